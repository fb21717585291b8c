namespace Emulator.Core.State;

/// <summary>A table seen without its types, for what is generic: export, diff, the durable store to come.</summary>
public interface ITable
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The rows in key order, each with its key as text.</summary>
    IEnumerable<KeyValuePair<string, object>> Records { get; }

    /// <summary>The row with this key as text, or null.</summary>
    object? FindRecord(string id);
}
