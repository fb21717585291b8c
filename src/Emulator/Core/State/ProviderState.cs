using System.Text.Json.Serialization;

namespace Emulator.Core.State;

/// <summary>All records of one provider in one workspace: an immutable record of tables. Each provider derives one.</summary>
public abstract record ProviderState
{
    /// <summary>The tables by name (plural, camelCase), in the order in which a person would read them; for export, diff and a durable store.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<KeyValuePair<string, ITable>> Tables { get; }
}
