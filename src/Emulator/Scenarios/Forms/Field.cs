using System.Collections.Immutable;

namespace Emulator.Scenarios.Forms;

/// <summary>A part of a step.</summary>
/// <param name="Name">Its name in the text.</param>
/// <param name="Kind">What may be written.</param>
/// <param name="Summary">What it means.</param>
internal sealed record Field(string Name, FieldKind Kind, string Summary)
{
    public bool IsRequired { get; init; }

    /// <summary>The words of a <see cref="FieldKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}

/// <summary>A kind of step: the word that makes it one, and what else can be said.</summary>
/// <param name="Verb">The part that makes it this kind of step.</param>
/// <param name="Fields">What else can be said.</param>
internal sealed record StepForm(Field Verb, ImmutableArray<Field> Fields)
{
    public string Name => Verb.Name;
}
