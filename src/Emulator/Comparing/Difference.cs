namespace Emulator.Comparing;

/// <summary>What a recording says otherwise than the emulator.</summary>
/// <param name="Rule">What it is about: status, media type, header, member, type, null, order, format or error body.</param>
/// <param name="At">The place: a header's name, or the way to a member, e.g. <c>$[].email</c>; empty for the whole answer.</param>
/// <param name="Text">What was recorded and what the emulator answers.</param>
internal sealed record Difference(string Rule, string At, string Text)
{
    public override string ToString() => $"{Rule}{(At.Length > 0 ? " " + At : "")}: {Text}";
}
