using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Masking;
using Emulator.Core.Quotas;

namespace Emulator.Core.Workspaces;

/// <summary>One isolated world with its own credentials, clock, agenda, journal and records, and the one owner of all that lives in it. Reads take the current
/// immutable value and need no lock; everything that changes it passes the one door, <see cref="Commit{T}"/>.</summary>
public sealed class Workspace : IDisposable
{
    private readonly WorkspaceHouse house;
    private readonly WorkspaceGate gate;
    private readonly SecretSource secrets;
    private readonly TeamUse? use;
    private readonly CancellationTokenSource ended = new();

    /// <summary>A workspace in its first state.</summary>
    /// <exception cref="ClaimTakenException">A credential belongs to another workspace.</exception>
    public Workspace(WorkspaceSpec spec, WorkspaceHouse house, WorkspacePlace? place = null)
        : this(spec.Id, spec.Seed, spec.Tag, new SecretSource(), house, place)
    {
        spec = spec with { Tag = spec.Tag with { ExpiresAt = spec.TimeToLive is { } life ? RealTime.Now + life : null } };
        Clock = new WorkspaceClock(spec.Mode, spec.Now ?? RealTime.Now, spec.Factor);
        gate = new WorkspaceGate(this, house);
        Commit((_, now) => Transition.Begin(spec, house, (provider, on) => MomentFor(provider, on, now), secrets.Next, now), new Cause(CauseKind.Upkeep));
    }

    /// <summary>A workspace as it was saved. A clock that goes has gone on since.</summary>
    /// <exception cref="ClaimTakenException">A credential belongs to another workspace.</exception>
    public Workspace(SavedWorkspace saved, WorkspaceHouse house, WorkspacePlace? place = null)
        : this(saved.Head.Id, saved.Head.Seed, saved.State.Tag.Value, new SecretSource(saved.Head.Secrets), house, place)
    {
        var (head, clock) = (saved.Head, saved.Head.Clock);
        var now = WorkspaceClock.Shown(clock, RealTime.Now - head.SavedAt);
        Clock = new WorkspaceClock(clock.Mode, now, clock.Factor);
        LateBefore = WorkspaceClock.Shown(clock, house.StartedAt - head.SavedAt);
        Quotas.Restore(head.Quotas);
        Journal.Fill(saved.Journal);
        (Mark.Journal, Mark.Head) = (Journal.Mark, head);
        History.Fill(saved.History);
        gate = new WorkspaceGate(this, house, saved.WithEnd());
    }

    private Workspace(string id, long seed, WorkspaceTag tag, SecretSource secrets, WorkspaceHouse house, WorkspacePlace? place)
    {
        (this.house, this.secrets, Id, Seed, use, Ended) = (house, secrets, id, seed, house.Teams.Of(tag.Team), ended.Token);
        (NewSecrets, secrets.Workspace) = (secrets.Next, house.Store.IsShared ? place?.Key ?? 0 : 0);
        Secrets = id == WorkspaceRegistry.DefaultId ? house.PublicSecrets : new SecretSet(house.PublicSecrets);
        Journal = new ExchangeJournal(house.Journal.MaxExchanges, house.Journal.MaxBytes, house.Journal.MaxBodyBytes, house.Terms);
        History = new WorkspaceHistory(house.Journal.MaxChanges);
        Quotas = new QuotaLedger(house.Bounds.QuotaKeys, setsAside: house.Store.IsShared);
        Runner = new AgendaRunner(this, house);
        Place = place ?? new WorkspacePlace(this);
        (Clock, gate) = (null!, null!); // Each way of making one sets them.
    }

    /// <summary>Raised after something may have fallen due earlier than before.</summary>
    public event Action<Workspace>? Scheduled;

    /// <summary>Raised after the world was replaced by an earlier one.</summary>
    public event Action? Restored;

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>The seed of its records.</summary>
    public long Seed { get; }

    /// <summary>What is said of it.</summary>
    public WorkspaceTag Tag => State.Tag.Value;

