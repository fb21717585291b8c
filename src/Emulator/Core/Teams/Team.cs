using System.Collections.Immutable;

namespace Emulator.Core.Teams;

/// <summary>A team that shares the process with others: its limits and its tokens. Kept as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MaxWorkspaces">How many workspaces it may have at once; null for any number.</param>
/// <param name="RequestsPerMinute">How many calls to the control API it may make in a minute; null for any number.</param>
/// <param name="Tokens">Its tokens, in the order in which they were made.</param>
public sealed record Team(string Name, int? MaxWorkspaces, int? RequestsPerMinute, ImmutableArray<TeamToken> Tokens);

/// <summary>A token of a team. Of what its holder sends only a hash is kept.</summary>
/// <param name="Id">Its name, which is no secret: part of what the holder sends.</param>
/// <param name="Hash">The SHA-256 of what the holder sends.</param>
/// <param name="CreatedAt">When it was made, in real time.</param>
public sealed record TeamToken(string Id, byte[] Hash, DateTimeOffset CreatedAt);

/// <summary>What is wanted of a team's limits: what is null stays as it is.</summary>
/// <param name="MaxWorkspaces">How many workspaces it may have at once.</param>
/// <param name="RequestsPerMinute">How many calls to the control API it may make in a minute.</param>
public readonly record struct TeamLimits(int? MaxWorkspaces, int? RequestsPerMinute);
