using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>A registered fault.</summary>
public sealed record FaultView
{
    /// <summary>Its id in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The provider whose calls it meets.</summary>
    public required string Provider { get; init; }

    /// <summary>What it does.</summary>
    public required string Kind { get; init; }

    /// <summary>The verb it meets, or null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The path it meets, or null for all.</summary>
    public string? Path { get; init; }

    /// <summary>The status of kind <c>status</c>.</summary>
    public int? Status { get; init; }

    /// <summary>The real time of kind <c>delay</c>.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>How likely it strikes.</summary>
    public required double Probability { get; init; }

    /// <summary>How often it still strikes, or null for ever.</summary>
    public int? Remaining { get; init; }

    /// <summary>The id of the oldest fault, when it was dropped for this one because there were too many; only where a fault is registered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dropped { get; init; }
}
