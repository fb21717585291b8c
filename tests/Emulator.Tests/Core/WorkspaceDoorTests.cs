using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>The one door of a workspace: whole or not at all, one after the other, whoever comes at the same time.</summary>
public class WorkspaceDoorTests
{
    [Fact]
    public async Task No_change_is_lost_when_many_threads_decide_and_commit_at_once()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var first = workspace.State;
        await Many.AtOnceAsync(16, thread =>
        {
            for (var i = 0; i < 100; i++)
            {
                if ((thread + i) % 2 == 0) workspace.Note($"{thread}/{i}");
                else workspace.Commit((before, now) => new Decision<bool>(true, before.WithNote($"{thread}/{i}", now)), Bench.Why);
                if (i % 10 == 0) workspace.Plan(TimeSpan.FromDays(1), $"{thread}/{i}", new Follow());
            }
        });

        var notes = workspace.Notes();
        Assert.Equal(3 + 1600, notes.Notes.Count);
        Assert.Equal(3 + 1600, notes.Tally.Value.Made);
        Assert.Equal(1600, notes.Notes.Where(note => note.Name.Contains('/')).Select(note => note.Name).Distinct().Count());
        Assert.Equal(160, workspace.Current.Entries.Count);

        var commits = bench.Log.Of(workspace);
        Assert.Equal(Enumerable.Range(1, commits.Count).Select(number => (long)number), commits.Select(commit => commit.Version));
        Assert.Equal(1 + 1600 + 160, commits.Count);
        Assert.Equal(Replay.Lines(workspace.State), Replay.Lines(Replay.Of(first, commits.Skip(1))));
    }

    [Fact]
    public async Task Readers_see_no_half_of_a_change()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var torn = 0;
        var done = Many.AtOnceAsync(4, _ =>
        {
            for (var i = 0; i < 500; i++)
            {
                workspace.Do((state, now) => Change.To(state.Add("a", now).Add("b", now))
                    .Post(new MailDraft([], "s", "t", []))
                    .Claim(Claim.Masked($"secret of {state.Ids.Last("note")}")));
            }
        });
        await Many.AtOnceAsync(4, _ =>
        {
            while (!done.IsCompleted)
            {
                var seen = workspace.State;
                var notes = seen.World.Notes();
                var changes = seen.World.Mails.Count;
                if ((notes.Notes.Count, notes.Tally.Value.Made, seen.Claims.Count) != (3 + (2 * changes), 3 + (2 * changes), 2 + changes))
                    Interlocked.Increment(ref torn);
            }
        });
        await done;
        Assert.Equal(0, torn);
        Assert.Equal(2000, workspace.Current.Mails.Count);
    }

    [Fact]
    public void A_decision_that_is_overtaken_is_made_again_on_the_value_that_overtook_it()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var seen = new List<int>();
        workspace.Decide(
            (before, now) =>
            {
                seen.Add(before.World.Notes().Notes.Count);
                if (seen.Count == 1) workspace.Note("in between");
                return new Decision<bool>(true, before.WithNote("mine", now));
            },
            Bench.Why);
        Assert.Equal([3, 4], seen);
        Assert.Equal(["first 0", "first 1", "first 2", "in between", "mine"], workspace.Notes().Notes.Select(note => note.Name));
    }

    [Fact]
    public void A_decision_that_the_clock_overtakes_is_made_again_at_the_instant_that_the_clock_shows_then()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var tries = 0;
        workspace.Decide(
            (before, now) =>
            {
                if (++tries == 1) workspace.SetClock(clock => clock.MoveTo(Bench.Start.AddHours(1)));
                return new Decision<bool>(true, before.WithNote("mine", now));
            },
            Bench.Why);
        Assert.Equal(Bench.Start.AddHours(1), workspace.Notes().Notes.Rows.Last().At);
        var commits = bench.Log.Of(workspace);
        Assert.Equal(commits.OrderBy(commit => commit.At).Select(commit => commit.Version), commits.Select(commit => commit.Version));
    }

    [Fact]
    public void A_decision_that_is_overtaken_again_and_again_is_made_inside_the_gate()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var (inside, outside) = (0, 0);
        workspace.Decide(
            (before, now) =>
            {
                if (InGate.IsHeld) inside++;
                else
                {
                    outside++;
                    workspace.Note("in between");
                }

                return new Decision<bool>(true, before.WithNote("mine", now));
            },
            Bench.Why);
        Assert.Equal(1, inside);
        Assert.Equal(3 + outside + 1, workspace.Notes().Notes.Count);
        Assert.False(InGate.IsHeld);
    }

    [Fact]
    public void What_was_not_read_before_is_read_outside_the_gate_however_often_the_decision_is_overtaken()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var request = new Request
        {
            Surface = bench.Provider.Surfaces[0],
            Method = "POST",
            Path = "/",
            RawQuery = "",
            Headers = [],
            Body = "text"u8.ToArray(),
            BaseUrl = "",
            ClientAddress = "",
        };
        var (reads, tries) = (0, 0);
        Func<Request, object> read = one =>
        {
            Assert.False(InGate.IsHeld);
            reads++;
            return one.Body.Length.ToString();
        };
        var result = workspace.Decide(
            (before, now) =>
            {
                // The first tries come to nothing that must be read; the one inside the gate does, because of what overtook them.
                if (++tries <= 3 && !InGate.IsHeld) workspace.Note("in between");
                var text = before.World.Notes().Notes.Count >= 3 + 3 ? request.Prepared(read, static (one, read) => read(one)) : "nothing";
                return new Decision<object>(text, before.WithNote("mine", now));
            },
            Bench.Why);
        Assert.Equal(("4", 1), ((string)result, reads));
        Assert.Single(workspace.Notes().Notes, note => note.Name == "mine");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_credential_that_another_workspace_holds_leaves_nothing_half_done(bool isOutside)
    {
        using var bench = new Bench();
        var (one, two) = (bench.New("one"), bench.New("two"));
        one.Do((_, _) => Change.None.Claim(new Claim("login", "taken")));
        var (before, count, commits, story) = (two.State, bench.Directory.Count, bench.Log.Of(two).Count, two.History.All().Count);
        Func<WorkspaceState, DateTimeOffset, Decision<bool>> decide = (state, now) => new(true, state.With(
            Change.To(state.World.Notes().Add("x", now))
                .At(now, NotesProvider.Kind, "x")
                .Claim(new Claim("login", "free"), new Claim("login", "taken"), Claim.Masked("secret of two")),
            now))
        {
            Counted = new("key", 1, TimeSpan.FromMinutes(1), IsSliding: true),
        };
        var refused = Assert.Throws<ClaimTakenException>(() => isOutside ? two.Decide(decide, Bench.Why) : two.Commit(decide, Bench.Why));
        Assert.Equal("login", refused.Kind);
        Assert.Same(before, two.State);
        Assert.Equal((count, commits, story), (bench.Directory.Count, bench.Log.Of(two).Count, two.History.All().Count));
        Assert.Null(bench.Directory.OwnerOf("login", "free"));
        Assert.Same(one, bench.Directory.OwnerOf("login", "taken"));
        Assert.False(two.Secrets.Contains("secret of two"));
        Assert.Empty(two.Quotas.Save());
        // What is free can be issued all the same.
        two.Do((_, _) => Change.None.Claim(new Claim("login", "free")));
        Assert.Same(two, bench.Directory.OwnerOf("login", "free"));
    }

    [Fact]
    public void A_decision_that_fails_changes_nothing_and_leaves_the_door_open()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var before = workspace.State;
        Func<WorkspaceState, DateTimeOffset, Decision<bool>> decide = static (_, _) => throw new FormatException();
        Assert.Throws<FormatException>(() => workspace.Commit(decide, Bench.Why));
        Assert.Throws<FormatException>(() => workspace.Decide(decide, Bench.Why));
        Assert.Same(before, workspace.State);
        Assert.False(InGate.IsHeld);
        workspace.Note("after all");
        Assert.Equal(4, workspace.Notes().Notes.Count);
    }

    [Fact]
    public void What_changes_nothing_is_no_commit()
    {
        using var bench = new Bench();
        var workspace = bench.New();
        var before = workspace.State;
        Assert.Equal(3, workspace.Decide((state, _) => new Decision<int>(state.World.Notes().Notes.Count, state), Bench.Why));
        Assert.Equal(3, workspace.Commit((state, _) => new Decision<int>(state.World.Notes().Notes.Count, state), Bench.Why));
        Assert.Equal(3, workspace.Decide((world, _) => (world.Notes().Notes.Count, world), Bench.Why));
        Assert.Same(before, workspace.State);
        Assert.Single(bench.Log.Of(workspace));
    }

    [Fact]
    public async Task A_deleted_workspace_takes_nothing_more_also_while_many_are_at_its_door()
    {
        using var bench = new Bench();
        var workspace = bench.New(mode: ClockMode.Live);
        var notes = Many.AtOnceAsync(8, thread =>
        {
            try
            {
                for (var i = 0; ; i++) workspace.Do((state, now) => Change.To(state.Add("x", now)).Claim(new Claim("note key", $"{thread}/{i}")));
            }
            catch (WorkspaceEndedException)
            {
                // As it is to be.
            }
        });
        Assert.True(await Eventually.TrueAsync(() => Task.FromResult(workspace.Notes().Notes.Count > 50)));
        bench.Registry.Delete(workspace);
        await notes;
        Assert.True(bench.Log.Of(workspace)[^1].IsEnd);
        Assert.Single(bench.Log.Of(workspace), commit => commit.IsEnd);
        Assert.Equal(0, bench.Directory.Count);
        Assert.Throws<WorkspaceEndedException>(() => workspace.SetClock(clock => clock.Go(ClockMode.Frozen)));
        Assert.Throws<WorkspaceEndedException>(() => workspace.TakeSnapshot(null, Bench.Why));
        Assert.Throws<WorkspaceEndedException>(() => workspace.Decide((state, _) => new Decision<int>(1, state), Bench.Why));
    }
}
