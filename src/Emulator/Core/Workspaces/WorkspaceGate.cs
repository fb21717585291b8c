using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.History;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Core.Wire;

namespace Emulator.Core.Workspaces;

/// <summary>The gate of one workspace: holds its value, lets decisions enter one after the other, each whole or not at all, and takes each down as a
/// commit.</summary>
internal sealed class WorkspaceGate
{
    /// <summary>So often a decision is made outside the gate, before it is made inside, where it cannot be overtaken.</summary>
    private const int TriesOutside = 3;

    private readonly Lock gate = new();
    private readonly Workspace workspace;
    private readonly WorkspaceHouse house;
    private readonly WorkspaceClaims claims;
    private WorkspaceState state = WorkspaceState.Empty;
    private Task durable = Task.CompletedTask;
    private long version;
    private int clockOrders;
    private bool isEnded;

    /// <summary>The gate of a new workspace.</summary>
    public WorkspaceGate(Workspace workspace, WorkspaceHouse house) =>
        (this.workspace, this.house, claims) = (workspace, house, new WorkspaceClaims(workspace, house));

    /// <summary>The gate of a workspace that was saved.</summary>
    /// <exception cref="ClaimTakenException">A credential belongs to another workspace.</exception>
    public WorkspaceGate(Workspace workspace, WorkspaceHouse house, SavedWorkspace saved)
        : this(workspace, house)
    {
        (state, version) = (saved.State, saved.Head.Version);
        var all = state.Claims.Rows.Select(issued => issued.Claim).ToList();
        claims.Register(all, areKept: workspace.Place.Key != 0);
        claims.Hide(all);
    }

    /// <summary>The value as it is.</summary>
    public WorkspaceState State => Volatile.Read(ref state);

    /// <summary>Ends when nothing that was committed so far will be lost any more.</summary>
    public Task Durable => Volatile.Read(ref durable);

    /// <summary>Whether nothing changes any more: the workspace is deleted, or the process ends.</summary>
    private bool IsEnded => Volatile.Read(ref isEnded) || workspace.Ended.IsCancellationRequested;

    /// <inheritdoc cref="Workspace.Commit{T}"/>
    public T Commit<T>(Func<WorkspaceState, DateTimeOffset, Decision<T>> decide, Cause cause)
    {
        Decision<T> decision;
        bool isScheduled;
        using var chosen = ChosenClaims.Of(workspace, house.Store);
        lock (gate)
        {
            using (InGate.Enter())
            {
                DateTimeOffset now;
                do
                {
                    decision = decide(state, now = workspace.Clock.Now);
                    chosen?.Reserve(state, decision.After);
                }
                while (!TryEnter(decision, cause, now, out isScheduled));
                chosen?.AreIssued();
            }
        }

        if (isScheduled) Reschedule();
        return decision.Result;
    }

    /// <inheritdoc cref="Workspace.Decide{TWith, T}(TWith, Func{TWith, WorkspaceState, DateTimeOffset, Decision{T}}, Func{TWith, Cause})"/>
    public T Decide<TWith, T>(TWith with, Func<TWith, WorkspaceState, DateTimeOffset, Decision<T>> decide, Func<TWith, Cause> cause)
    {
        using var chosen = ChosenClaims.Of(workspace, house.Store);
        for (var tries = 1; ; tries++)
        {
            var orders = Volatile.Read(ref clockOrders);
            var (seen, now) = (State, workspace.Clock.Now);
            var decision = decide(with, seen, now);
            if (ReferenceEquals(decision.After, seen))
            {
                // A read, or a refusal: nothing but its count is to be entered.
                if (IsEnded) throw new WorkspaceEndedException(workspace.Id);
                if (IsWithinQuota(decision, now)) return decision.Result;
                continue;
            }

            bool isScheduled;
            chosen?.Reserve(seen, decision.After);
            lock (gate)
            {
                if (!ReferenceEquals(state, seen) || clockOrders != orders)
                {
                    // What comes to something that is not reserved, or not read, is decided outside.
                    if (tries < TriesOutside || !TryInside(with, decide, out decision, out now) || chosen?.HasAll(state, decision.After) == false) continue;
                }

                using var inside = InGate.Enter();
                if (!TryEnter(decision, cause(with), now, out isScheduled)) continue;
                chosen?.AreIssued();
            }

            if (isScheduled) Reschedule();
            return decision.Result;
        }
    }

    /// <inheritdoc cref="Workspace.SetClock"/>
    public void SetClock(Action<WorkspaceClock> set)
    {
        lock (gate)
        {
            if (IsEnded) throw new WorkspaceEndedException(workspace.Id);
            set(workspace.Clock);
            Volatile.Write(ref clockOrders, clockOrders + 1);
            Take(new Commit(++version, workspace.Clock.Now, new Cause(CauseKind.Upkeep)) { Clock = workspace.Clock.Reading }, state);
        }

        Reschedule();
    }

    /// <summary>Has something taken down that is not of the value, in order with what is.</summary>
    public void TakeDown(Func<Task> take)
    {
        lock (gate) Volatile.Write(ref durable, take());
    }

