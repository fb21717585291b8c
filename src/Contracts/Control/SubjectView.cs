namespace Contracts.Control;

/// <summary>A person's account, candidacy or assessment at a provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called, for a person.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Acts">What can be done to it now.</param>
public sealed record SubjectView(string Provider, string Kind, string Id, string Title, string State, IReadOnlyList<ActView> Acts);
