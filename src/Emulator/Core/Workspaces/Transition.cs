using System.Collections.Immutable;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.State;

namespace Emulator.Core.Workspaces;

/// <summary>Leads from one value of a workspace to the next. Pure.</summary>
internal static class Transition
{
    /// <summary>The value with a provider's change carried out whole.</summary>
    public static WorkspaceState Apply(WorkspaceState before, string provider, Change change, long seed, DateTimeOffset now)
    {
        var after = before.World;
        if (change.State is { } state) after = after with { Providers = after.Providers.SetItem(provider, state) };
        var agenda = after.Agenda;
        foreach (var (kind, subject) in change.Cancelled) agenda = agenda.Remove(provider, kind, subject);
        foreach (var entry in change.Entries) agenda = agenda.Add(entry.Due, provider, entry.Kind, entry.Subject, entry.Payload);
        if (!ReferenceEquals(agenda.Table, after.Entries)) after = after with { Agenda = agenda };
        foreach (var call in change.Webhooks) after = Outbox.Enqueue(after, provider, call, seed, now);
        foreach (var draft in change.Mails)
        {
            var (id, ids) = after.Ids.Next("mail");
            after = after with { Ids = ids, Mails = after.Mails.Put(new CapturedMail(id, provider, now, draft)) };
        }

        var issued = change.Claims.IsEmpty ? before : before.Issue(change.Claims);
        return ReferenceEquals(after, before.World) ? issued : issued with { World = after };
    }

    /// <summary>The value of a fresh workspace: every provider seeded, the chosen fixture loaded, and all of it remembered for a reset.</summary>
    public static Decision<bool> Begin(
        WorkspaceSpec spec, WorkspaceHouse house, Func<IProvider, World, Moment> moment, Func<Secrets> secrets, DateTimeOffset now)
    {
        var fixture = spec.Chosen?.Fixture.On ?? spec.Fixture;
        var state = WorkspaceState.Empty with
        {
            World = World.Empty with { Ids = IdSequence.Of(spec.Seed) },
            Tag = WorkspaceState.Empty.Tag.Set(spec.Tag),
            Beside = house.Areas.ToImmutableSortedDictionary(area => area.Name, area => area.Empty, StringComparer.Ordinal),
        };
        state = Seeded(
            state,
            [.. house.Providers.All.Select(provider => (provider.Name, provider.Seed(
                new SeedContext(fixture, spec.Seed, now, secrets(), spec.Id == WorkspaceRegistry.DefaultId))))],
            spec.Seed,
            now);
        var origin = Origin.Unknown with { Fixture = fixture };
        var calls = ImmutableArray<(Quotas.QuotaUse Use, int Times, TimeSpan Ago)>.Empty;
        if (spec.Chosen is { } chosen)
        {
            if (chosen.Fixture.HoldsWebhooks) state = state with { World = state.World with { HoldsWebhooks = true } };
            var made = chosen.Fixture.Make(new Fixtures.FixtureCall(moment(chosen.Provider, state.World), chosen.Parameters));
            state = Apply(state, chosen.Provider.Name, made.Change, spec.Seed, now);
            state.Settle(); // Nobody asks how a beginning came about.
            calls = made.Calls;
            origin = origin with
            {
                Fixture = chosen.Fixture.Name,
                Texts = made.Values.Where(value => value.Value is string)
                    .ToImmutableSortedDictionary(value => value.Key, value => (string)value.Value, StringComparer.Ordinal),
                Numbers = made.Values.Where(value => value.Value is int)
                    .ToImmutableSortedDictionary(value => value.Key, value => (int)value.Value, StringComparer.Ordinal),
            };
        }

        return new(true, state with { Origin = state.Origin.Set(origin with { FirstClaims = state.LastClaim }) }) { Calls = calls, IsStart = true };
    }

    /// <summary>The value with what the providers begin with. Entries and claims of all are put at once: no index of theirs is made before it is
    /// asked for.</summary>
    private static WorkspaceState Seeded(WorkspaceState state, (string Provider, Change Change)[] seeds, long seed, DateTimeOffset now)
    {
        // Who begins with a webhook or calls something off takes numbers of the agenda in between.
        if (Array.Exists(seeds, static one => !one.Change.Webhooks.IsEmpty || !one.Change.Cancelled.IsEmpty))
            return seeds.Aggregate(state, (before, one) => Apply(before, one.Provider, one.Change, seed, now));
        state = seeds.Aggregate(state, (before, one) => Apply(before, one.Provider, one.Change with { Entries = [], Claims = [] }, seed, now));
        var agenda = AgendaEntries.Begin(seeds.Select(static one => (one.Provider, one.Change.Entries)));
        return (state with { World = state.World with { Agenda = agenda } }).Issue([.. seeds.SelectMany(static one => one.Change.Claims)]);
    }

    /// <summary>The rows and values that a decision writes, and the credentials that it issues.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="before">The value before it.</param>
    /// <param name="after">The value after it.</param>
    /// <param name="readsBeginnings">Whether what a workspace begins with is written out too.</param>
    public static (ImmutableArray<RecordChange> Rows, ImmutableArray<ValueChange> Values, List<Claim> Issued) Written<T>(
        Decision<T> decision, WorkspaceState before, WorkspaceState after, bool readsBeginnings)
    {
        // What was brought back is told by the number of its snapshot, not row by row.
        var compared = decision.Restored is { } restored ? before with { World = restored.World } : before;
        var (rows, values) = !decision.IsStart || readsBeginnings ? after.Since(compared) : ([], []);
        var issued = decision.IsStart ? after.Claims.Rows.Select(static one => one.Claim)
            : rows.Where(static row => row.After is IssuedClaim && row.Before is null).Select(static row => ((IssuedClaim)row.After!).Claim);
        return (rows, values, [.. issued]);
    }

    /// <summary>The value with one snapshot more.</summary>
    public static WorkspaceState Remember(
        WorkspaceState state, int id, string? name, DateTimeOffset now, ImmutableSortedDictionary<string, Quotas.QuotaCount> quotas) => state with
        {
            LastSnapshot = Math.Max(id, state.LastSnapshot),
            Snapshots = With(state.Snapshots, new Snapshot(id, name, now, state.World, quotas)),
        };

    private static Table<int, Snapshot> With(Table<int, Snapshot> snapshots, Snapshot taken) =>
        snapshots.Count == 0 ? snapshots.Begin([taken]) : snapshots.Put(taken);
}
