using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>What is read and kept beside the workspaces.</summary>
internal sealed partial class DurableStore
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<long, WorkspaceHead> Heads(IReadOnlyCollection<long> keys) => reader!.Heads(keys);

    /// <inheritdoc/>
    public IReadOnlyList<ProcessRow> Rows(string kind) => reader!.Rows(kind);

    /// <inheritdoc/>
    public Task PutAsync(ProcessRow row) => database!.PutAsync(row);
}