    /// <summary>The workspace as it is, whole.</summary>
    public SavedWorkspace Save(SecretSource secrets)
    {
        lock (gate) return new SavedWorkspace(new WorkspaceHead(
            workspace.Id, workspace.Seed, workspace.ExpiresAt, version, workspace.Clock.Reading, RealTime.Now, secrets.Save(), workspace.Quotas.Save()), state);
    }

    /// <summary>Closes for good, and gives the credentials back. The end of one that goes on elsewhere is not taken down. False when it is closed.</summary>
    public bool End(bool isElsewhere)
    {
        lock (gate)
        {
            if (IsEnded) return false;
            if (!isElsewhere) Take(new Commit(++version, workspace.Clock.Now, new Cause(CauseKind.Upkeep)) { IsEnd = true }, state);
            Volatile.Write(ref isEnded, true);
            Action<IReadOnlyCollection<Claim>> leave = isElsewhere ? claims.Leave : claims.Forget;
            leave([.. state.Claims.Rows.Select(issued => issued.Claim)]);
            return true;
        }
    }

    /// <summary>Does something with all that was issued while nothing is entered.</summary>
    public void WithClaims(Action<WorkspaceClaims, IReadOnlyCollection<Claim>> action)
    {
        lock (gate) action(claims, [.. state.Claims.Rows.Select(issued => issued.Claim)]);
    }

    private bool TryInside<TWith, T>(
        TWith with, Func<TWith, WorkspaceState, DateTimeOffset, Decision<T>> decide, out Decision<T> decision, out DateTimeOffset now)
    {
        now = workspace.Clock.Now;
        decision = default;
        try
        {
            using (InGate.Enter()) decision = decide(with, state, now);
            return true;
        }
        catch (NotPreparedException)
        {
            return false;
        }
    }

    /// <summary>Enters a decision, whole or not at all; inside the gate.</summary>
    /// <returns>False when what it counts against is used up meanwhile: it is to be made again.</returns>
    private bool TryEnter<T>(Decision<T> decision, Cause cause, DateTimeOffset now, out bool isScheduled)
    {
        if (IsEnded) throw new WorkspaceEndedException(workspace.Id);
        isScheduled = false;
        var (before, after) = (state, decision.After);
        if (decision.IsStart)
        {
            foreach (var (use, times, ago) in decision.Calls) workspace.Quotas.Take(use, now - ago, times);
            after = Transition.Remember(after, Snapshot.Start, "start", now, workspace.Quotas.Save());
        }
        else if (ReferenceEquals(after, before)) return IsWithinQuota(decision, now);
        else after = house.Bounds.Apply(after);

        var (rows, values, issued) = Transition.Written(decision, before, after, house.Store.ReadsBeginnings);
        claims.Register(issued);
        if (!IsWithinQuota(decision, now))
        {
            claims.TakeBack(issued);
            return false;
        }

        claims.Hide(issued);
        claims.Forget(rows.Where(row => row.After is null).Select(row => row.Before).OfType<IssuedClaim>().Select(dropped => dropped.Claim));
        if (decision.Restored is { } earlier)
        {
            workspace.Quotas.Restore(earlier.Quotas);
            if (workspace.Clock.Mode != ClockMode.Live) workspace.Clock.Set(earlier.At);
        }

        var commit = new Commit(++version, now, decision.Summary is { } summary ? cause with { Summary = summary } : cause)
        {
            Follows = before.Version,
            Rows = rows,
            Values = values,
            Restored = decision.Restored?.Id,
            Clock = decision.Restored is null ? null : workspace.Clock.Reading,
        };
        // The history first: who sees the value finds there what led to it.
        if (!commit.IsBeside(after.Beside.ContainsKey))
        {
            after = after with { Version = version };
            if (!decision.IsStart) commit = commit with { Number = Numbering.Next() };
            if (!decision.IsStart) workspace.History.Add(HistoryEntry.Of(commit.Number, commit, house.Providers.IsProvider));
        }

        // Who sees the value waits for it: what is to be waited for is there before.
        Take(commit, after);
        Volatile.Write(ref state, after);
        // What is brought back is told by who restores; what is taken off the agenda lets nothing fall due.
        isScheduled = rows.Any(static row => row.After is AgendaEntry);
        return true;
    }

    /// <summary>Asks to look at what is due; time travel looks itself, and asks when it is over.</summary>
    private void Reschedule()
    {
        if (!workspace.Runner.IsTravelling) workspace.Reschedule();
    }

    private bool IsWithinQuota<T>(Decision<T> decision, DateTimeOffset now)
    {
        if (decision.Counted is not { } use) return true;
        if (workspace.Quotas.Take(use, now) is var reading && reading.IsAhead) TakeDown(() => house.Store.KeepCounts(workspace));
        return reading.IsTaken;
    }

    private void Take(Commit commit, WorkspaceState after) => Volatile.Write(ref durable, house.Store.Append(workspace, commit, after));
}
