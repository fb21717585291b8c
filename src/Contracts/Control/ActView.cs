namespace Contracts.Control;

/// <summary>Something that a person does at a provider, by a control route.</summary>
/// <param name="Name">What is done, unique in the provider.</param>
/// <param name="Title">The words on a button.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Method">The verb of the control route.</param>
/// <param name="Path">Its path relative to the workspace.</param>
/// <param name="Members">What can be said with it.</param>
public sealed record ActView(string Name, string Title, string Actor, string Method, string Path, IReadOnlyList<ActMemberView> Members)
{
    /// <summary>The provider; only in the whole vocabulary.</summary>
    public string? Provider { get; init; }

    /// <summary>The kind of thing that it is done to; only in the whole vocabulary.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether the members go into the query, not into the body.</summary>
    public bool InQuery { get; init; }

    /// <summary>The states in which it is legal, empty for any; only in the whole vocabulary.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>The state that it leads to, if to one.</summary>
    public string? To { get; init; }
}

/// <summary>One thing that can be said with an act.</summary>
/// <param name="Name">The member of the body or the parameter of the query; dots lead to members of members.</param>
/// <param name="Type"><c>text</c>, <c>wholeNumber</c>, <c>number</c>, <c>flag</c>, <c>duration</c>, <c>instant</c>, <c>url</c> or <c>textList</c>.</param>
/// <param name="Required">Whether the act cannot be without it. One with a single choice is that choice.</param>
/// <param name="Nullable">Whether null may be written.</param>
/// <param name="Choices">The words that may be written; empty when any may.</param>
/// <param name="Least">The least number, or null.</param>
/// <param name="Most">The greatest number, or null.</param>
/// <param name="Summary">What it means.</param>
public sealed record ActMemberView(
    string Name, string Type, bool Required, bool Nullable, IReadOnlyList<string> Choices, decimal? Least, decimal? Most, string Summary);

/// <summary>A person's account, candidacy or assessment at a provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called, for a person.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Acts">What can be done to it now.</param>
public sealed record SubjectView(string Provider, string Kind, string Id, string Title, string State, IReadOnlyList<ActView> Acts);

/// <summary>A candidate, applicant or taker, over all providers; one person is one e-mail address.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Subjects">What there is of the person at each provider.</param>
public sealed record PersonView(string Name, string? Email, IReadOnlyList<SubjectView> Subjects);
