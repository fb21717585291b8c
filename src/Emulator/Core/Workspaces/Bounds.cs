using Emulator.Core.State;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>How much a workspace keeps of what grows with its use. What is too much goes, the oldest first, in the commit that brings it.</summary>
public sealed class Bounds
{
    /// <summary>The largest number of captured e-mails.</summary>
    public int Mails { get; init; } = 10_000;

    /// <summary>The largest number of webhooks with nothing more to come.</summary>
    public int Deliveries { get; init; } = 10_000;

    /// <summary>The largest size of the bodies of those and of what was answered to them, in bytes of memory. The bodies go, not the webhooks.</summary>
    public int WebhookBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The largest number of registered faults.</summary>
    public int Faults { get; init; } = 1_000;

    /// <summary>The largest number of snapshots.</summary>
    public int Snapshots { get; init; } = 100;

    /// <summary>The largest number of credentials and secrets issued after those that the workspace began with.</summary>
    public int Claims { get; init; } = 100_000;

    /// <summary>The largest number of keys whose calls are counted.</summary>
    public int QuotaKeys { get; init; } = 100_000;

    /// <summary>The largest number of the emulator's own receivers: of more, none is made.</summary>
    public int Receivers { get; init; } = 100;

    /// <summary>The largest number of calls that each of them keeps.</summary>
    public int ReceivedCalls { get; init; } = 1_000;

    /// <summary>The largest size of the calls that the emulator's own receivers keep, in bytes.</summary>
    public int ReceivedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The largest number of recordings.</summary>
    public int Recordings { get; init; } = 100;

    /// <summary>The largest number of runs of scenarios that are over.</summary>
    public int Runs { get; init; } = 500;

    /// <summary>The largest number of steps that those have in all.</summary>
    public int RunSteps { get; init; } = 50_000;

    /// <summary>What is wrong with the numbers, one sentence each.</summary>
    public IEnumerable<string> Mistakes() => new (string Name, int Value)[]
    {
        ("mails", Mails), ("deliveries", Deliveries), ("webhookBytes", WebhookBytes), ("faults", Faults), ("snapshots", Snapshots), ("claims", Claims),
        ("quotaKeys", QuotaKeys), ("receivers", Receivers), ("receivedCalls", ReceivedCalls), ("receivedBytes", ReceivedBytes),
        ("recordings", Recordings), ("runs", Runs), ("runSteps", RunSteps),
    }.Where(bound => bound.Value < 1).Select(bound => $"bounds:{bound.Name} is {bound.Value}; it must be at least 1");

    /// <summary>The value without what is too much.</summary>
    internal WorkspaceState Apply(WorkspaceState state)
    {
        var world = state.World;
        if (world.Mails.Count > Mails) world = world with { Mails = Newest(world.Mails, Mails) };
        if (world.Faults.Count > Faults)
            world = world with { LastDroppedFault = world.Faults.Rows.ElementAt(world.Faults.Count - Faults - 1).Id, Faults = Newest(world.Faults, Faults) };
        if (world.Deliveries.Count > Deliveries) world = world with { Deliveries = Unsettled(world.Deliveries) };
        if (world.Deliveries.Of(World.Bodies) > WebhookBytes) world = world with { Deliveries = WithoutOldBodies(world.Deliveries) };
        if (!ReferenceEquals(world, state.World)) state = state with { World = world };
        // One more, which is the workspace as it was made.
        if (state.Snapshots.Count > Snapshots + 1)
            state = state with
            {
                Snapshots = state.Snapshots.Rows.Skip(1).Take(state.Snapshots.Count - Snapshots - 1)
                    .Aggregate(state.Snapshots, static (table, old) => table.Remove(old.Id)),
            };
        var first = state.Origin.Value.FirstClaims;
        if (state.Claims.Count - first > Claims)
            state = state with
            {
                Claims = state.Claims.Rows.SkipWhile(issued => issued.Id <= first).Take((int)(state.Claims.Count - first - Claims))
                    .Aggregate(state.Claims, static (table, old) => table.Remove(old.Id)),
            };
        return state;
    }

    private static Table<int, TRow> Newest<TRow>(Table<int, TRow> table, int most)
        where TRow : class, IRow<int> => table.Rows.Take(table.Count - most).Aggregate(table, static (rest, old) => rest.Remove(old.Id));

    private Table<int, Delivery> WithoutOldBodies(Table<int, Delivery> table)
    {
        while (table.Of(World.Bodies) > WebhookBytes) table = table.Put(table.In(World.WithBodies, true)[0].WithoutBodies());
        return table;
    }

    private Table<int, Delivery> Unsettled(Table<int, Delivery> table)
    {
        var settled = table.In(World.Settled, true);
        return settled.Take(Math.Max(0, settled.Count - Deliveries)).Aggregate(table, static (rest, old) => rest.Remove(old.Id));
    }
}
