using Durability.Cluster;
using Emulator.Tests.Support;

namespace Emulator.Tests.Cluster;

/// <summary>The short form of <c>tests/Durability -- cluster</c>: the same code, once for each way of losing a node.</summary>
public class DisturbedTests
{
    [Fact]
    public async Task Of_nodes_that_are_killed_frozen_cut_off_and_ended_under_load_nothing_that_was_acknowledged_is_lost_or_done_twice()
    {
        var (seed, lines) = (Random.Shared.Next(), new List<string>());
        var wrongs = await new ClusterRun(EmulatorProcess.Program, await PostgresServer.NewDatabaseAsync(), seed).RunAsync(4, lines.Add);
        Assert.True(wrongs.Count == 0, $"seed {seed}\n{string.Join('\n', wrongs.Take(5))}\n{string.Join('\n', lines.TakeLast(4))}");
    }
}
