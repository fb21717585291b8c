using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>A workspace: its clock, and each provider's addresses and credentials.</summary>
public sealed record WorkspaceView
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>The seed of its records.</summary>
    public required long Seed { get; init; }

    /// <summary><c>demo</c>, <c>empty</c> or one of <c>GET /_emulator/fixtures</c>.</summary>
    public required string Fixture { get; init; }

    /// <summary>The values that come with the fixture: credentials and ids, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> FixtureValues { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Its clock.</summary>
    public required ClockView Clock { get; init; }

    /// <summary>When it is deleted, in real time; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What it is for; null when nothing is said.</summary>
    public string? Label { get; init; }

    /// <summary>Who cares for it; null when nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>The team that alone sees and changes it; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>Each provider's part, by its member: <c>kelio</c>, <c>predictiveIndex</c>, <c>keyPredict</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Providers { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>A provider's part as its wire record.</summary>
    /// <typeparam name="T">The wire record, e.g. <c>KelioWorkspace</c>.</typeparam>
    /// <param name="member">The member, e.g. <c>kelio</c>.</param>
    /// <exception cref="KeyNotFoundException">The emulator plays no such provider.</exception>
    public T Provider<T>(string member) => Providers[member].Deserialize<T>(ControlJson.Options)!;
}

/// <summary>A workspace in a list.</summary>
public sealed record WorkspaceSummary
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for; null when nothing is said.</summary>
    public string? Label { get; init; }

    /// <summary>Who cares for it; null when nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>The team that alone sees and changes it; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>When it is deleted, in real time; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary><c>live</c>, <c>frozen</c> or <c>scaled</c>; null when what is kept of it cannot be read.</summary>
    public string? Clock { get; init; }

    /// <summary>What it keeps, in bytes; of one that is put away, when it was written last. Null when that cannot be read.</summary>
    public long? Bytes { get; init; }
}
