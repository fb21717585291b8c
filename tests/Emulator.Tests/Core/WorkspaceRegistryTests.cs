using Emulator.Core.Clock;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>How many workspaces there are, under which names, and for how long.</summary>
public class WorkspaceRegistryTests
{
    [Fact]
    public async Task No_more_are_made_than_there_may_be_though_a_hundred_ask_at_once()
    {
        using var bench = new Bench { Most = 10 };
        for (var round = 0; round < 3; round++)
        {
            var (made, tooMany) = (0, 0);
            await Many.AtOnceAsync(100, number =>
            {
                if (bench.Registry.TryCreate(Bench.Spec($"w{number}"), out _, out var why)) Interlocked.Increment(ref made);
                else if (why == NotMade.TooMany) Interlocked.Increment(ref tooMany);
            });
            Assert.Equal((10, 90), (made, tooMany));
            Assert.Equal((10, 10), (bench.Registry.Count, bench.Registry.InMemory.Count()));
            foreach (var workspace in bench.Registry.InMemory.ToList()) Assert.True(bench.Registry.Delete(workspace));
            Assert.Equal((0, 0), (bench.Registry.Count, bench.Directory.Count));
        }
    }

    [Fact]
    public async Task Of_many_who_want_one_name_one_gets_it()
    {
        using var bench = new Bench();
        var (made, taken) = (0, 0);
        await Many.AtOnceAsync(50, _ =>
        {
            if (bench.Registry.TryCreate(Bench.Spec("w"), out var _, out var why)) Interlocked.Increment(ref made);
            else if (why == NotMade.Taken) Interlocked.Increment(ref taken);
        });
        Assert.Equal((1, 49, 1), (made, taken, bench.Registry.Count));
        Assert.Equal(1, bench.Directory.Count);
    }

    [Fact]
    public async Task One_that_cannot_be_made_leaves_no_name_no_claim_and_no_count_and_harms_nobody_who_looks_for_it()
    {
        using var bench = new Bench
        {
            Provider = new NotesProvider { Claims = static seed => [new Claim("note key", seed.Secrets.Letters(24)), new Claim("login", "the only one")] },
        };
        bench.New("first");
        var found = 0;
        await Many.AtOnceAsync(12, number =>
        {
            for (var i = 0; i < 50; i++)
            {
                if (number % 2 == 0) Assert.Throws<ClaimTakenException>(() => bench.Registry.TryCreate(Bench.Spec($"w{number}"), out _, out _));
                else if (bench.Registry.Find($"w{number - 1}") is not null) Interlocked.Increment(ref found);
            }
        });
        Assert.Equal((0, 1, 2), (found, bench.Registry.Count, bench.Directory.Count));
        Assert.Equal(["first"], bench.Registry.InMemory.Select(workspace => workspace.Id));
    }

    [Fact]
    public async Task Time_to_live_ends_the_workspace_that_had_it_and_not_the_next_of_its_name()
    {
        using var bench = new Bench();
        await using var worker = await bench.WorkAsync();
        var old = bench.New("w", life: TimeSpan.FromMilliseconds(300));
        bench.Registry.Delete(old);
        var next = bench.New("w");
        var mortal = bench.New("mortal", life: TimeSpan.FromMilliseconds(300));
        var beacon = bench.New("beacon", ClockMode.Live, life: TimeSpan.FromMilliseconds(600));
        // When the beacon is gone, the time of the others is over as well.
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(bench.Registry.Find("beacon") is null && bench.Registry.Find("mortal") is null)));
        Assert.Same(next, bench.Registry.Find("w"));
        Assert.False(next.Ended.IsCancellationRequested);
        Assert.True(mortal.Ended.IsCancellationRequested && beacon.Ended.IsCancellationRequested);
        Assert.Equal(1, bench.Registry.Count);
        Assert.Equal(1, bench.Directory.Count);
        Assert.False(bench.Registry.Delete(old));
        Assert.Same(next, bench.Registry.Find("w"));
    }
}
