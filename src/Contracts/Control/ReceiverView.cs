using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>A webhook server of the emulator's own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its address, to be set as a webhook's target.</param>
/// <param name="Answers">A status, or <c>down</c>.</param>
/// <param name="Times">How many times more, then 200 again; null for ever.</param>
/// <param name="Count">How many calls it has got.</param>
/// <param name="Received">The calls, oldest first; only where one receiver is read.</param>
public sealed record ReceiverView(string Name, string Url, string Answers, int? Times, int Count, IReadOnlyList<ReceivedView>? Received)
{
    /// <summary>How many of its calls are not kept any more, because there were too many; only where one receiver is read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Dropped { get; init; }
}

/// <summary>A call that a receiver got; secrets are masked.</summary>
public sealed record ReceivedView(
    int Number, DateTimeOffset At, string Method, string Query, IReadOnlyDictionary<string, string> Headers, string Body, string Answered)
{
    /// <summary>How many bytes the body had, where only its beginning is kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CutFrom { get; init; }
}

/// <summary>What a receiver is to answer.</summary>
public sealed record ReceiverRequest
{
    /// <summary>A status from 200 to 599, or <c>down</c>: the connection breaks.</summary>
    public string Answers { get; init; } = "200";

    /// <summary>So many times, then 200 again; for ever when left out.</summary>
    public int? Times { get; init; }
}
