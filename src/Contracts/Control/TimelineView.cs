using System.Text.Json;

namespace Contracts.Control;

/// <summary>One thing on a workspace's time axis.</summary>
public sealed record TimelineView
{
    /// <summary>Unique over the process: the number, and a part where one number stands for several things.</summary>
    public required string Id { get; init; }

    /// <summary>Growing over the process, in one sequence with the exchanges. What <see cref="Cause"/> brought about stands after it.</summary>
    public required long Number { get; init; }

    /// <summary>When, by the workspace's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>call</c>, <c>refusal</c>, <c>act</c>, <c>change</c>, <c>delivery</c>, <c>mail</c> or <c>clock</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The provider, or null for what is about the whole workspace.</summary>
    public string? Provider { get; init; }

    /// <summary>One line for a person.</summary>
    public required string Title { get; init; }

    /// <summary>The id of the record that it is about, where it is about one.</summary>
    public string? Subject { get; init; }

    /// <summary>The e-mail address of the person that it is about, where one is known.</summary>
    public string? Person { get; init; }

    /// <summary>The number of the call or act that brought it about; null for what fell due by itself.</summary>
    public long? Cause { get; init; }

    /// <summary>For a call: the number of its exchange in the journal.</summary>
    public long? Exchange { get; init; }

    /// <summary>For an attempt: the id of its delivery.</summary>
    public string? Delivery { get; init; }

    /// <summary>For an e-mail: its id.</summary>
    public string? Mail { get; init; }

    /// <summary>The verb of a call or act.</summary>
    public string? Method { get; init; }

    /// <summary>The path of a call; of an act the path after the workspace.</summary>
    public string? Path { get; init; }

    /// <summary>The status of a call, of an act or of an attempt's answer.</summary>
    public int? Status { get; init; }

    /// <summary>The table of a changed record.</summary>
    public string? Table { get; init; }

    /// <summary>The record before; null when it was added.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The record after; null when it was removed.</summary>
    public JsonElement? After { get; init; }

    /// <summary>The body of an act, secrets masked.</summary>
    public string? Body { get; init; }
}
