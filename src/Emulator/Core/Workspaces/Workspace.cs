using System.Collections.Immutable;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Masking;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Tokens;
using Emulator.Core.Wire;

namespace Emulator.Core.Workspaces;

/// <summary>One isolated world with its own credentials, clock, agenda, journal and records, and the one owner of all that lives in it. Reads take the current immutable value and
/// need no lock; everything that changes it passes the one door, <see cref="Commit{T}"/>.</summary>
public sealed class Workspace : IDisposable
{
    /// <summary>So often a decision is made outside the gate, before it is made inside, where it cannot be overtaken.</summary>
    private const int TriesOutside = 3;

    private readonly Lock gate = new();
    private readonly WorkspaceHouse house;
    private readonly SecretSource secrets;
    private readonly CancellationTokenSource ended = new();
    private WorkspaceState state = WorkspaceState.Empty;
    private Task durable = Task.CompletedTask;
    private long version;

    /// <summary>A workspace in its first state.</summary>
    /// <exception cref="ClaimTakenException">A credential belongs to another workspace.</exception>
    public Workspace(WorkspaceSpec spec, WorkspaceHouse house)
        : this(spec.Id, spec.Seed, RealTime.Now + spec.TimeToLive, new(spec.Mode, spec.Now ?? RealTime.Now, spec.Factor), new(), house) =>
        Commit((_, now) => Transition.Begin(spec, house, (provider, on) => MomentFor(provider, on, now), secrets.Next, now), new Cause(CauseKind.Upkeep));

    /// <summary>A workspace that goes on from where it was.</summary>
    /// <exception cref="ClaimTakenException">A credential belongs to another workspace.</exception>
    internal Workspace(SavedWorkspace saved, WorkspaceHouse house)
        : this(saved.Id, saved.Seed, saved.ExpiresAt, new(saved.Clock.Mode, saved.Clock.Now, saved.Clock.Factor), new(saved.Secrets), house)
    {
        Quotas.Restore(saved.Quotas);
        Issue([.. saved.State.Claims.Rows.Select(issued => new RecordChange(WorkspaceState.Area, "claims", "", null, issued))]);
        state = saved.State;
    }

    private Workspace(string id, long seed, DateTimeOffset? expiresAt, WorkspaceClock clock, SecretSource secrets, WorkspaceHouse house)
    {
        (this.house, this.secrets, Id, Seed, ExpiresAt, Clock) = (house, secrets, id, seed, expiresAt, clock);
        Journal = new ExchangeJournal(house.Journal.MaxExchanges, house.Journal.MaxBytes);
        History = new WorkspaceHistory(house.Journal.MaxChanges);
        Quotas = new QuotaLedger(house.Bounds.QuotaKeys);
        Runner = new AgendaRunner(this, house);
        Ended = ended.Token;
    }

    /// <summary>Raised after something may have fallen due earlier than before.</summary>
    public event Action<Workspace>? Scheduled;

    /// <summary>Raised after the world was replaced by an earlier one.</summary>
    public event Action? Restored;

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>The seed of its records.</summary>
    public long Seed { get; }

    /// <summary>When it is deleted, in real time; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Its clock.</summary>
    public WorkspaceClock Clock { get; }

    /// <summary>Its journal.</summary>
    public ExchangeJournal Journal { get; }

    /// <summary>What happened in it besides its calls.</summary>
    public WorkspaceHistory History { get; }

    /// <summary>Its quota counters.</summary>
    public QuotaLedger Quotas { get; }

    /// <summary>Runs its agenda.</summary>
    public AgendaRunner Runner { get; }

    /// <summary>The signatures verified in it.</summary>
    public SignatureMemory Signatures { get; } = new();

    /// <summary>The texts that are secret in it.</summary>
    public SecretSet Secrets => house.Secrets;

    /// <summary>Cancelled when it is deleted or the process ends: attempts, journeys, streams and runs of it end.</summary>
    public CancellationToken Ended { get; }

    /// <summary>How much it keeps.</summary>
    public Bounds Bounds => house.Bounds;

    /// <summary>The value as it is.</summary>
    public WorkspaceState State => Volatile.Read(ref state);

    /// <summary>The workspace as it was made.</summary>
    public Snapshot Start => State.Snapshots.Find(Snapshot.Start)!;

    /// <summary>What a restore brings back, as it is.</summary>
    public World Current => State.World;

    /// <summary><c>demo</c>, <c>empty</c> or the name of a provider's fixture.</summary>
    public string Fixture => State.Origin.Value.Fixture;

    /// <summary>The values that the provider's fixture supplied: credentials and ids.</summary>
    public IReadOnlyDictionary<string, object> FixtureValues => State.Origin.Value.Values;

