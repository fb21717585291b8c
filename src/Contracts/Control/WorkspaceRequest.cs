using System.Text.Json;

namespace Contracts.Control;

/// <summary>A new workspace; every member is optional.</summary>
public sealed record WorkspaceRequest
{
    /// <summary>Its name: letters, digits, dots, hyphens, underscores, at most 64. Made up when absent.</summary>
    public string? Id { get; init; }

    /// <summary>The seed of its records: the same seed gives the same records.</summary>
    public long? Seed { get; init; }

    /// <summary><c>demo</c> (a lived-in account at each provider, the default), <c>empty</c> (accounts and credentials only), or one of
    /// <c>GET /_emulator/fixtures</c>.</summary>
    public string? Fixture { get; init; }

    /// <summary>What is chosen of the fixture's parameters.</summary>
    public IReadOnlyDictionary<string, JsonElement>? FixtureParams { get; init; }

    /// <summary>How its clock goes.</summary>
    public ClockRequest? Clock { get; init; }

    /// <summary>After how much real time it is deleted, e.g. <c>PT2H</c>.</summary>
    public TimeSpan? Ttl { get; init; }
}
