using System.Text.Json.Serialization;

namespace Contracts.Control;

/// <summary>A recording: what is clicked and called from a point on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The title of the scenario.</param>
/// <param name="At">When it began, by the workspace's clock.</param>
public sealed record RecordingView(string Id, string Title, DateTimeOffset At)
{
    /// <summary>How many steps it has until now; only where one recording is read.</summary>
    public int? Steps { get; init; }

    /// <summary>The scenario in YAML; only where one recording is read.</summary>
    public string? Yaml { get; init; }

    /// <summary>The id of the oldest recording, when it was dropped for this one because there were too many; only where a recording is begun.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dropped { get; init; }
}

/// <summary>A recording to begin.</summary>
public sealed record RecordingRequest
{
    /// <summary>The title of the scenario.</summary>
    public string? Title { get; init; }
}
