using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

/// <summary>What is decided outside the gate while another commits.</summary>
public class OvertakenDecisionTests
{
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
}
