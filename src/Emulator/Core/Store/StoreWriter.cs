using System.Buffers;
using System.Text.Json;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Writes what has gathered, a transaction at a time. For one thread.</summary>
internal sealed class StoreWriter : IDisposable
{
    /// <summary>So many numbers are set aside for exchanges to come: after a crash they go on behind them, and none comes twice.</summary>
    private const int NumbersAhead = 50_000;

    private readonly StoreStatements statements;
    private readonly StoreFormats formats;
    private readonly WorkspaceHouse house;
    private readonly KnownClaims known;
    private readonly CommonRows common;
    private readonly JournalRows journals;
    private readonly TagRows tags;
    private readonly Dictionary<long, KeptCounts> counts = [];
    private readonly HashSet<Workspace> touched = [];
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private long numbers;

    /// <summary>Goes on writing in a file.</summary>
    public StoreWriter(StoreFile file, StoreFormats formats, WorkspaceHouse house, KnownClaims known)
    {
        (statements, this.formats, this.house, this.known) = (new StoreStatements(file.Connect()), formats, house, known);
        (common, journals, tags) = (new CommonRows(statements), new JournalRows(statements, house.Journal, house.Terms), new TagRows(statements));
        numbers = Ask("SELECT value FROM meta WHERE name = 'numbers'");
        Numbering.GoOnAfter(numbers);
        // Before anybody is told a number: a process that is killed before it writes anything else is followed by one that goes on behind it.
        SetNumbersAside(isEnd: false, most: 0);
    }

    /// <summary>The largest key that was ever given.</summary>
    public long LastKey => Ask("SELECT value FROM meta WHERE name = 'keys'");

    /// <summary>Writes all of it, or nothing.</summary>
    /// <param name="items">What has come, in order.</param>
    /// <param name="behind">The workspaces whose journals and counters have gone on.</param>
    /// <param name="isEnd">Whether the process ends: then no number is set aside any more.</param>
    /// <returns>The commits of whose values a checkpoint is wanted.</returns>
    public IReadOnlyList<CommitItem> Write(IReadOnlyList<StoreItem> items, IReadOnlyCollection<Workspace> behind, bool isEnd)
    {
        var marks = behind.Select(workspace => (workspace, workspace.Mark.Journal)).ToList();
        Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var item in items) Write(item);
            foreach (var workspace in behind.Where(workspace => !workspace.Mark.IsOver))
            {
                journals.Write(workspace, CountsOf(workspace.Place.Key));
                touched.Add(workspace);
            }

