using Benchmarks.Soak;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>The short form of <c>tests/Benchmarks -- soak</c>: the same code for two minutes, at a rate that leaves the other tests their share.</summary>
public class SoakTests
{
    [Fact]
    public async Task After_two_minutes_of_mixed_traffic_it_takes_no_more_than_when_its_bounds_were_first_met_and_it_ends_in_the_midst_of_it()
    {
        var figures = await SoakRun.RunAsync(EmulatorProcess.Program, TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(55), stepsPerSecond: 50);
        Assert.True(!figures.Failures().Any(), $"{string.Join('\n', figures.Failures())}\n{figures}");
    }
}