    /// <summary>When it is deleted, in real time; null for never.</summary>
    public DateTimeOffset? ExpiresAt => Tag.ExpiresAt;

    /// <summary>Where it is found.</summary>
    public WorkspacePlace Place { get; }

    /// <summary>How far a store has taken it down.</summary>
    internal StoreMark Mark { get; } = new();

    /// <summary>Its clock.</summary>
    public WorkspaceClock Clock { get; }

    /// <summary>What fell due before this instant did so while no process was there: an attempt of it is late.</summary>
    public DateTimeOffset LateBefore { get; } = DateTimeOffset.MinValue;

    /// <summary>Its journal.</summary>
    public ExchangeJournal Journal { get; }

    /// <summary>What happened in it besides its calls.</summary>
    public WorkspaceHistory History { get; }

    /// <summary>Its quota counters.</summary>
    public QuotaLedger Quotas { get; }

    /// <summary>Runs its agenda.</summary>
    public AgendaRunner Runner { get; }

    /// <summary>The texts that are secret in it.</summary>
    public SecretSet Secrets { get; }

    /// <summary>Cancelled when it is deleted or the process ends: attempts, journeys, streams and runs of it end.</summary>
    public CancellationToken Ended { get; }

    /// <summary>How much it keeps.</summary>
    public Bounds Bounds => house.Bounds;

    /// <summary>Who is played in it.</summary>
    internal ProviderCatalog Providers => house.Providers;

    /// <summary>What it keeps, in bytes: calls, acts, and all that its value keeps, the records of the providers among it. What snapshots alone keep is
    /// not counted.</summary>
    public long KeptBytes => Journal.Taken + History.Bytes + State.KeptBytes;

    /// <summary>The value as it is.</summary>
    public WorkspaceState State => gate.State;

    /// <summary>The workspace as it was made.</summary>
    public Snapshot Start => State.Snapshots.Find(Snapshot.Start)!;

    /// <summary>What a restore brings back, as it is.</summary>
    public World Current => State.World;

    /// <summary><c>demo</c>, <c>empty</c> or the name of a provider's fixture.</summary>
    public string Fixture => State.Origin.Value.Fixture;

    /// <summary>The values that the provider's fixture supplied: credentials and ids.</summary>
    public IReadOnlyDictionary<string, object> FixtureValues => State.Origin.Value.Values;

    /// <summary>Ends when nothing that was committed so far will be lost any more. Who answers a caller waits for it first.</summary>
    /// <exception cref="NotKeptException">It cannot be kept at present.</exception>
    /// <param name="unkept">What could not be kept before the caller came: whoever has committed nothing since is not refused for it.</param>
    public Task KeptAsync(Task? unkept = null) =>
        gate.Durable is { IsCompletedSuccessfully: false } durable && durable != unkept ? house.Store.WaitAsync(durable, Mark) : Mark.Kept;

    /// <summary>What could not be kept, when it is the last that was committed; else null.</summary>
    public Task? Unkept => gate.Durable is { IsFaulted: true } failed ? failed : null;

    /// <summary>Fresh secrets for one decision.</summary>
    public Func<Secrets> NewSecrets { get; }

    /// <summary>The secret for a purpose, the same as long as the workspace lives.</summary>
    public string LastingSecret(string purpose) => secrets.Of(purpose);

    /// <summary>What a decision for a provider outside a call of its own may look at, on this world at this instant.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="on">The world.</param>
    /// <param name="now">The instant.</param>
    /// <param name="root">Where the emulator is reached, or null when no caller says it.</param>
    public Moment MomentFor(IProvider provider, World on, DateTimeOffset now, string? root = null) => new(
        on.Providers[provider.Name], now, NewSecrets, Seed, surface => (root ?? house.Root()) + provider.Surfaces.First(one => one.Name == surface).Prefix);