            journals.WriteTerms();
            foreach (var workspace in touched) WriteHead(workspace);
            SetNumbersAside(isEnd, NumbersAhead / 2);
            Run("COMMIT");
        }
        catch
        {
            // What the file does not have is not counted: it is read anew. The journals are taken again from where they were.
            foreach (var kept in counts.Values) kept.IsStale = true;
            common.Forget();
            journals.Forget();
            numbers = 0;
            foreach (var (workspace, mark) in marks) workspace.Mark.Journal = mark;
            if (statements.IsInTransaction) Run("ROLLBACK");
            throw;
        }
        finally
        {
            touched.Clear();
        }

        return [.. items.OfType<CommitItem>().Reverse().DistinctBy(item => item.Workspace.Place.Key).Where(IsLong)];
    }

    /// <inheritdoc/>
    public void Dispose() => statements.Dispose();

    private bool IsLong(CommitItem item) => counts.TryGetValue(item.Workspace.Place.Key, out var kept) && kept.BeginPacking();

    private void Write(StoreItem item)
    {
        var key = item.Workspace.Place.Key;
        switch (item)
        {
            case CommitItem { Commit.IsEnd: true }:
                item.Workspace.Mark.IsOver = true;
                common.Use(key, []);
                foreach (var table in (string[])["workspaces", "checkpoints", "commits", "acts", "claims", "journal", "tags"])
                    Run($"DELETE FROM {table} WHERE key = $1", key);
                Run("DELETE FROM meta WHERE name = $1", $"forgotten {key}");
                counts.Remove(key);
                touched.Remove(item.Workspace);
                break;
            case { Workspace.Mark.IsOver: true }:
                break;
            case CommitItem commit:
                WriteCommit(commit, key);
                touched.Add(item.Workspace);
                break;
            case ActItem { Act: var act }:
                buffer.ResetWrittenCount();
                formats.WriteAct(buffer, act);
                Run("REPLACE INTO acts VALUES ($1, $2, $3, $4)", key, act.Number, buffer.WrittenSpan.ToArray(), StoreStatements.Sum(buffer.WrittenSpan));
                DropOldEntries(CountsOf(key));
                break;
            case ForgetItem forget:
                journals.Drop(CountsOf(key), forget.LastExchange);
                if (!forget.WithHistory) break;
                Run("DELETE FROM acts WHERE key = $1", key);
                Run("DELETE FROM commits WHERE key = $1 AND version <= (SELECT version FROM checkpoints WHERE key = $1)", key);
                Run("INSERT INTO meta VALUES ($1, $2) ON CONFLICT DO UPDATE SET value = $2", $"forgotten {key}", forget.LastNumber);
                break;
            case CheckpointItem checkpoint:
                WriteCheckpoint(key, checkpoint.Version, checkpoint.State);
                break;
        }
    }

    private void WriteCommit(CommitItem item, long key)
    {
        var commit = item.Commit;
        if (item.Whole is { } whole)
        {
            Run("INSERT INTO meta VALUES ('keys', $1) ON CONFLICT DO UPDATE SET value = max(value, $1)", key);
            WriteCheckpoint(key, commit.Version, whole.GetAwaiter().GetResult());
            foreach (var claim in item.State.Claims.Rows) Claim(claim.Claim, key);
            tags.Write(key, item.State.Tag.Value);
            CountsOf(key).Note(item, house);
            return;
        }

        buffer.ResetWrittenCount();
        formats.Commits.Write(buffer, commit);
        Run("INSERT INTO commits VALUES ($1, $2, $3, $4)", key, commit.Version, buffer.WrittenSpan.ToArray(), StoreStatements.Sum(buffer.WrittenSpan));
        foreach (var row in commit.Rows)
        {
            if (row.After is IssuedClaim issued) Claim(issued.Claim, key);
            else if (row.After is WorkspaceTag tag) tags.Write(key, tag);
            else if (row.Before is IssuedClaim { Claim: { NamesWorkspace: true } gone })
                Run("DELETE FROM claims WHERE kind = $1 AND value = $2 AND key = $3", gone.Kind, gone.Value, key);
        }

        var kept = CountsOf(key);
        kept.Note(item, house);
        kept.Since = (kept.Since.Count + 1, kept.Since.Bytes + buffer.WrittenCount);
        DropOldEntries(kept);
    }

    private void Claim(Claim claim, long key)
    {
        if (!claim.NamesWorkspace) return;
        var hash = KnownClaims.HashOf(claim.Value);
        known.Add(hash, claim.IsSecret);
        Run("INSERT OR REPLACE INTO claims VALUES ($1, $2, $3, $4, $5)", claim.Value, claim.Kind, key, claim.IsSecret ? 1L : 0L, hash);
    }

    private void WriteCheckpoint(long key, long version, PackedState packed)
    {
        // One that was packed before, and comes later, is of an earlier value: what led from it to the present one may be dropped already.
        if (Ask("SELECT version FROM checkpoints WHERE key = $1", key) < version)
        {
            Run("INSERT OR REPLACE INTO checkpoints VALUES ($1, $2, $3, $4)", key, version, packed.State, StoreStatements.Sum(packed.State));
            common.Use(key, packed.Apart);
        }

        var kept = CountsOf(key);
        (kept.IsPacking, kept.Checkpoint) = (false, Ask("SELECT length(state) FROM checkpoints WHERE key = $1", key));
        CountCommits(kept);
    }

    /// <summary>What is not shown any more goes, unless it is needed to come to the value.</summary>
    private void DropOldEntries(KeptCounts kept)
    {
        if (++kept.Entries < Math.Max(100, house.Journal.MaxChanges / 8)) return;
        kept.Entries = 0;
        Run(
            "DELETE FROM commits WHERE key = $1 AND version <= (SELECT version FROM checkpoints WHERE key = $1) "
            + "AND version < (SELECT min(version) FROM (SELECT version FROM commits WHERE key = $1 ORDER BY version DESC LIMIT $2))",
            kept.Key,
            (long)house.Journal.MaxChanges);
        Run(
            "DELETE FROM acts WHERE key = $1 AND number < (SELECT min(number) FROM (SELECT number FROM acts WHERE key = $1 ORDER BY number DESC LIMIT $2))",
            kept.Key,
            (long)house.Journal.MaxChanges);
    }

    private void WriteHead(Workspace workspace)
    {
        var key = workspace.Place.Key;
        if (CountsOf(key).Last is not var (version, clock, at, due, end))
        {
            if (workspace.Mark.Head is not { } back) return; // It was deleted before anything of it was written.
            (version, clock, at, end) = (back.Version, back.Clock, back.SavedAt, workspace.ExpiresAt);
            due = KeptCounts.DueOf(house, workspace.State, clock, at);
        }

        var head = new WorkspaceHead(workspace.Id, workspace.Seed, end, version, clock, at, workspace.SaveSecrets(), workspace.Quotas.Save())
        { Bytes = workspace.KeptBytes };
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer)) JsonSerializer.Serialize(writer, head, formats.States.Options);
        if (end is { } over && !(due < over)) due = over;
        Run(
            "INSERT INTO workspaces VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO UPDATE SET due = $3, head = $4, sum = $5",
            key,
            workspace.Id,
            due is { } instant ? instant.UtcTicks : DBNull.Value,
            buffer.WrittenSpan.ToArray(),
            StoreStatements.Sum(buffer.WrittenSpan));
    }

    /// <summary>Sets numbers aside, unless more than so many are left of those that were.</summary>
    private void SetNumbersAside(bool isEnd, int most)
    {
        var last = Numbering.Last;
        if (!isEnd && last < numbers - most) return;
        numbers = isEnd ? last : last + NumbersAhead;
        Run("INSERT INTO meta VALUES ('numbers', $1) ON CONFLICT DO UPDATE SET value = $1", numbers);
    }

    private KeptCounts CountsOf(long key)
    {
        if (!counts.TryGetValue(key, out var kept)) counts[key] = kept = new KeptCounts(key);
        if (!kept.IsStale) return kept;
        (kept.IsStale, kept.IsPacking) = (false, false);
        kept.Checkpoint = Ask("SELECT length(state) FROM checkpoints WHERE key = $1", key);
        CountCommits(kept);
        journals.Count(kept);
        return kept;
    }

    private void CountCommits(KeptCounts kept) => kept.Since = (
        (int)Ask("SELECT count(*) FROM commits WHERE key = $1 AND version > (SELECT version FROM checkpoints WHERE key = $1)", kept.Key),
        Ask("SELECT sum(length(data)) FROM commits WHERE key = $1 AND version > (SELECT version FROM checkpoints WHERE key = $1)", kept.Key));

    private long Ask(string sql, params ReadOnlySpan<object> values) => statements.Ask(sql, values);

    private void Run(string sql, params ReadOnlySpan<object> values) => statements.Run(sql, values);
}
