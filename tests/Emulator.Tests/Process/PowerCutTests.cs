using Durability.Power;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>The short form of <c>tests/Durability -- power</c>: the same code for a few calls.</summary>
public class PowerCutTests
{
    [Fact]
    public async Task Wherever_the_power_is_cut_all_that_was_acknowledged_before_is_there_and_nothing_by_half()
    {
        using var scratch = new ScratchFolder();
        var journey = await Journey.MakeAsync(EmulatorProcess.Program, scratch.Path, calls: 17);
        Assert.True(journey.Log.Frames - journey.First > 60, $"The log has {journey.Log.Frames} frames, {journey.First} of them before the first call.");
        var (wrongs, opened) = await new PowerRun(scratch.Path, journey).RunAsync(every: 1, static _ => { });
        Assert.True(wrongs.Count == 0, $"{wrongs.Count} of {opened}\n{string.Join('\n', wrongs.Take(5))}");
    }
}
