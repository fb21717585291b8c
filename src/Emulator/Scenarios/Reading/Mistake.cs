namespace Emulator.Scenarios.Reading;

/// <summary>Something that is wrong in a scenario's text, and where.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Member">Which part it is, e.g. <c>steps[2].at</c>; empty for the text as a whole.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Nearest">The valid word that is nearest to what was written, or null.</param>
internal sealed record Mistake(int Line, int Column, string Member, string Text, string? Nearest = null)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() =>
        $"line {Line}, column {Column}: {(Member.Length == 0 ? "" : Member + ": ")}{Text}{(Nearest is null ? "" : $" Did you mean “{Nearest}”?")}";
}
