using System.Buffers;
using Emulator.Core.Journal;
using Emulator.Core.Workspaces;

namespace Emulator.Core.Store;

/// <summary>Writes what has gathered, a transaction at a time. For one thread.</summary>
internal sealed class StoreWriter : IDisposable
{
    /// <summary>So many numbers are set aside for exchanges to come: after a crash they go on behind them, and none comes twice.</summary>
    private const long NumbersAhead = 50_000;

    private readonly IStoreStatements statements;
    private readonly bool isShared;
    private readonly Action<Workspace> fenced;
    private readonly StoreFormats formats;
    private readonly WorkspaceHouse house;
    private readonly CommonRows common;
    private readonly ClaimRows claims;
    private readonly CheckpointRows checkpoints;
    private readonly JournalRows journals;
    private readonly TagRows tags;
    private readonly HeadRows heads;
    private readonly Dictionary<long, KeptCounts> counts = [];
    private readonly HashSet<Workspace> touched = [];
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private (int Items, List<(Workspace Workspace, JournalMark Mark)> Marks)? doubtful;
    private long numbers;

    /// <summary>Goes on writing in a database.</summary>
    public StoreWriter(IStoreDatabase database, StoreFormats formats, WorkspaceHouse house, KnownClaims known, Action<Workspace> fenced)
    {
        (statements, isShared, this.fenced, this.formats, this.house) = (database.Writing(), database.IsShared, fenced, formats, house);
        claims = new ClaimRows(statements, known);
        common = new CommonRows(statements, isShared);
        checkpoints = new CheckpointRows(statements, common, house.Journal);
        journals = new JournalRows(statements, house.Journal, house.Terms);
        (tags, heads) = (new TagRows(statements), new HeadRows(statements, house, formats.States.Options, isShared));
        if (isShared) return; // Numbers come with the process's seat.
        // Some are set aside before anybody is told one: a process that is killed before it writes anything is followed by one that goes on behind it.
        Numbering.GoOnAfter(numbers = statements.Ask("SELECT value FROM meta WHERE name = 'numbers'"));
        statements.Begin([]);
        SetNumbersAside(isEnd: false, isUsed: true);
        statements.Commit();
    }

    /// <summary>The largest key that was ever given.</summary>
    public long LastKey => statements.Ask("SELECT value FROM meta WHERE name = 'keys'");

    /// <summary>Looks whether what could not be written for certain was written after all. Before anything else is written.</summary>
    /// <returns>How many of the first items were.</returns>
    public int Settle()
    {
        if (doubtful is not var (items, marks)) return 0;
        var wasKept = statements.WasKept();
        doubtful = null;
        if (wasKept) return items;
        foreach (var (workspace, mark) in marks) workspace.Mark.Journal = mark;
        return 0;
    }

    /// <summary>Writes all of it, or nothing; but nothing of workspaces that another process has now.</summary>
    /// <param name="items">What has come, in order.</param>
    /// <param name="behind">The workspaces whose journals and counters have gone on.</param>
    /// <param name="isEnd">Whether the process ends: then no number is set aside any more.</param>
    /// <returns>The commits of whose values a checkpoint is wanted.</returns>
    public IReadOnlyList<CommitItem> Write(IReadOnlyList<StoreItem> items, IReadOnlyCollection<Workspace> behind, bool isEnd)
    {
        var marks = behind.Select(workspace => (workspace, workspace.Mark.Journal)).ToList();
        try
        {
            Begin(items, behind);
            foreach (var item in items)
                if (item is CommitItem { Commit.IsEnd: true } ? !item.Workspace.Mark.IsFenced : IsWritten(item.Workspace)) Write(item);
            foreach (var workspace in behind.Where(IsWritten))
            {
                journals.Write(workspace, CountsOf(workspace));
                touched.Add(workspace);
            }

            if (!isShared) journals.WriteTerms();
            foreach (var workspace in touched) heads.Write(workspace, CountsOf(workspace));
            SetNumbersAside(isEnd, isUsed: false);
            statements.Commit();
        }
        catch (Exception error)
        {
            // What the database does not have is not counted: it is read anew. The journals are taken again from where they were.
            foreach (var kept in counts.Values) kept.IsStale = true;
            common.Forget();
            journals.Forget();
            numbers = 0;
            if (error is CommitInDoubtException) doubtful = (items.Count, marks);
            else
                foreach (var (workspace, mark) in marks) workspace.Mark.Journal = mark;
            statements.Rollback();
            throw;
        }
        finally
        {
            touched.Clear();
        }

        var last = items.OfType<CommitItem>().Reverse().DistinctBy(item => item.Workspace.Place.Key);
        return [.. last.Where(item => counts.TryGetValue(item.Workspace.Place.Key, out var kept) && CheckpointRows.IsWanted(kept))];
    }

    /// <inheritdoc/>
    public void Dispose() => statements.Dispose();

