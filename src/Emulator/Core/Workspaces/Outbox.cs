using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Agenda;
using Emulator.Core.Faults;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>Queues deliveries and decides when each is tried: pure functions on a world. At least once, in order per subject: a delivery waits until the
/// earlier ones of its provider and subject are delivered or given up.</summary>
public static class Outbox
{
    /// <summary>The provider's name of agenda entries that are Core's own.</summary>
    public const string Self = AgendaEntry.Self;

    /// <summary>The kind of an agenda entry that is an attempt; its subject is the delivery's id.</summary>
    public const string AttemptKind = AgendaEntry.Attempt;

    /// <summary>Queues a call, or two where a fault duplicates it, or one that is given up where a fault drops it.</summary>
    public static World Enqueue(World world, string provider, WebhookCall call, long seed, DateTimeOffset now)
    {
        (var fault, world) = FaultDraw.Strike(world, seed, fault => fault.IsAboutWebhooks && fault.Provider == provider);
        if (fault?.Kind != FaultKind.WebhookDrop)
        {
            world = Add(world, provider, call, now, replayOf: null);
            return fault is null ? world : Add(world, provider, call, now, replayOf: world.Ids.Last("delivery"));
        }

        (var id, var ids) = world.Ids.Next("delivery");
        var dropped = new Delivery(id, provider, call, now)
        {
            State = DeliveryState.Failed,
            Attempts = [new Attempt(now, null, $"dropped by fault {fault.Id}", 0, "")],
        };
        return world with { Ids = ids, Deliveries = world.Deliveries.Put(dropped) };
    }

    /// <summary>Queues a delivery again, as a new one that names its origin, to the same or to another URL. It goes out at once, whatever else waits.</summary>
    public static (World After, int Id) Replay(World world, Delivery origin, string? url, DateTimeOffset now)
    {
        (var id, var ids) = world.Ids.Next("delivery");
        var copy = new Delivery(id, origin.Provider, url is null ? origin.Call : origin.Call with { Url = url }, now) { ReplayOf = origin.Id, IsLetGo = true };
        return (Schedule(world with { Ids = ids }, copy, now), id);
    }

    /// <summary>Queues instead of sending from now on; what is still to come of earlier deliveries is queued too.</summary>
    public static World Hold(World world)
    {
        var held = world.Deliveries.In(World.ByState, DeliveryState.Scheduled).Where(delivery => !delivery.IsLetGo).ToList();
        return world with
        {
            HoldsWebhooks = true,
            Agenda = held.Aggregate(world.Agenda, static (agenda, delivery) => agenda.Remove(Self, AttemptKind, Subject(delivery))),
            Deliveries = world.Deliveries.Put(held.Select(delivery => delivery with { State = DeliveryState.Held, NextAttemptAt = null, Turn = null })),
        };
    }

    /// <summary>Lets go all held deliveries and holds no longer; or the oldest <paramref name="count"/>; or these
    /// <paramref name="ids"/>, in this order.</summary>
    public static World Release(World world, int? count, IReadOnlyList<int>? ids, DateTimeOffset now)
    {
        var held = world.Deliveries.In(World.ByState, DeliveryState.Held);
        if (count is null && ids is null) return ReleaseAll(world, held, now);
        var chosen = ids is null
            ? held.Take(count ?? int.MaxValue)
            : ids.Select(world.Deliveries.Find).OfType<Delivery>().Where(delivery => delivery.State == DeliveryState.Held).Distinct();
        return chosen.ToList().Aggregate(world, (after, delivery) => Schedule(after, delivery with { IsLetGo = true }, now));
    }

