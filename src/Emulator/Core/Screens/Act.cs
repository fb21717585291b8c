using System.Collections.Immutable;

namespace Emulator.Core.Screens;

/// <summary>Something that a person does at a provider, as data: who, to what, by which control route, from which states to which. The one home of the state
/// machine: control routes judge by it, people's buttons show it, scenarios are checked against it.</summary>
/// <param name="Name">What is done, unique in the provider, in plain words: <c>complete assessment</c>.</param>
/// <param name="Title">The words on a button: <c>Complete</c>.</param>
/// <param name="Actor">Who does it: <c>candidate</c>, <c>taker</c>, <c>manager</c>, <c>administrator</c>, <c>vendor</c>, or
/// <c>clock</c> for what time does by itself.</param>
/// <param name="Subject">The kind of thing that it is done to: <c>assessment</c>; <c>account</c> when it is the provider's account as a whole.</param>
/// <param name="Method">The verb of the control route.</param>
/// <param name="Path">The path of the control route relative to the workspace; at most one name in braces, which stands for the subject's id.</param>
public sealed record Act(string Name, string Title, string Actor, string Subject, string Method, string Path)
{
    /// <summary>The actor of what time does by itself.</summary>
    public const string Clock = "clock";

    /// <summary>What can be said with it.</summary>
    public ImmutableArray<ActMember> Members { get; init; } = [];

    /// <summary>Whether the members go into the query, not into the body.</summary>
    public bool IsInQuery { get; init; }

    /// <summary>The states in which it is legal; empty for any.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>The state that it leads to; null when it leads to none in particular.</summary>
    public string? To { get; init; }

    /// <summary>Whether it is legal in this state.</summary>
    public bool IsLegalIn(string state) => From.IsEmpty || From.Contains(state);

    /// <summary>The path for this subject.</summary>
    public string PathFor(string id)
    {
        var (open, close) = (Path.IndexOf('{', StringComparison.Ordinal), Path.IndexOf('}', StringComparison.Ordinal));
        return open < 0 ? Path : Path[..open] + Uri.EscapeDataString(id) + Path[(close + 1)..];
    }

    /// <summary>Whether the path names a subject.</summary>
    public bool HasSubject => Path.Contains('{', StringComparison.Ordinal);
}
