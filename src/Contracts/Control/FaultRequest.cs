namespace Contracts.Control;

/// <summary>A fault to register.</summary>
public sealed record FaultRequest
{
    /// <summary>The provider whose calls it meets, by its name.</summary>
    public required string Provider { get; init; }

    /// <summary><c>status</c>, <c>delay</c>, <c>reset</c>, <c>truncate</c>, <c>garble</c>, <c>quota</c>,
    /// <c>webhookDuplicate</c> or <c>webhookDrop</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The verb it meets; all when absent.</summary>
    public string? Method { get; init; }

    /// <summary>The path it meets, whole or its last parts; <c>*</c> stands for anything, and then the whole path is meant. All when absent.</summary>
    public string? Path { get; init; }

    /// <summary>The status of kind <c>status</c>, 400 to 599.</summary>
    public int? Status { get; init; }

    /// <summary>The real time of kind <c>delay</c>, at most five minutes.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>How likely it strikes, above 0 to 1.</summary>
    public double? Probability { get; init; }

    /// <summary>How often it strikes; for ever when absent.</summary>
    public int? Times { get; init; }
}
