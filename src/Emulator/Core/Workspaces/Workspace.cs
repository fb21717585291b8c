using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Tokens;

namespace Emulator.Core.Workspaces;

/// <summary>One isolated world with its own credentials, clock, agenda, journal and records. Reads take the current immutable world and need no lock; everything
/// that changes it passes the one gate, <see cref="Decide{T}"/>.</summary>
public sealed class Workspace
{
    private readonly Lock gate = new();
    private readonly CredentialDirectory directory;
    private readonly SecretSource secrets = new();
    private readonly ConcurrentDictionary<string, Snapshot> snapshots = new(StringComparer.Ordinal);
    private Snapshot start;
    private World world;
    private int lastSnapshot;

    /// <summary>A workspace in its first state.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="fixture"><c>demo</c> or <c>empty</c>.</param>
    /// <param name="seed">The seed of its records.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="providers">Who is played in it.</param>
    /// <param name="directory">Where its credentials are registered.</param>
    /// <param name="hasFixedCredentials">Whether its credentials are the public ones.</param>
    /// <exception cref="InvalidOperationException">A credential belongs to another workspace.</exception>
    public Workspace(
        string id, string fixture, long seed, WorkspaceClock clock, ExchangeJournal journal, ProviderCatalog providers, CredentialDirectory directory, bool hasFixedCredentials)
    {
        (Id, Fixture, Seed, Clock, Journal, this.directory) = (id, fixture, seed, clock, journal, directory);
        world = World.Empty with { Ids = IdSequence.Of(seed) };
        foreach (var provider in providers.All)
        {
            var change = provider.Seed(new SeedContext(fixture, seed, clock.Now, secrets.Next(), hasFixedCredentials));
            if (Apply(world, provider.Name, change, clock.Now, out var seeded) is { } taken)
                throw new InvalidOperationException($"A {taken.Kind} of workspace “{id}” belongs to another workspace already.");
            world = seeded;
        }

        start = new Snapshot("start", null, clock.Now, world, Quotas.Save());
    }

    /// <summary>Raised after something may have fallen due earlier than before.</summary>
    public event Action<Workspace>? Scheduled;

    /// <summary>Raised after the world was replaced by an earlier one.</summary>
    public event Action? Restored;

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary><c>demo</c>, <c>empty</c> or the name of a provider's fixture.</summary>
    public string Fixture { get; private set; }