    /// <summary>The door for what is quickly decided: decides inside the gate, on the current value at the current instant.</summary>
    /// <param name="decide">Decides.</param>
    /// <param name="cause">Why.</param>
    /// <exception cref="WorkspaceEndedException">The workspace is deleted.</exception>
    /// <exception cref="ClaimTakenException">A credential that is to be issued belongs to another workspace; nothing changes.</exception>
    public T Commit<T>(Func<WorkspaceState, DateTimeOffset, Decision<T>> decide, Cause cause) => gate.Commit(decide, cause);

    /// <summary>The door for calls: decides outside the gate, where reading and checking hold up nobody, and enters only when the value is still the one that
    /// it decided on; else it decides again.</summary>
    /// <inheritdoc cref="Commit{T}"/>
    public T Decide<T>(Func<WorkspaceState, DateTimeOffset, Decision<T>> decide, Cause cause) => gate.Decide(
        (decide, cause), static (with, before, now) => with.decide(before, now), static with => with.cause);

    /// <inheritdoc cref="Decide{T}(Func{WorkspaceState, DateTimeOffset, Decision{T}}, Cause)"/>
    /// <param name="with">What it is decided with.</param>
    /// <param name="decide">Decides.</param>
    /// <param name="cause">Tells why, when there is something to enter.</param>
    internal T Decide<TWith, T>(TWith with, Func<TWith, WorkspaceState, DateTimeOffset, Decision<T>> decide, Func<TWith, Cause> cause) =>
        gate.Decide(with, decide, cause);

    /// <summary>Sets or moves the clock; a commit like any other.</summary>
    public void SetClock(Action<WorkspaceClock> set) => gate.SetClock(set);

    /// <summary>The workspace as it is, whole.</summary>
    public SavedWorkspace Save() => gate.Save(secrets);

    /// <summary>Brings back what a snapshot holds: all but the journal, what is kept beside the world and, when the clock is live, the instant.</summary>
    public void Restore(Snapshot snapshot, Cause cause)
    {
        Commit((before, _) => new Decision<bool>(true, before with { World = snapshot.World }) { Restored = snapshot }, cause);
        Restored?.Invoke();
        Scheduled?.Invoke(this);
    }

    /// <summary>Keeps an exchange in its journal.</summary>
    public void Keep(in Exchange exchange)
    {
        Journal.Add(exchange);
        use?.Count();
        house.Store.GoneOn(this);
    }

    /// <summary>Notes an act in its history.</summary>
    public void Note(HistoryEntry act)
    {
        History.Add(act);
        gate.TakeDown(() => house.Store.Note(this, act));
    }

    /// <summary>Forgets its journal, and its history when that is said.</summary>
    public void Forget(bool withHistory) => gate.TakeDown(() =>
    {
        Journal.Clear();
        if (withHistory) History.Clear();
        return house.Store.Forget(this, withHistory);
    });

    /// <summary>Whether nobody watches it, nothing goes on in it, and nothing falls due within this real time.</summary>
    internal bool IsIdle(TimeSpan soon) => !Ended.IsCancellationRequested && gate.Durable.IsCompletedSuccessfully && Runner.IsIdle && !house.GoesOn(State)
        && Journal.Followers == 0 && History.Followers == 0 && !(Runner.NextDue() < soon) && !(ExpiresAt - RealTime.Now < soon);

    /// <summary>It is put away, or comes back before it was gone.</summary>
    internal void Move(Action<WorkspaceClaims, IReadOnlyCollection<Claim>> move) => gate.WithClaims(move);

    /// <summary>Where its secrets come from, as it is kept.</summary>
    internal SavedSecrets SaveSecrets() => secrets.Save();

    /// <summary>Asks to look at what is due: a place has become free, or time goes on again.</summary>
    internal void Reschedule() => Scheduled?.Invoke(this);

    /// <summary>Ends its life: journeys, attempts and streams stop, its credentials die, and nothing changes in it any more. One that goes on elsewhere is only
    /// closed here. False when it has ended before.</summary>
    internal bool End(bool isElsewhere = false)
    {
        if (!gate.End(isElsewhere)) return false;
        ended.Cancel(); // Outside the gate: who waited goes on at once, on this thread.
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Cancel();
        Runner.Dispose();
        ended.Dispose();
    }
}