    /// <summary>Ends when nothing that was committed so far will be lost any more. Who answers a caller waits for it first.</summary>
    public Task Durable => Volatile.Read(ref durable);

    /// <summary>Fresh secrets for one decision.</summary>
    public Secrets NewSecrets() => secrets.Next();

    /// <summary>What a decision for a provider outside a call of its own may look at, on this world at this instant.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="on">The world.</param>
    /// <param name="now">The instant.</param>
    /// <param name="root">Where the emulator is reached, or null when no caller says it.</param>
    public Moment MomentFor(IProvider provider, World on, DateTimeOffset now, string? root = null) => new(
        on.Providers[provider.Name], now, NewSecrets(), Seed, surface => (root ?? house.Root()) + provider.Surfaces.First(one => one.Name == surface).Prefix);

    /// <summary>The door for what is quickly decided: decides inside the gate, on the current value at the current instant.</summary>
    /// <param name="decide">Decides.</param>
    /// <param name="cause">Why.</param>
    /// <exception cref="WorkspaceEndedException">The workspace is deleted.</exception>
    /// <exception cref="ClaimTakenException">A credential that is to be issued belongs to another workspace; nothing changes.</exception>
    public T Commit<T>(Func<WorkspaceState, DateTimeOffset, Decision<T>> decide, Cause cause)
    {
        T result;
        bool isScheduled;
        lock (gate)
        {
            using (InGate.Enter())
            {
                var now = Clock.Now;
                var decision = decide(state, now);
                if (decision.Counted is { } use) Quotas.Take(use, now);
                isScheduled = Enter(decision, cause, now);
                result = decision.Result;
            }
        }

        if (isScheduled) Scheduled?.Invoke(this);
        return result;
    }

    /// <summary>The door for calls: decides outside the gate, where reading and checking hold up nobody, and enters only when the value is still the one that it decided on; else
    /// it decides again.</summary>
    /// <inheritdoc cref="Commit{T}"/>
    public T Decide<T>(Func<WorkspaceState, DateTimeOffset, Decision<T>> decide, Cause cause)
    {
        for (var tries = 1; ; tries++)
        {
            var (seen, now) = (State, Clock.Now);
            var decision = decide(seen, now);
            if (ReferenceEquals(decision.After, seen))
            {
                // A read, or a refusal: nothing but its count is to be entered.
                if (ended.IsCancellationRequested) throw new WorkspaceEndedException(Id);
                if (decision.Counted is not { } use || Quotas.Take(use, now).IsTaken) return decision.Result;
                continue;
            }

            bool isScheduled;
            lock (gate)
            {
                if (!ReferenceEquals(state, seen))
                {
                    if (tries < TriesOutside || !TryInside(decide, out decision, out now)) continue;
                }

                if (decision.Counted is { } use && !Quotas.Take(use, now).IsTaken) continue;
                using (InGate.Enter()) isScheduled = Enter(decision, cause, now);
            }

            if (isScheduled) Scheduled?.Invoke(this);
            return decision.Result;
        }
    }

    /// <summary>The door for what is about the world alone.</summary>
    /// <param name="decide">Answers the result and the world after it (the same one when nothing changes).</param>
    /// <param name="cause">Why.</param>
    public T Decide<T>(Func<World, DateTimeOffset, (T Result, World After)> decide, Cause cause) => Commit(
        (before, now) =>
        {
            var (result, after) = decide(before.World, now);
            return new Decision<T>(result, ReferenceEquals(after, before.World) ? before : before with { World = after });
        },
        cause);

    /// <summary>Sets or moves the clock; a commit like any other.</summary>
    public void SetClock(Action<WorkspaceClock> set)
    {
        lock (gate)
        {
            if (ended.IsCancellationRequested) throw new WorkspaceEndedException(Id);
            set(Clock);
            Take(new Commit(++version, Clock.Now, new Cause(CauseKind.Upkeep)) { Clock = Clock.Reading });
        }

        Scheduled?.Invoke(this);
    }

    /// <summary>Remembers the workspace as it is.</summary>
    public Snapshot TakeSnapshot(string? name, Cause cause) => Commit(
        (before, now) =>
        {
            var after = Transition.Remember(before, before.LastSnapshot + 1, name, now, Quotas.Save());
            return new Decision<Snapshot>(after.Snapshots.Find(after.LastSnapshot)!, after);
        },
        cause);

    /// <summary>Brings back what a snapshot holds: all but the journal, what is kept beside the world and, when the clock is live, the instant.</summary>
    public void Restore(Snapshot snapshot, Cause cause)
    {
        Commit((before, _) => new Decision<bool>(true, before with { World = snapshot.World }) { Restored = snapshot }, cause);
        Restored?.Invoke();
        Scheduled?.Invoke(this);
    }

