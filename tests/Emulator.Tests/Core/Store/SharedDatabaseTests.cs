using Emulator.Core.Store;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core.Store;

/// <summary>What nodes that share a database rely on: one owner of each workspace, and nobody else writes.</summary>
public class SharedDatabaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Who_had_a_workspace_before_writes_nothing_any_more_and_those_who_wait_are_told_so()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: Lease);
        var former = await one.NewAsync("w");
        var kept = await one.NewAsync("kept");
        var fenced = new List<Workspace>();
        one.Store.Fenced += fenced.Add;
        former.Note("before");
        await former.KeptAsync();

        var present = (await other.BackAsync("w"))!; // It waits until the silent one is surely over.
        former.Note("too late");
        kept.Note("its own");
        present.Note("after");
        await Assert.ThrowsAsync<NotKeptException>(() => former.KeptAsync());
        await kept.KeptAsync();
        await present.KeptAsync();
        await Assert.ThrowsAsync<NotKeptException>(() => former.KeptAsync());
        Assert.Null(one.Store.Failure);
        Assert.Same(former, Assert.Single(fenced));

        await one.DisposeAsync();
        await using var third = await place.StartAsync(lease: Lease);
        Assert.Contains("its own", Names((await third.BackAsync("kept"))!));
        var names = Names((await third.BackAsync("w"))!);
        Assert.Contains("before", names);
        Assert.Contains("after", names);
        Assert.DoesNotContain("too late", names);
    }

    [Fact]
    public async Task A_workspace_is_taken_over_only_when_its_owner_has_let_go_or_is_surely_over()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: Lease);
        var (here, there) = (one.Shared!, other.Shared!);
        var key = (await one.NewAsync("w")).Place.Key;

        var taking = there.Directory.AcquireAsync(key, there.Seat!, default);
        for (var i = 0; i < 10; i++)
        {
            Assert.True(here.Nodes.Beat(here.Seat!));
            Assert.True(there.Nodes.Beat(there.Seat!));
            await Task.Delay(200);
        }

        Assert.False(taking.IsCompleted, "It was taken from somebody who is there.");
        await here.Directory.ReleaseAsync(key, here.Seat!, default);
        Assert.Equal(2, (await taking)!.Epoch);

        // Whoever was silent for longer than the lease is told so, and owns nothing.
        await Task.Delay(Lease + TimeSpan.FromSeconds(0.1));
        Assert.False(here.Nodes.Beat(here.Seat!));
        var former = here.Seat!;
        var seat = await here.Nodes.JoinAsync("http://127.0.0.1:2", Lease, default);
        Assert.True(seat.Generation > former.Generation);
        Assert.Equal(3, (await here.Directory.AcquireAsync(key, seat, default))!.Epoch);
        Assert.Null(await here.Directory.AcquireAsync(key + 1, seat, default));
    }

    [Fact]
    public async Task Those_who_take_over_and_those_who_ask_at_the_same_time_do_not_get_into_each_other_s_way()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: TimeSpan.FromMinutes(5));
        var (directory, seat) = (one.Shared!.Directory, one.Shared.Seat!);
        var made = await one.NewAsync("w");
        await made.KeptAsync();
        // What belongs to a connection is handed on with it: whoever lets go of it twice takes it from the next one.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                if (n % 2 == 0) Assert.NotNull(await directory.AcquireAsync(made.Place.Key, seat, default));
                else Assert.Equal(made.Place.Key, await directory.KeyOfAsync("w", default));
            }
        })));
    }

    [Fact]
    public async Task Of_many_who_want_a_name_one_gets_it_and_what_nobody_made_is_free_again()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: Lease);
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Reserve(i % 2 == 0 ? one : other, "w", 10)));
        Assert.Equal(19, made.Count(one => one.Why == NotMade.Taken));
        var won = Assert.Single(made, one => one.Why is null);
        Assert.Equal(0, await one.Shared!.Directory.KeyOfAsync("w", default)); // It is none before something of it is written.
        Assert.Empty(await one.Shared.Directory.ListAsync(default));
        Assert.Null(await one.Shared.Directory.AcquireAsync(won.Key, one.Shared.Seat!, default));

        var several = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Reserve(i % 2 == 0 ? one : other, $"w{i}", 10)));
        Assert.Equal(9, several.Count(one => one.Why is null));
        Assert.Equal(11, several.Count(one => one.Why == NotMade.TooMany));
        await one.Shared.Nodes.LeaveAsync(one.Shared.Seat!, default);
        await other.Shared!.Nodes.LeaveAsync(other.Shared.Seat!, default);
        await using var third = await place.StartAsync();
        Assert.Null((await Reserve(third, "w", 1)).Why);
        await third.Shared!.Directory.GiveUpAsync((await third.Shared.Source.AskAsync("SELECT key FROM workspaces", default)), third.Shared.Seat!, default);
        Assert.Null((await Reserve(third, "w0", 1)).Why);
    }

    [Fact]
    public async Task What_falls_due_in_a_workspace_that_nobody_owns_is_found()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        var workspace = await one.NewAsync("due", Emulator.Core.Clock.ClockMode.Live);
        await one.NewAsync("idle");
        workspace.Plan(TimeSpan.FromSeconds(2), "soon");
        await workspace.KeptAsync();
        await using var other = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        Assert.Empty(await other.Shared!.Directory.OrphansDueAsync(default));
        Assert.True(await Eventually.TrueAsync(async () => (await other.Shared.Directory.OrphansDueAsync(default)).Count == 1));
        Assert.Equal("due", (await other.Shared.Directory.OrphansDueAsync(default)).Single().Name);
        Assert.NotNull(await other.BackAsync("due"));
        Assert.Empty(await other.Shared.Directory.OrphansDueAsync(default));
    }

    [Fact]
    public async Task Nodes_have_slots_of_their_own_and_numbers_that_no_other_was_given()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using (var two = await place.StartAsync(lease: TimeSpan.FromMinutes(1)))
        {
            await using var three = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
            Assert.Equal([0, 1, 2], new[] { one, two, three }.Select(node => node.Shared!.Seat!.Slot));
            Assert.Equal(3, (await three.Shared!.Nodes.AllAsync(default)).Count(seat => seat.IsThere));
            Assert.True(await place.AskAsync("SELECT value FROM meta WHERE name = 'numbers'") >= 3 * SharedDatabase.NumbersAhead);
        }

        await Task.Delay(Lease + TimeSpan.FromSeconds(1));
        await using var next = await place.StartAsync();
        Assert.Equal(0, next.Shared!.Seat!.Slot); // The silent one has lost it.
        Assert.False(one.Shared!.Nodes.Beat(one.Shared.Seat!));
    }

    [Fact]
    public async Task Journals_are_read_by_a_node_that_did_not_write_them()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        var (here, there) = (await one.NewAsync("here"), await other.NewAsync("there"));
        there.Keep(Exchanges.Of());
        here.Keep(Exchanges.Usual());
        there.Keep(Exchanges.Usual());
        await one.LiveAsync(here, new Random(3));
        var before = one.Whole(here);
        await one.DisposeAsync();
        var again = (await other.BackAsync("here"))!;
        Assert.Equal(before, other.Whole(again));
        Assert.True(await place.AskAsync("SELECT count(*) FROM terms WHERE kind = 'surface'") == 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Connections_that_are_cut_while_commits_are_written_lose_nothing_and_double_nothing(int seed)
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        var told = new List<string>();
        await using (var one = await place.StartAsync(lease: TimeSpan.FromMinutes(1)))
        {
            var all = new List<Workspace>();
            for (var i = 0; i < 4; i++) all.Add(await one.NewAsync($"w{i}"));
            var random = new Random(seed);
            using var end = new CancellationTokenSource();
            var cutting = Task.Run(async () =>
            {
                while (!end.IsCancellationRequested)
                {
                    await PostgresServer.CutAsync(place.ConnectionString!);
                    await Task.Delay(random.Next(1, 40));
                }
            });
            await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
            {
                for (var i = 0; i < 150; i++)
                {
                    var (workspace, name) = (all[(caller + i) % all.Count], $"{caller}/{i}");
                    workspace.Note(name);
                    if (i % 10 == 0) workspace.Keep(Exchanges.Usual());
                    try
                    {
                        await workspace.KeptAsync();
                        lock (told) told.Add(name);
                    }
                    catch (NotKeptException)
                    {
                        await Task.Delay(50);
                    }
                }
            })));
            await end.CancelAsync();
            await cutting;
            Assert.True(await Eventually.TrueAsync(async () =>
            {
                try
                {
                    all[0].Note("goes on");
                    await all[0].KeptAsync();
                    return one.Store.Failure is null;
                }
                catch (NotKeptException)
                {
                    return false;
                }
            }));
        }

        await using var next = await place.StartAsync();
        var (names, exchanges) = (new List<string>(), new List<long>());
        for (var i = 0; i < 4; i++)
        {
            var workspace = (await next.BackAsync($"w{i}"))!;
            names.AddRange(Names(workspace).Where(name => name.Contains('/')));
            exchanges.AddRange(workspace.Journal.Newest().Select(one => one.Number));
        }

        Assert.Equal(names.Distinct().Count(), names.Count);
        Assert.Empty(told.Except(names));
        Assert.Equal(8 * 15, exchanges.Count);
        Assert.Equal(exchanges.Distinct().Count(), exchanges.Count);
    }

    private static Task<Reservation> Reserve(KeptProcess node, string name, int most) =>
        node.Shared!.Directory.ReserveAsync(name, node.Shared.Seat!, most, default);

    private static List<string> Names(Workspace workspace) => [.. workspace.Notes().Notes.Rows.Select(note => note.Name)];
}
