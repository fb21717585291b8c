using System.Collections.Immutable;

namespace Emulator.Core.Screens;

/// <summary>A vendor's administration screen as it stands at one moment: what is shown, and what can be done by which control route. The page draws it
/// and knows no provider.</summary>
/// <param name="Cards">Its parts, from top to bottom.</param>
public sealed record Screen(ImmutableArray<ScreenCard> Cards)
{
    /// <summary>On whose behalf the screen is used; null where that makes no difference.</summary>
    public ScreenActor? Actor { get; init; }
}

/// <summary>Who uses the screen: chosen once, and said with each press that wants it.</summary>
/// <param name="Label">The question.</param>
/// <param name="Hint">What it decides.</param>
/// <param name="Member">The member of the body, or the query's parameter of a route without one.</param>
/// <param name="Choices">Who there is; the first one until somebody chooses.</param>
public sealed record ScreenActor(string Label, string Hint, string Member, ImmutableArray<ScreenChoice> Choices);

/// <summary>A word that can be chosen.</summary>
/// <param name="Value">What the route takes.</param>
/// <param name="Label">What a person reads.</param>
public sealed record ScreenChoice(string Value, string Label)
{
    /// <summary>Words that are read as they are taken.</summary>
    public static ImmutableArray<ScreenChoice> Of(IEnumerable<string> words) => [.. words.Select(word => new ScreenChoice(word, word))];
}

/// <summary>A frame with what belongs together.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Parts">What is in it.</param>
public sealed record ScreenCard(string Title, ImmutableArray<ScreenPart> Parts)
{
    /// <summary>What tells it from others of the same title; null where none has.</summary>
    public string? Id { get; init; }

    /// <summary>What it is called for who cannot see it, where the heading does not tell it from others.</summary>
    public string? Label { get; init; }

    /// <summary>Where it stands.</summary>
    public ImmutableArray<ScreenTag> Tags { get; init; } = [];
}

/// <summary>A state in a word.</summary>
/// <param name="Text">The word.</param>
/// <param name="Tone"><c>good</c>, <c>warn</c>, <c>bad</c>, <c>info</c> or <c>plain</c>; null for the word's usual one.</param>
public sealed record ScreenTag(string Text, string? Tone = null);

/// <summary>What a press does: a call of one of the provider's control routes.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path relative to the workspace.</param>
/// <param name="Body">The members that are sent; null for a call without a body.</param>
/// <param name="Done">What is said when it was done.</param>
public sealed record ScreenPress(string Method, string Path, IReadOnlyDictionary<string, object?>? Body, string Done)
{
    /// <summary>Whether it is said who acts.</summary>
    public bool IsByActor { get; init; }

    /// <summary>A change of one member.</summary>
    public static ScreenPress Set(string path, string member, object? value, string done) =>
        new("PATCH", path, new Dictionary<string, object?> { [member] = value }, done);

    /// <summary>A change of members that a person types.</summary>
    public static ScreenPress Change(string path, string done) => new("PATCH", path, null, done);
}

/// <summary>A button.</summary>
/// <param name="Label">The words on it.</param>
/// <param name="Press">What it does.</param>
public sealed record ScreenButton(string Label, ScreenPress Press)
{
    /// <summary>What is asked before something is done that cannot be taken back; null for nothing.</summary>
    public string? Question { get; init; }

    /// <summary>What it is called for who cannot see what stands around it.</summary>
    public string? Name { get; init; }
}