    /// <summary>Brings back the state after creation.</summary>
    public void Reset(Cause cause) => Restore(Start, cause);

    /// <summary>All that must be kept for the workspace to go on from here.</summary>
    internal SavedWorkspace Save()
    {
        lock (gate) return new SavedWorkspace(Id, Seed, ExpiresAt, state, Clock.Reading, Quotas.Save(), secrets.Save());
    }

    /// <summary>Asks to look at what is due: a place has become free, or time goes on again.</summary>
    internal void Reschedule() => Scheduled?.Invoke(this);

    /// <summary>Ends its life: journeys, attempts and streams stop, its credentials die, and nothing changes in it any more. False when it has ended before.</summary>
    internal bool End()
    {
        lock (gate)
        {
            if (ended.IsCancellationRequested) return false;
            Take(new Commit(++version, Clock.Now, new Cause(CauseKind.Upkeep)) { IsEnd = true });
            ended.Cancel();
            Forget(state.Claims.Rows.Select(issued => issued.Claim));
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Cancel();
        Runner.Dispose();
        ended.Dispose();
    }

    private bool TryInside<T>(Func<WorkspaceState, DateTimeOffset, Decision<T>> decide, out Decision<T> decision, out DateTimeOffset now)
    {
        now = Clock.Now;
        decision = default;
        try
        {
            using (InGate.Enter()) decision = decide(state, now);
            return true;
        }
        catch (NotPreparedException)
        {
            return false; // It comes to something that has not been read: it is read outside.
        }
    }

    /// <summary>Enters a decision, whole or not at all; inside the gate.</summary>
    /// <returns>Whether something may be due earlier than before.</returns>
    private bool Enter<T>(Decision<T> decision, Cause cause, DateTimeOffset now)
    {
        if (ended.IsCancellationRequested) throw new WorkspaceEndedException(Id);
        var (before, after) = (state, decision.After);
        if (decision.IsStart)
        {
            foreach (var (use, times) in decision.Calls) Quotas.Take(use, now, times);
            after = Transition.Remember(after, Snapshot.Start, "start", now, Quotas.Save());
        }
        else if (ReferenceEquals(after, before)) return false;
        else after = house.Bounds.Apply(after);

        // What was brought back is told by the number of its snapshot, not row by row.
        var compared = decision.Restored is { } restored ? before with { World = restored.World } : before;
        var (rows, values) = after.Since(compared);
        Issue(rows);
        if (decision.Restored is { } earlier)
        {
            Quotas.Restore(earlier.Quotas);
            if (Clock.Mode != ClockMode.Live) Clock.Set(earlier.At);
        }

        if (decision.Summary is { } summary) cause = cause with { Summary = summary };
        Volatile.Write(ref state, after);
        var commit = new Commit(++version, now, cause) { Rows = rows, Values = values, Restored = decision.Restored?.Id, Clock = decision.Restored is null ? null : Clock.Reading };
        if (!decision.IsStart && !IsBeside(commit, after)) History.Add(HistoryEntry.Of(Numbering.Next(), commit, house.Providers.IsProvider));
        Take(commit);
        return !ReferenceEquals(before.World.Entries, after.World.Entries);
    }

    /// <summary>Whether a commit is about nothing but what other parts of the program keep: that is no part of what happened in the world.</summary>
    private static bool IsBeside(Commit commit, WorkspaceState after) => commit is { Restored: null, Cause.Summary: null }
        && commit.Rows.All(row => after.Beside.ContainsKey(row.Area)) && commit.Values.All(value => after.Beside.ContainsKey(value.Area))
        && commit.Rows.Length + commit.Values.Length > 0;

    /// <summary>Registers the claims that a commit brings, and takes back those that it drops.</summary>
    private void Issue(ImmutableArray<RecordChange> rows)
    {
        var issued = rows.Where(row => row.After is IssuedClaim && row.Before is null).Select(row => ((IssuedClaim)row.After!).Claim).ToList();
        if (issued.Count > 0 && house.Directory.Register(this, issued) is { } taken) throw new ClaimTakenException(Id, taken.Kind);
        foreach (var claim in issued.Where(claim => claim.IsSecret)) Secrets.Add(claim.Value);
        Forget(rows.Where(row => row.After is null).Select(row => row.Before).OfType<IssuedClaim>().Select(dropped => dropped.Claim));
    }

    private void Forget(IEnumerable<Claim> claims)
    {
        var all = claims.ToList();
        if (all.Count == 0) return;
        house.Directory.Forget(this, all);
        foreach (var claim in all.Where(claim => claim.IsSecret)) Secrets.Remove(claim.Value);
    }

    private void Take(Commit commit) => Volatile.Write(ref durable, house.Log.Append(this, commit));
}
