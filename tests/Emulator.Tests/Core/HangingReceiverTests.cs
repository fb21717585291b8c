using Emulator.Core.Clock;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>Receivers that take a call and never answer hold up neither other workspaces nor each other.</summary>
public sealed class HangingReceiverTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);
    private static readonly DeliverySettings Patient = new() { AttemptsInAll = 3, AttemptsPerWorkspace = 16, LongestAttempt = TimeSpan.FromMinutes(10) };

    [Theory]
    [InlineData(ClockMode.Live)]
    [InlineData(ClockMode.Frozen)]
    public async Task No_workspace_waits_for_the_receivers_of_others_that_hang(ClockMode mode)
    {
        await using var hanging = await HangingReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        using var bench = new Bench { Delivery = Patient };
        for (var i = 0; i < 5; i++)
        {
            var busy = bench.New($"busy-{i}", mode: mode);
            for (var call = 0; call < 4; call++) busy.Ring(hanging.Url);
            busy.Runner.RunDue();
        }

        var workspace = bench.New("other", mode: mode);
        workspace.Ring(quick.Url);
        workspace.Runner.RunDue();
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Current.Deliveries.Single().State == DeliveryState.Delivered)));
        Assert.Empty(bench.New("third", mode: mode).Current.Deliveries);
    }

    [Fact]
    public async Task Time_travel_does_not_queue_behind_the_attempts_of_others()
    {
        await using var hanging = await HangingReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        using var bench = new Bench { Delivery = Patient };
        for (var i = 0; i < 5; i++)
        {
            var busy = bench.New($"busy-{i}");
            for (var call = 0; call < 4; call++) busy.Ring(hanging.Url);
            busy.Runner.RunDue();
        }

        var workspace = bench.New("other");
        workspace.Plan(TimeSpan.FromHours(1), "a", new Follow(Url: quick.Url));
        await workspace.AdvanceAsync(TimeSpan.FromHours(2)).WaitAsync(Guard);
        Assert.NotEmpty(quick.Received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_journey_over_many_hanging_receivers_tells_all_before_the_first_has_answered(bool isOneReceiver)
    {
        const int Deliveries = 40;
        var receivers = new List<HangingReceiver>();
        for (var i = 0; i < (isOneReceiver ? 1 : Deliveries); i++) receivers.Add(await HangingReceiver.StartAsync());
        using var bench = new Bench { Delivery = Patient };
        var workspace = bench.New();
        for (var i = 0; i < Deliveries; i++) workspace.Plan(TimeSpan.FromHours(1), Name(i), new Follow(Url: receivers[i % receivers.Count].Url));
        var journey = workspace.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(receivers.Sum(receiver => receiver.Received.Count) == Deliveries)));
        Assert.False(journey.IsCompleted);
        foreach (var receiver in receivers) receiver.Open();
        var ran = await journey.WaitAsync(Guard);
        Assert.Equal(Deliveries, ran.Count(run => run.Summary.Contains("attempt 1: answered 200", StringComparison.Ordinal)));
        foreach (var receiver in receivers) await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Reset_and_deletion_break_off_a_journey_over_hanging_receivers()
    {
        await using var hanging = await HangingReceiver.StartAsync();
        using var bench = new Bench { Delivery = Patient };
        var workspace = bench.New();
        for (var i = 0; i < 8; i++) workspace.Plan(TimeSpan.FromHours(1), Name(i), new Follow(Url: hanging.Url));
        var journey = workspace.AdvanceAsync(TimeSpan.FromHours(2));
        await hanging.HasAsync(8);
        await workspace.Runner.InterruptAsync(() => workspace.Reset(new Emulator.Core.History.Cause(Emulator.Core.History.CauseKind.Act))).WaitAsync(Guard);
        await Assert.ThrowsAnyAsync<Exception>(() => journey.WaitAsync(Guard));
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(hanging.BrokenOff == 8)));
        Assert.Empty(workspace.Current.Deliveries);
    }

    /// <summary>A name of a line of its own: deliveries of one subject wait for each other.</summary>
    private static string Name(int number) => ((char)('\u4e00' + number)).ToString();
}