    private void Begin(IReadOnlyList<StoreItem> items, IReadOnlyCollection<Workspace> behind)
    {
        if (!isShared)
        {
            statements.Begin([]);
            return;
        }

        // What was deleted has no row any more, but for one whose end is to be written now.
        var written = items.Where(item => item is CommitItem { Commit.IsEnd: true } || !item.Workspace.Mark.IsOver).Select(item => item.Workspace)
            .Concat(behind.Where(IsWritten)).Where(workspace => !workspace.Mark.IsFenced).ToHashSet();
        foreach (var workspace in statements.Begin(written)) Fence(workspace);
    }

    private void Fence(Workspace workspace)
    {
        workspace.Mark.IsFenced = true;
        counts.Remove(workspace.Place.Key);
        fenced(workspace);
    }

    private static bool IsWritten(Workspace workspace) => workspace.Mark is { IsOver: false, IsFenced: false };

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
            case CommitItem commit:
                WriteCommit(commit, key);
                touched.Add(item.Workspace);
                break;
            case ActItem { Act: var act }:
                buffer.ResetWrittenCount();
                formats.WriteAct(buffer, act);
                Run(
                    "INSERT INTO acts VALUES ($1, $2, $3, $4) ON CONFLICT (key, number) DO UPDATE SET data = $3, sum = $4",
                    key,
                    act.Number,
                    buffer.WrittenSpan.ToArray(),
                    Checksum.Of(buffer.WrittenSpan));
                checkpoints.DropOldEntries(CountsOf(item.Workspace));
                break;
            case ForgetItem forget:
                journals.Drop(CountsOf(item.Workspace), forget.LastExchange);
                if (!forget.WithHistory) break;
                Run("DELETE FROM acts WHERE key = $1", key);
                Run("DELETE FROM commits WHERE key = $1 AND version <= (SELECT version FROM checkpoints WHERE key = $1)", key);
                Run("INSERT INTO meta VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2", $"forgotten {key}", forget.LastNumber);
                break;
            case CountItem:
                touched.Add(item.Workspace);
                break;
            case CheckpointItem checkpoint:
                checkpoints.Write(CountsOf(item.Workspace), checkpoint.Version, checkpoint.State);
                break;
        }
    }

    private void WriteCommit(CommitItem item, long key)
    {
        var (commit, kept) = (item.Commit, CountsOf(item.Workspace));
        kept.Note(item, house);
        if (item.Whole is { } whole)
        {
            // Keys are given in order, and written in that order too; a shared database gives them itself.
            if (!isShared) Run("INSERT INTO meta VALUES ('keys', $1) ON CONFLICT (name) DO UPDATE SET value = $1 WHERE meta.value < $1", key);
            checkpoints.Write(kept, commit.Version, whole.GetAwaiter().GetResult());
            foreach (var claim in item.State.Claims.Rows) claims.Write(claim.Claim, key);
            tags.Write(key, item.State.Tag.Value);
            return;
        }

        buffer.ResetWrittenCount();
        formats.Commits.Write(buffer, commit);
        Run("INSERT INTO commits VALUES ($1, $2, $3, $4)", key, commit.Version, buffer.WrittenSpan.ToArray(), Checksum.Of(buffer.WrittenSpan));
        foreach (var row in commit.Rows)
        {
            if (row.After is IssuedClaim issued) claims.Write(issued.Claim, key);
            else if (row.After is WorkspaceTag tag) tags.Write(key, tag);
            else if (row.Before is IssuedClaim gone) claims.Forget(gone.Claim, key);
        }

        kept.Since = (kept.Since.Count + 1, kept.Since.Bytes + buffer.WrittenCount);
        checkpoints.DropOldEntries(kept);
    }

    /// <summary>Sets numbers aside when half of those that were are used. Other processes have set aside theirs: it never goes back then.</summary>
    private void SetNumbersAside(bool isEnd, bool isUsed)
    {
        var (last, ahead) = (Numbering.Last, isShared ? SharedDatabase.NumbersAhead : NumbersAhead);
        if (isEnd ? isShared : !isUsed && last < numbers - (ahead / 2)) return;
        numbers = isEnd ? last : last + ahead;
        Run(
            isShared ? "UPDATE meta SET value = CASE WHEN value < $1 THEN $1 ELSE value END WHERE name = 'numbers'"
                : "INSERT INTO meta VALUES ('numbers', $1) ON CONFLICT (name) DO UPDATE SET value = $1",
            numbers);
    }

    private KeptCounts CountsOf(Workspace workspace)
    {
        var (key, epoch) = (workspace.Place.Key, workspace.Place.Epoch);
        if (!counts.TryGetValue(key, out var kept) || kept.Epoch != epoch) counts[key] = kept = new KeptCounts(key, epoch);
        if (!kept.IsStale) return kept;
        (kept.IsStale, kept.IsPacking) = (false, false);
        checkpoints.Count(kept);
        journals.Count(kept);
        return kept;
    }

    private void Run(string sql, params ReadOnlySpan<object> values) => statements.Run(sql, values);
}
