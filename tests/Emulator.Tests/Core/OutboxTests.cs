using Emulator.Core.Faults;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

public class OutboxTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly RetryPlan Plan = new([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)], TimeSpan.FromSeconds(10), []);

    [Fact]
    public void A_delivery_is_tried_at_once_and_after_each_wait_and_then_given_up()
    {
        var world = Enqueue(World.Empty, "started", "7");
        List<DateTimeOffset> attempts = [];
        while (world.Agenda.Next is { } entry)
        {
            attempts.Add(entry.Due);
            world = Outbox.Record(world, entry, new Attempt(entry.Due, 500, null, 1, ""));
        }

        Assert.Equal([Now, Now.AddMinutes(1), Now.AddMinutes(11)], attempts);
        Assert.Equal(DeliveryState.Failed, world.Deliveries.Single().State);
        Assert.Equal(3, world.Deliveries.Single().Attempts.Length);
    }

    [Fact]
    public void Deliveries_of_one_subject_go_out_in_order_and_others_do_not_wait()
    {
        var world = Enqueue(Enqueue(Enqueue(World.Empty, "started", "7"), "completed", "7"), "started", "8");
        Assert.Equal(["1", "3"], world.Agenda.Entries.Select(entry => entry.Subject));
        var first = world.Agenda.Next!;
        world = Outbox.Record(world, first, new Attempt(Now, null, "refused", 1, ""));
        Assert.DoesNotContain("2", world.Agenda.Entries.Select(entry => entry.Subject));
        var retry = world.Agenda.Entries.Single(entry => entry.Subject == "1");
        world = Outbox.Record(world, retry, new Attempt(retry.Due, 204, null, 1, ""));
        Assert.Equal(retry.Due, world.Agenda.Entries.Single(entry => entry.Subject == "2").Due);
    }

    [Fact]
    public void At_one_instant_each_keeps_its_turn_whichever_was_answered_first()
    {
        var world = Enqueue(Enqueue(Enqueue(World.Empty, "started", "7"), "started", "8"), "started", "9");
        foreach (var subject in new[] { "3", "1", "2" })
            world = Outbox.Record(world, world.Agenda.Entries.Single(entry => entry.Subject == subject), new Attempt(Now, 500, null, 1, ""));
        Assert.Equal(["1", "2", "3"], world.Agenda.Entries.Select(entry => entry.Subject));
        world = Outbox.Release(Outbox.Hold(world), null, [3, 1], Now);
        Assert.Equal(["3", "1"], world.Agenda.Entries.Select(entry => entry.Subject));
    }

    [Fact]
    public void Only_the_listed_codes_are_tried_again_when_there_is_a_list()
    {
        var plan = Plan with { RetryOn = [503] };
        Assert.Equal(TimeSpan.FromMinutes(1), plan.WaitAfter(1, 503));
        Assert.Equal(TimeSpan.FromMinutes(1), plan.WaitAfter(1, null));
        Assert.Null(plan.WaitAfter(1, 404));
        Assert.Null(plan.WaitAfter(3, 503));
    }

    [Fact]
    public void Held_deliveries_are_let_go_one_by_one_or_all()
    {
        var world = Outbox.Hold(World.Empty);
        world = Enqueue(Enqueue(Enqueue(world, "a", "1"), "b", "2"), "c", "3");
        Assert.Null(world.Agenda.Next);
        Assert.All(world.Deliveries, delivery => Assert.Equal(DeliveryState.Held, delivery.State));
        world = Outbox.Release(world, 1, null, Now);
        Assert.Equal(["1"], world.Agenda.Entries.Select(entry => entry.Subject));
        Assert.True(world.HoldsWebhooks);
        world = Outbox.Release(world, null, null, Now);
        Assert.Equal(["1", "2", "3"], world.Agenda.Entries.Select(entry => entry.Subject));
        Assert.False(world.HoldsWebhooks);
    }

    [Fact]
    public void Holding_stops_retries_that_are_still_to_come_and_releasing_lets_them_go_on()
    {
        var world = Enqueue(World.Empty, "started", "7");
        world = Outbox.Record(world, world.Agenda.Next!, new Attempt(Now, 500, null, 1, ""));
        world = Outbox.Hold(world);
        Assert.Null(world.Agenda.Next);
        world = Outbox.Release(world, null, null, Now.AddHours(1));
        Assert.Equal(Now.AddHours(1), world.Agenda.Next!.Due);
        Assert.Single(world.Deliveries.Single().Attempts);
    }

    [Fact]
    public void Held_deliveries_named_by_id_arrive_out_of_order()
    {
        var world = Enqueue(Enqueue(Outbox.Hold(World.Empty), "started", "7"), "completed", "7");
        world = Outbox.Release(world, null, [2, 1], Now);
        Assert.Equal(["2", "1"], world.Agenda.Entries.Select(entry => entry.Subject));
    }

    [Fact]
    public void A_replay_names_its_origin_and_goes_out_at_once()
    {
        var world = Enqueue(World.Empty, "started", "7");
        world = Outbox.Record(world, world.Agenda.Next!, new Attempt(Now, 200, null, 1, ""));
        (world, var id) = Outbox.Replay(world, world.Deliveries.Find(1)!, "http://127.0.0.1:9/other", Now.AddDays(1));
        var replay = world.Deliveries.Find(id)!;
        Assert.Equal(1, replay.ReplayOf);
        Assert.Equal("http://127.0.0.1:9/other", replay.Call.Url);
        Assert.Equal(Now.AddDays(1), replay.NextAttemptAt);
    }

    [Fact]
    public void Faults_drop_and_duplicate_webhooks_as_often_as_they_may()
    {
        var world = World.Empty with
        {
            Faults = World.Empty.Faults.Put(new Fault(1, "p", FaultKind.WebhookDrop) { Remaining = 1 })
                .Put(new Fault(2, "p", FaultKind.WebhookDuplicate) { Remaining = 1 }),
        };
        world = Enqueue(Enqueue(Enqueue(world, "dropped", "1"), "twice", "2"), "once", "3");
        Assert.Equal(["dropped", "twice", "twice", "once"], world.Deliveries.Select(delivery => delivery.Call.Event));
        Assert.Equal(DeliveryState.Failed, world.Deliveries.Find(1)!.State);
        Assert.Equal(2, world.Deliveries.Find(3)!.ReplayOf);
    }

    [Fact]
    public void An_attempt_of_a_delivery_that_is_gone_is_forgotten()
    {
        var world = Enqueue(World.Empty, "started", "7");
        var entry = world.Agenda.Next!;
        var after = Outbox.Record(World.Empty, entry, new Attempt(Now, 200, null, 1, ""));
        Assert.Empty(after.Deliveries);
    }

    private static World Enqueue(World world, string what, string subject) =>
        Outbox.Enqueue(world, "p", new WebhookCall(what, subject, "http://127.0.0.1:9/", "application/json", "{}", Plan), 42, Now);
}
