using System.Text.Json.Nodes;

namespace Emulator.Scenarios.Recording;

/// <summary>A step that is being written: its parts in order, and the name by which later steps use what came of it.</summary>
/// <param name="At">When it happened, by the workspace's clock.</param>
/// <param name="Name">The name, written only when a later step uses it.</param>
internal sealed record RecordedStep(DateTimeOffset At, string Name)
{
    /// <summary>The parts, in the order in which they are written.</summary>
    public List<KeyValuePair<string, JsonNode?>> Parts { get; } = [];

    public bool IsUsed { get; set; }

    public RecordedStep Say(string name, JsonNode? value)
    {
        Parts.Add(new(name, value));
        return this;
    }
}

/// <summary>A text with the parts that the record knows replaced by names, and whether there were any.</summary>
internal readonly record struct Filled(string Text, bool IsChanged);
