using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Core.Webhooks;

/// <summary>One webhook on its way: what is sent where, and what came of each attempt.</summary>
/// <param name="Id">Number in the workspace, growing.</param>
/// <param name="Provider">The provider that sends it.</param>
/// <param name="Call">What is sent.</param>
/// <param name="CreatedAt">When the event happened.</param>
public sealed record Delivery(int Id, string Provider, WebhookCall Call, DateTimeOffset CreatedAt) : IRow<int>
{
    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; init; } = DeliveryState.Scheduled;

    /// <summary>When the next attempt is due; null when none is scheduled or an earlier delivery of the subject goes first.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The attempts so far, oldest first.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>The delivery that this one repeats, or null.</summary>
    public int? ReplayOf { get; init; }

    /// <summary>Whether it goes out without waiting for earlier deliveries of its subject, and also while deliveries are held: a
    /// replay, or one let go by hand.</summary>
    public bool IsLetGo { get; init; }

    /// <summary>The number of its agenda entries, one after the other: among those due at one instant it keeps its place, whichever receiver
    /// answered first. Null while it is held.</summary>
    public long? Turn { get; init; }

    /// <summary>Whether something is still to come.</summary>
    [JsonIgnore]
    public bool IsOpen => State is DeliveryState.Scheduled or DeliveryState.Held;

    /// <summary>Whether its bodies were dropped, those of the answers too.</summary>
    public bool IsBare { get; init; }

    /// <summary>What its bodies take in memory, in bytes.</summary>
    [JsonIgnore]
    public long BodyBytes => sizeof(char) * (Call.Body.Length + Attempts.Sum(static attempt => (long)attempt.ResponseBody.Length));

    /// <summary>The delivery without its bodies.</summary>
    public Delivery WithoutBodies() => this with
    {
        IsBare = true,
        Call = Call with { Body = "" },
        Attempts = [.. Attempts.Select(static attempt => attempt.ResponseBody.Length == 0 ? attempt : attempt with { ResponseBody = "" })],
    };
}

/// <summary>One attempt of a delivery.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Status">The status received, or null.</param>
/// <param name="Error">What went wrong when no status was received, or null.</param>
/// <param name="DurationMs">How long it took, in real milliseconds.</param>
/// <param name="ResponseBody">The answer's body as text, decoded, as far as it came, cut at 64 KiB.</param>
public sealed record Attempt(DateTimeOffset At, int? Status, string? Error, double DurationMs, string ResponseBody)
{
    /// <summary>The reason phrase beside the status, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Where a redirect leads, which is not followed; or null.</summary>
    public string? Location { get; init; }

    /// <summary>Whether the target may not be called at all.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whether it fell due while no process was there to make it.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether the receiver took it: any 2xx.</summary>
    [JsonIgnore]
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>An attempt is still to come.</summary>
    Scheduled,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>The last attempt failed, or the answer forbids another.</summary>
    Failed,

    /// <summary>Kept back until it is released.</summary>
    Held,

    /// <summary>The target is not one that the emulator may call.</summary>
    Blocked,
}
