namespace Emulator.Core.History;

/// <summary>What became of one record: added when there is none before, removed when there is none after.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Table">The table.</param>
/// <param name="Id">The record's key as text.</param>
/// <param name="Before">The record as it was, or null.</param>
/// <param name="After">The record as it is, or null.</param>
public sealed record RecordChange(string Provider, string Table, string Id, object? Before, object? After);
