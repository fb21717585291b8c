using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.State;
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
        Assert.Same(one.Place, bench.Directory.OwnerOf("login", "taken"));
        Assert.False(two.Secrets.Contains("secret of two"));
        Assert.Empty(two.Quotas.Save());
        // What is free can be issued all the same.
        two.Do((_, _) => Change.None.Claim(new Claim("login", "free")));
        Assert.Same(two.Place, bench.Directory.OwnerOf("login", "free"));
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
