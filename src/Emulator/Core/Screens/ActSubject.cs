using System.Collections.Immutable;

namespace Emulator.Core.Screens;

/// <summary>A person at a provider, or something of theirs that has a life: a candidacy, an assessment.</summary>
/// <param name="Kind">What it is; the acts with this subject can be done to it.</param>
/// <param name="Id">Its id, as the control routes want it.</param>
/// <param name="Title">What it is called, for a person.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's e-mail address, or null.</param>
public sealed record ActSubject(string Kind, string Id, string Title, string State, string Name, string? Email)
{
    /// <summary>The words that may be written for a member, where they depend on the subject; for a member <c>x.*</c> under <c>x</c>, the names.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Choices { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The members, with what is below them, that mean nothing for this one.</summary>
    public ImmutableArray<string> Without { get; init; } = [];
}
