namespace Contracts.Control;

/// <summary>One thing that can be said with an act.</summary>
/// <param name="Name">The member of the body or the parameter of the query; dots lead to members of members.</param>
/// <param name="Type"><c>text</c>, <c>wholeNumber</c>, <c>number</c>, <c>flag</c>, <c>duration</c>, <c>instant</c>, <c>url</c> or <c>textList</c>.</param>
/// <param name="Required">Whether the act cannot be without it. One with a single choice is that choice.</param>
/// <param name="Nullable">Whether null may be written.</param>
/// <param name="Choices">The words that may be written; empty when any may.</param>
/// <param name="Least">The least number, or null.</param>
/// <param name="Most">The greatest number, or null.</param>
/// <param name="Summary">What it means.</param>
public sealed record ActMemberView(string Name, string Type, bool Required, bool Nullable, IReadOnlyList<string> Choices, decimal? Least, decimal? Most, string Summary);