    /// <summary>The values that the provider's fixture supplied: credentials and ids.</summary>
    public IReadOnlyDictionary<string, object> FixtureValues { get; private set; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The seed of its records.</summary>
    public long Seed { get; }

    /// <summary>Its clock.</summary>
    public WorkspaceClock Clock { get; }

    /// <summary>Its journal.</summary>
    public ExchangeJournal Journal { get; }

    /// <summary>What happened in it besides its calls.</summary>
    public required WorkspaceHistory History { get; init; }

    /// <summary>Where the emulator is reached when no caller says it: scheme, host and port, without a slash at the end.</summary>
    public Func<string> Root { get; init; } = static () => "http://127.0.0.1:8080";

    /// <summary>Its quota counters.</summary>
    public QuotaLedger Quotas { get; } = new();

    /// <summary>The signatures verified in it.</summary>
    public SignatureMemory Signatures { get; } = new();

    /// <summary>The world as it is.</summary>
    public World Current => Volatile.Read(ref world);

    /// <summary>The snapshots taken, by id.</summary>
    public IReadOnlyDictionary<string, Snapshot> Snapshots => snapshots;

    /// <summary>The workspace as it was made.</summary>
    public Snapshot Start => Volatile.Read(ref start);

    /// <summary>Loads a provider's fixture into the freshly seeded workspace; a reset comes back to here.</summary>
    /// <exception cref="InvalidOperationException">A credential of the fixture belongs to another workspace.</exception>
    public void Furnish(ChosenFixture chosen)
    {
        var fixture = chosen.Fixture;
        lock (gate)
        {
            var now = Clock.Now;
            var before = fixture.HoldsWebhooks ? world with { HoldsWebhooks = true } : world;
            var made = fixture.Make(new FixtureCall(MomentFor(chosen.Provider, before, now), chosen.Parameters));
            if (Apply(before, chosen.Provider.Name, made.Change, now, out var after) is { } taken)
                throw new InvalidOperationException($"A {taken.Kind} of workspace “{Id}” belongs to another workspace already.");
            foreach (var (use, times) in made.Calls) Quotas.Take(use, now, times);
            Volatile.Write(ref world, after);
            (Fixture, FixtureValues) = (fixture.Name, made.Values);
            start = new Snapshot("start", null, now, after, Quotas.Save());
        }

        Scheduled?.Invoke(this);
    }

    /// <summary>Fresh secrets for one decision.</summary>
    public Secrets NewSecrets() => secrets.Next();

    /// <summary>What a decision for a provider outside a call of its own may look at, on this world at this instant.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="on">The world.</param>
    /// <param name="now">The instant.</param>
    /// <param name="root">Where the emulator is reached, or null for <see cref="Root"/>.</param>
    public Moment MomentFor(IProvider provider, World on, DateTimeOffset now, string? root = null) => new(
        on.Providers[provider.Name], now, NewSecrets(), Seed, surface => (root ?? Root()) + provider.Surfaces.First(one => one.Name == surface).Prefix);

    /// <summary>The gate: decides on the current world at the current instant and replaces it. One decision at a time.</summary>
    /// <param name="decide">Answers the result and the world after it (the same one when nothing changes).</param>
    /// <param name="cause">Why, for the history.</param>
    public T Decide<T>(Func<World, DateTimeOffset, (T Result, World After)> decide, Cause cause)
    {
        (T Result, World After) decision;
        lock (gate)
        {
            var now = Clock.Now;
            decision = decide(world, now);
            if (!ReferenceEquals(decision.After, world)) History.Add(now, cause, world, decision.After);
            var isAgendaAsBefore = ReferenceEquals(decision.After.Agenda, world.Agenda);
            Volatile.Write(ref world, decision.After);
            if (isAgendaAsBefore) return decision.Result;
        }

        Scheduled?.Invoke(this);
        return decision.Result;
    }

    /// <summary>The world with a provider's change carried out whole; only to be used inside the gate.</summary>
    /// <returns>The claim that another workspace holds, and then nothing is changed; or null.</returns>
    public Claim? Apply(World before, string provider, Change change, DateTimeOffset now, out World after)
    {
        after = before;
        if (change.Claims.Length > 0 && directory.Register(Id, change.Claims) is { } taken) return taken;
        if (change.State is { } state) after = after with { Providers = after.Providers.SetItem(provider, state) };
        var agenda = after.Agenda;
        foreach (var (kind, subject) in change.Cancelled) agenda = agenda.Remove(provider, kind, subject);
        foreach (var entry in change.Entries) agenda = agenda.Add(entry.Due, provider, entry.Kind, entry.Subject, entry.Payload);
        if (!ReferenceEquals(agenda, after.Agenda)) after = after with { Agenda = agenda };
        foreach (var call in change.Webhooks) after = Outbox.Enqueue(after, provider, call, Seed, now);
        foreach (var draft in change.Mails)
        {
            var (id, ids) = after.Ids.Next("mail");
            after = after with { Ids = ids, Mails = after.Mails.Put(new CapturedMail(id, provider, now, draft)) };
        }

        return null;
    }

    /// <summary>Remembers the workspace as it is.</summary>
    public Snapshot TakeSnapshot(string? name)
    {
        lock (gate)
        {
            var snapshot = new Snapshot((++lastSnapshot).ToString(CultureInfo.InvariantCulture), name, Clock.Now, world, Quotas.Save());
            return snapshots[snapshot.Id] = snapshot;
        }
    }

    /// <summary>Brings back what a snapshot holds: all but the journal, the snapshots and, when the clock is live, the instant.</summary>
    public void Restore(Snapshot snapshot)
    {
        lock (gate)
        {
            Quotas.Restore(snapshot.Quotas);
            if (Clock.Mode != ClockMode.Live) Clock.Set(snapshot.At);
            Volatile.Write(ref world, snapshot.World);
        }

        Restored?.Invoke();
        Scheduled?.Invoke(this);
    }

    /// <summary>Brings back the state after creation.</summary>
    public void Reset() => Restore(start);

    /// <summary>Tells that the clock was changed from outside.</summary>
    public void Reschedule() => Scheduled?.Invoke(this);
}