    /// <summary>Writes down an attempt and decides what follows: delivered, another attempt on the agenda, or given up; then the
    /// subject's next delivery may go.</summary>
    public static World Record(World world, AgendaEntry entry, Attempt attempt)
    {
        if (Find(world, entry) is not { } delivery) return Without(world, entry);
        delivery = delivery with { Attempts = delivery.Attempts.Add(attempt), NextAttemptAt = null };
        if (attempt.IsSuccess) delivery = delivery with { State = DeliveryState.Delivered };
        else if (attempt.IsBlocked) delivery = delivery with { State = DeliveryState.Blocked };
        else if (delivery.Call.Plan.WaitAfter(delivery.Attempts.Length, attempt.Status) is not { } wait)
            delivery = delivery with { State = DeliveryState.Failed };
        else if (world.HoldsWebhooks && !delivery.IsLetGo) delivery = delivery with { State = DeliveryState.Held, Turn = null };
        else return Schedule(delivery.Turn == entry.Number ? world : Without(world, entry), delivery, attempt.At + wait); // In the place of the entry.
        world = Without(world, entry) with { Deliveries = world.Deliveries.Put(delivery) };
        return delivery.IsOpen ? world : StartLine(world, delivery.Provider, delivery.Call.Subject, attempt.At);
    }

    /// <summary>The delivery of an agenda entry, or null when the entry is no attempt or the delivery is gone.</summary>
    public static Delivery? Find(World world, AgendaEntry entry) =>
        entry.IsAttempt ? world.Deliveries.FindRecord(entry.Subject) as Delivery : null;

    private static World Without(World world, AgendaEntry entry) => world with { Agenda = world.Agenda.Remove(entry) };

    /// <summary>Lets all go, each table written once however many they are: each has its turn, and the first of each line is due.</summary>
    private static World ReleaseAll(World world, ImmutableSortedSet<Delivery> held, DateTimeOffset now)
    {
        var agenda = world.Agenda;
        var released = new List<Delivery>(held.Count);
        foreach (var delivery in held)
        {
            agenda = agenda.Reserve(out var turn);
            released.Add(delivery with { State = DeliveryState.Scheduled, Turn = turn });
        }

        var deliveries = world.Deliveries.Put(released);
        var due = held.Select(delivery => (delivery.Provider, delivery.Call.Subject)).Distinct().SelectMany(line => deliveries.In(World.Lines, line).Take(1))
            .Where(static first => first is { State: DeliveryState.Scheduled, NextAttemptAt: null })
            .Select(first => first with { NextAttemptAt = now }).ToList();
        return world with
        {
            HoldsWebhooks = false,
            Deliveries = deliveries.Put(due),
            Agenda = agenda.Add([.. due.Select(first => new AgendaEntry(first.Turn!.Value, now, Self, AttemptKind, Subject(first), null))]),
        };
    }

    private static World Add(World world, string provider, WebhookCall call, DateTimeOffset now, int? replayOf)
    {
        (var id, var ids) = world.Ids.Next("delivery");
        var delivery =
            new Delivery(id, provider, call, now) { ReplayOf = replayOf, State = world.HoldsWebhooks ? DeliveryState.Held : DeliveryState.Scheduled };
        world = Put(world, delivery) with { Ids = ids };
        return world.HoldsWebhooks ? world : StartLine(world, provider, call.Subject, now);
    }

    /// <summary>Schedules the first delivery of the subject's line, unless it is scheduled already or held.</summary>
    private static World StartLine(World world, string provider, string subject, DateTimeOffset now) =>
        world.Deliveries.In(World.Lines, (provider, subject)) is [{ State: DeliveryState.Scheduled, NextAttemptAt: null } first, ..]
            ? Schedule(world, first, now)
            : world;

    private static World Schedule(World world, Delivery delivery, DateTimeOffset due)
    {
        world = Put(world, delivery with { State = DeliveryState.Scheduled, NextAttemptAt = due });
        return world with { Agenda = world.Agenda.Add(world.Deliveries.Find(delivery.Id)!.Turn!.Value, due, Self, AttemptKind, Subject(delivery)) };
    }

    /// <summary>Keeps a delivery; one that is to go out by itself has its turn from then on.</summary>
    private static World Put(World world, Delivery delivery)
    {
        if (delivery is not { State: DeliveryState.Scheduled, Turn: null }) return world with { Deliveries = world.Deliveries.Put(delivery) };
        var agenda = world.Agenda.Reserve(out var turn);
        return world with { Agenda = agenda, Deliveries = world.Deliveries.Put(delivery with { Turn = turn }) };
    }

    private static string Subject(Delivery delivery) => delivery.Id.ToString(CultureInfo.InvariantCulture);
}
