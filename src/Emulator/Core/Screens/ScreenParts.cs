using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Emulator.Core.Screens;

/// <summary>Something in a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(ScreenNote), "note")]
[JsonDerivedType(typeof(ScreenFacts), "facts")]
[JsonDerivedType(typeof(ScreenTicks), "ticks")]
[JsonDerivedType(typeof(ScreenChoices), "choices")]
[JsonDerivedType(typeof(ScreenForm), "form")]
[JsonDerivedType(typeof(ScreenEntries), "entries")]
[JsonDerivedType(typeof(ScreenFold), "fold")]
public abstract record ScreenPart;

/// <summary>A sentence.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Tone"><c>hint</c>, <c>faint</c>, <c>mistake</c>, or <c>heading</c> for the heading of what follows.</param>
public sealed record ScreenNote(string Text, string Tone = "hint") : ScreenPart;

/// <summary>What is so, line by line.</summary>
/// <param name="Facts">The lines.</param>
public sealed record ScreenFacts(params ImmutableArray<ScreenFact> Facts) : ScreenPart;

/// <summary>A line: what it is called and what it is.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Text">What it is; null for nothing yet.</param>
public sealed record ScreenFact(string Label, string? Text)
{
    /// <summary>Whether it is given to a program: it is shown letter by letter and can be copied.</summary>
    public bool IsCode { get; init; }

    /// <summary>What is said of it after it became another one before the reader's eyes; null for nothing.</summary>
    public string? WhenNew { get; init; }

    /// <summary>What can be done with it.</summary>
    public ImmutableArray<ScreenButton> Buttons { get; init; } = [];

    /// <summary>A line that is given to a program.</summary>
    public static ScreenFact Code(string label, string text) => new(label, text) { IsCode = true };
}

/// <summary>Switches that act at once.</summary>
/// <param name="Ticks">The switches.</param>
public sealed record ScreenTicks(params ImmutableArray<ScreenTick> Ticks) : ScreenPart
{
    /// <summary>What they are together; null where each stands for itself.</summary>
    public string? Legend { get; init; }
}

/// <summary>A switch.</summary>
/// <param name="Label">What it switches.</param>
/// <param name="IsOn">How it stands.</param>
/// <param name="Press">What a press does: the other way round.</param>
public sealed record ScreenTick(string Label, bool IsOn, ScreenPress? Press)
{
    /// <summary>What it means, where the label does not say it.</summary>
    public string? Hint { get; init; }

    /// <summary>A switch of one member, of which it is said that it is on or off.</summary>
    public static ScreenTick Of(string path, string member, string label, bool isOn, string? hint = null) =>
        new(label, isOn, ScreenPress.Set(path, member, !isOn, $"{label} is {(isOn ? "off" : "on")}.")) { Hint = hint };
}

/// <summary>Choices that act at once.</summary>
/// <param name="Press">What a choice does; it sends the field's member.</param>
/// <param name="Fields">The choices.</param>
public sealed record ScreenChoices(ScreenPress Press, params ImmutableArray<ScreenField> Fields) : ScreenPart;

/// <summary>What is typed and then sent: for a change only what was typed, for something new all that is not empty.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Submit">The words on its button.</param>
/// <param name="Press">What it does; a <c>PATCH</c> is a change.</param>
/// <param name="Fields">What can be typed.</param>
public sealed record ScreenForm(string Label, string Submit, ScreenPress Press, params ImmutableArray<ScreenField> Fields) : ScreenPart
{
    /// <summary>What else can be done, beside its button.</summary>
    public ImmutableArray<ScreenButton> Buttons { get; init; } = [];

    /// <summary>Whether it is one line, with its buttons at the end.</summary>
    public bool IsLine { get; init; }
}

/// <summary>Something that can be typed or chosen.</summary>
/// <param name="Member">The member that is sent.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What it is now, or what it is as long as nobody types: a text, a flag, or a list of texts for several ticks.</param>
public sealed record ScreenField(string Member, string Label, object? Value)
{
    /// <summary>What may be chosen; empty for a text.</summary>
    public ImmutableArray<ScreenChoice> Choices { get; init; } = [];

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether it takes the whole width.</summary>
    public bool IsWide { get; init; }

    /// <summary>What it means, where the label does not say it.</summary>
    public string? Hint { get; init; }

    /// <summary>It is there only while another member has a certain value; null for always.</summary>
    public ScreenCondition? When { get; init; }
}

/// <summary>A member of the same form with a value.</summary>
/// <param name="Member">The member.</param>
/// <param name="Value">The value.</param>
public sealed record ScreenCondition(string Member, string Value);

/// <summary>A plain list.</summary>
/// <param name="Empty">What is said when there are none.</param>
/// <param name="Entries">What is in it.</param>
public sealed record ScreenEntries(string Empty, params ImmutableArray<ScreenEntry> Entries) : ScreenPart;

/// <summary>A line of a list.</summary>
/// <param name="Text">The line.</param>
/// <param name="Buttons">What can be done with it.</param>
public sealed record ScreenEntry(string Text, params ImmutableArray<ScreenButton> Buttons);

/// <summary>Something that is opened by a press: one of many, or what is seldom wanted.</summary>
/// <param name="Title">What is read when it is closed.</param>
/// <param name="Parts">What is in it.</param>
public sealed record ScreenFold(string Title, params ImmutableArray<ScreenPart> Parts) : ScreenPart
{
    /// <summary>What tells it from others of the same title; null where none has.</summary>
    public string? Id { get; init; }

    /// <summary>What is read beside the title of one of many; null for what stands alone.</summary>
    public string? Detail { get; init; }

    /// <summary>Where it stands.</summary>
    public ImmutableArray<ScreenTag> Tags { get; init; } = [];
}
