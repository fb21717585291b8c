using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core.Store;

/// <summary>What is kept, in a file and in a shared database alike: the next process has all that was acknowledged.</summary>
public class DurableStoreTests
{
    [Theory]
    [InlineData(Floor.Sqlite, 1)]
    [InlineData(Floor.Sqlite, 2)]
    [InlineData(Floor.Postgres, 1)]
    [InlineData(Floor.Postgres, 2)]
    [InlineData(Floor.Postgres, 3)]
    public async Task Whatever_was_done_is_there_in_the_next_process_and_goes_on(Floor floor, int seed)
    {
        using var place = await KeptPlace.NewAsync(floor);
        var random = new Random(seed);
        string before;
        await using (var first = await place.StartAsync())
        {
            var workspace = await first.NewAsync("w");
            await first.LiveAsync(workspace, random);
            before = first.Whole(workspace);
            Assert.Contains("act ", before);
        }

        for (var round = 0; round < 3; round++)
        {
            await using var next = await place.StartAsync();
            var workspace = await next.BackAsync("w");
            Assert.NotNull(workspace);
            Assert.Equal(before, next.Whole(workspace));
            await next.LiveAsync(workspace, random);
            before = next.Whole(workspace);
        }
    }

    [Theory]
    [InlineData(Floor.Sqlite)]
    [InlineData(Floor.Postgres)]
    public async Task What_many_callers_were_told_is_there_also_when_values_are_written_whole_in_between(Floor floor)
    {
        using var place = await KeptPlace.NewAsync(floor);
        await using (var first = await place.StartAsync())
        {
            var all = new List<Workspace>();
            for (var i = 0; i < 3; i++) all.Add(await first.NewAsync($"w{i}"));
            await Task.WhenAll(Enumerable.Range(0, 12).Select(caller => Task.Run(async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    var workspace = all[(caller + i) % all.Count];
                    workspace.Note($"{caller}/{i}");
                    await workspace.KeptAsync();
                }
            })));
        }

        Assert.True(await place.AskAsync("SELECT max(version) FROM checkpoints") > 1, "No value was written whole.");
        await using var second = await place.StartAsync();
        var names = new List<string>();
        for (var i = 0; i < 3; i++) names.AddRange((await second.BackAsync($"w{i}"))!.Notes().Notes.Rows.Select(note => note.Name));
        Assert.Equal(1200, names.Where(name => name.Contains('/')).Distinct().Count());
        Assert.Equal(1200, names.Count(name => name.Contains('/')));
    }

    [Theory]
    [InlineData(Floor.Sqlite)]
    [InlineData(Floor.Postgres)]
    public async Task What_was_deleted_stays_deleted_leaves_nothing_and_its_name_is_free(Floor floor)
    {
        using var place = await KeptPlace.NewAsync(floor);
        await using (var first = await place.StartAsync())
        {
            var workspace = await first.NewAsync("w");
            await first.LiveAsync(workspace, new Random(4));
            await KeptProcess.DeleteAsync(workspace);
            Assert.Throws<WorkspaceEndedException>(() => workspace.Note("too late"));
        }

        foreach (var table in (string[])["workspaces", "checkpoints", "commits", "acts", "claims", "journal", "uses"])
            Assert.Equal(0, await place.AskAsync($"SELECT count(*) FROM {table}"));
        await using var second = await place.StartAsync();
        Assert.Null(await second.BackAsync("w"));
        var again = await second.NewAsync("w");
        Assert.DoesNotContain(again.Notes().Notes.Rows, note => note.Name.StartsWith("note ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Floor.Sqlite)]
    [InlineData(Floor.Postgres)]
    public async Task Tables_that_workspaces_have_in_common_are_kept_once_and_go_with_the_last(Floor floor)
    {
        using var place = await KeptPlace.NewAsync(floor);
        await using (var first = await place.StartAsync(new NotesProvider { FirstNotes = 30 }))
        {
            var one = await first.NewAsync("one");
            var other = await first.NewAsync("other");
            one.TakeSnapshot("kept", Bench.Why);
            await first.LiveAsync(one, new Random(1), steps: 600);
            await first.LiveAsync(other, new Random(1), steps: 600);
        }

        Assert.True(await place.AskAsync("SELECT count(*) FROM common") > 0, "Nothing is in common.");
        await using (var second = await place.StartAsync(new NotesProvider { FirstNotes = 30 }))
        {
            foreach (var name in (string[])["one", "other"])
            {
                var workspace = (await second.BackAsync(name))!;
                Assert.True(workspace.Start.World.Notes().Notes.Count == 30);
                await KeptProcess.DeleteAsync(workspace);
            }

            if (second.Shared is { } shared) await shared.Directory.SweepAsync(default);
        }

        Assert.Equal(0, await place.AskAsync("SELECT count(*) FROM common"));
    }

    [Theory]
    [InlineData(Floor.Sqlite)]
    [InlineData(Floor.Postgres)]
    public async Task What_was_forgotten_does_not_come_back(Floor floor)
    {
        using var place = await KeptPlace.NewAsync(floor);
        string before;
        await using (var first = await place.StartAsync())
        {
            var workspace = await first.NewAsync("w");
            await first.LiveAsync(workspace, new Random(9));
            workspace.Forget(withHistory: true);
            workspace.Note("after it");
            await workspace.KeptAsync();
            before = first.Whole(workspace);
        }

        await using var second = await place.StartAsync();
        var again = (await second.BackAsync("w"))!;
        Assert.Equal(before, second.Whole(again));
        Assert.Equal(0, again.Journal.Count);
        Assert.Single(again.History.All());
    }

    [Theory]
    [InlineData(Floor.Sqlite)]
    [InlineData(Floor.Postgres)]
    public async Task An_exchange_is_found_by_its_number_in_the_journals_that_are_kept(Floor floor)
    {
        using var place = await KeptPlace.NewAsync(floor);
        long number;
        await using (var first = await place.StartAsync())
        {
            var workspace = await first.NewAsync("w");
            number = Emulator.Core.Journal.Numbering.Next();
            workspace.Keep(Exchanges.Usual() with { Number = number });
        }

        await using var second = await place.StartAsync();
        Assert.Equal("w", second.Store.OwnerOf(number));
        Assert.Null(second.Store.OwnerOf(number - 1));
    }
}
