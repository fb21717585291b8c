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
