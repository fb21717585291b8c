using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary>What it is for, in free words: a line of at most 200 characters.</summary>
    public string? Label { get; init; }

    /// <summary>Who cares for it, in free words: a line of at most 200 characters.</summary>
    public string? Owner { get; init; }
}

/// <summary>What is to be said of a workspace from now on. What is absent stays as it is; null takes it away.</summary>
public sealed record WorkspaceChange
{
    /// <summary>What it is for: a line of at most 200 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string?> Label { get; init; }

    /// <summary>Who cares for it: a line of at most 200 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string?> Owner { get; init; }

    /// <summary>After how much real time from now on it is deleted; null for never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<TimeSpan?> Ttl { get; init; }
}
