using Emulator.Core.Clock;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>Every change is a commit: whoever has the first value and the commits has the workspace.</summary>
public class WorkspaceLogTests
{
    [Fact]
    public async Task Every_kind_of_change_is_taken_down_with_its_cause()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var bench = new Bench();
        var workspace = bench.New();
        var first = workspace.State;
        Assert.Equal((1, CauseKind.Upkeep), One(workspace, bench, 0));

        workspace.Decide((before, now) => new Decision<bool>(true, before.WithNote("call", now)), new Cause(CauseKind.Call) { Number = 7 });
        Assert.Equal((2, CauseKind.Call), One(workspace, bench, 1));
        Assert.Equal(7, bench.Log.Of(workspace)[1].Cause.Number);
        workspace.Decide((world, _) => (true, world with { HoldsWebhooks = true }), new Cause(CauseKind.Act));
        workspace.Decide((world, _) => (true, world with { HoldsWebhooks = false }), new Cause(CauseKind.Act));
        Assert.Equal((4, CauseKind.Act), One(workspace, bench, 3));
        workspace.Commit((before, now) => new Decision<bool>(true, Beside(before, now)), new Cause(CauseKind.Act));
        workspace.Plan(TimeSpan.FromMinutes(1), "a", new Follow(Url: receiver.Url) { Posts = true, Claims = true });
        var snapshot = workspace.TakeSnapshot("here", new Cause(CauseKind.Act));
        Assert.Equal((7, CauseKind.Act), One(workspace, bench, 6));
        workspace.SetClock(clock => clock.Go(ClockMode.Scaled, 2));
        workspace.SetClock(clock => clock.Go(ClockMode.Frozen));
        Assert.Equal(ClockMode.Frozen, bench.Log.Of(workspace)[8].Clock!.Mode);

        var ran = await workspace.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, ran.Count);
        var travelled = bench.Log.Of(workspace).Skip(9).ToList();
        Assert.Equal([CauseKind.Upkeep, CauseKind.Agenda, CauseKind.Attempt, CauseKind.Upkeep], travelled.Select(commit => commit.Cause.Kind));
        Assert.Equal(["note a", ran[1].Summary], travelled.Where(commit => commit.Clock is null).Select(commit => commit.Cause.Summary));
        Assert.Equal(workspace.Clock.Now, travelled[^1].Clock!.Now);

        workspace.Restore(snapshot, new Cause(CauseKind.Act));
        Assert.Equal(snapshot.Id, bench.Log.Of(workspace)[^1].Restored);
        Assert.Equal(snapshot.At, bench.Log.Of(workspace)[^1].Clock!.Now);
        Assert.Empty(bench.Log.Of(workspace)[^1].Rows);
        workspace.Note("after the restore");
        Assert.Equal(Replay.Lines(workspace.State), Replay.Lines(Replay.Of(first, bench.Log.Of(workspace).Skip(1))));
        workspace.Reset(new Cause(CauseKind.Act));
        Assert.Equal(Snapshot.Start, bench.Log.Of(workspace)[^1].Restored);
        workspace.Note("after the reset");
        Assert.Equal(Replay.Lines(workspace.State), Replay.Lines(Replay.Of(first, bench.Log.Of(workspace).Skip(1))));

        bench.Registry.Delete(workspace);
        Assert.True(bench.Log.Of(workspace)[^1].IsEnd);
        var commits = bench.Log.Of(workspace);
        Assert.Equal(Enumerable.Range(1, commits.Count).Select(number => (long)number), commits.Select(commit => commit.Version));
    }

    [Fact]
    public void What_a_workspace_begins_with_is_in_its_first_value_with_the_fixture_and_its_values()
    {
        using var bench = new Bench();
        var chosen = new ChosenFixture(bench.Provider, bench.Provider.Fixtures[0], new Dictionary<string, object>());
        Assert.True(bench.Registry.TryCreate(Bench.Spec("w") with { Chosen = chosen }, out var workspace, out _));
        Assert.Equal("notes with a call made", workspace.Fixture);
        Assert.Equal(["count", "name"], workspace.FixtureValues.Keys.Order());
        Assert.Equal(4, workspace.Notes().Notes.Count);
        Assert.Equal(3, workspace.State.Origin.Value.FirstClaims);
        Assert.Same(workspace.Current, workspace.Start.World);
        var first = Assert.Single(bench.Log.Of(workspace));
        Assert.Equal((1, CauseKind.Upkeep, false), (first.Version, first.Cause.Kind, first.IsEnd));
        Assert.Empty(workspace.History.All());
    }

    [Fact]
    public async Task Whatever_is_done_in_whatever_order_the_commits_lead_to_the_same_value()
    {
        using var bench = new Bench { Bounds = new Bounds { Mails = 5, Claims = 4, Snapshots = 3, Deliveries = 2, Faults = 2 } };
        for (var seed = 0; seed < 30; seed++)
        {
            var workspace = bench.New($"w{seed}");
            var (first, draw) = (workspace.State, new Emulator.Core.State.Draw(seed, "what is done"));
            var (seen, follow) = (Replay.Lines(first), new Follow(TimeSpan.FromMinutes(7)) { Posts = true, Claims = true });
            for (var step = 0; step < 60; step++)
            {
                switch (draw.Between(0, 9))
                {
                    case 0: workspace.Note($"{step}"); break;
                    case 1: workspace.Plan(TimeSpan.FromMinutes(draw.Between(0, 90)), $"{step}", follow with { Depth = draw.Between(0, 3) }); break;
                    case 2: workspace.TakeSnapshot(null, Bench.Why); break;
                    case 3: workspace.Restore(draw.Pick([.. workspace.State.Snapshots]), Bench.Why); break;
                    case 4: workspace.Reset(Bench.Why); break;
                    case 5: workspace.Do((_, _) => Change.None.Claim(new Claim("note key", $"{seed}/{step}"))); break;
                    case 6: workspace.Do((_, _) => Change.None.Post(new MailDraft([], $"{step}", "", []))); break;
                    case 7: workspace.Do((state, _) => Change.To(state with { Notes = state.Notes.Remove(draw.Between(1, 6)) })); break;
                    default: await workspace.AdvanceAsync(TimeSpan.FromMinutes(draw.Between(0, 30))); break;
                }
            }

            Assert.Equal(Replay.Lines(workspace.State), Replay.Lines(Replay.Of(first, bench.Log.Of(workspace).Skip(1))));
            Assert.Equal(seen, Replay.Lines(first)); // Nothing that was changed since has touched what was before.
            bench.Registry.Delete(workspace);
        }

        Assert.Equal(0, bench.Directory.Count);
    }

    private static WorkspaceState Beside(WorkspaceState before, DateTimeOffset now) =>
        before.With("beside", before.Of<NotesState>("beside").Add("beside", now));

    private static (long Version, CauseKind Kind) One(Workspace workspace, Bench bench, int index) =>
        (bench.Log.Of(workspace)[index].Version, bench.Log.Of(workspace)[index].Cause.Kind);
}
