using System.Buffers;
using System.Text.Json;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Writes of each workspace what is not of its value: how far it is, how its clock stands, its counters, and when something of it falls due.</summary>
/// <param name="statements">What writes.</param>
/// <param name="house">What the workspaces share.</param>
/// <param name="json">How it is written.</param>
/// <param name="isShared">Whether other processes may go on with them: then the calls that were set aside count as made.</param>
internal sealed class HeadRows(IStoreStatements statements, WorkspaceHouse house, JsonSerializerOptions json, bool isShared)
{
    private readonly ArrayBufferWriter<byte> buffer = new(4 * 1024);

    /// <summary>Writes the head of a workspace.</summary>
    public void Write(Workspace workspace, KeptCounts kept)
    {
        if (kept.Last is not var (version, clock, at, due, end))
        {
            if (workspace.Mark.Head is not { } back) return; // It was deleted before anything of it was written.
            (version, clock, at, end) = (back.Version, back.Clock, back.SavedAt, workspace.ExpiresAt);
            due = KeptCounts.DueOf(house, workspace.State, clock, at);
        }

        var quotas = workspace.Quotas.Save(isWithAhead: isShared);
        var head = new WorkspaceHead(workspace.Id, workspace.Seed, end, version, clock, at, workspace.SaveSecrets(), quotas)
        { Bytes = workspace.KeptBytes };
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer)) JsonSerializer.Serialize(writer, head, json);
        if (end is { } over && !(due < over)) due = over;
        statements.Run(
            "INSERT INTO workspaces (key, name, due, head, sum) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO UPDATE SET due = $3, head = $4, sum = $5",
            workspace.Place.Key,
            workspace.Id,
            due is { } instant ? instant.UtcTicks : DBNull.Value,
            buffer.WrittenSpan.ToArray(),
            Checksum.Of(buffer.WrittenSpan));
    }
}
