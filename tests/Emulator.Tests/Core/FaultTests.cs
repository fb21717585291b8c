using Emulator.Core.Faults;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

public class FaultTests
{
    [Theory]
    [InlineData(null, "/v2/applicants", true)]
    [InlineData("/v2/applicants", "/v2/applicants", true)]
    [InlineData("/v2/applicants", "/v2/applicants/7", false)]
    [InlineData("/applicants", "/v2/applicants", true)]
    [InlineData("applicants", "/v2/applicants", true)]
    [InlineData("plicants", "/v2/applicants", false)]
    [InlineData("/v2/applicants/*", "/v2/applicants/7", true)]
    [InlineData("*/applicants", "/v2/applicants", true)]
    [InlineData("/v2/*/7", "/v2/applicants/7", true)]
    [InlineData("/v2/*/8", "/v2/applicants/7", false)]
    [InlineData("/full/v2/applicants", "/v2/applicants", true)]
    [InlineData("*", "/v2/applicants", true)]
    public void A_path_meets_what_it_names_and_a_star_anything(string? pattern, string path, bool expected) =>
        Assert.Equal(expected, new Fault(1, "p", FaultKind.Status) { Path = pattern }.Meets("p", "GET", path, "/full" + path));

    [Fact]
    public void A_fault_meets_its_provider_and_verb_only()
    {
        var fault = new Fault(1, "p", FaultKind.Status) { Method = "post" };
        Assert.True(fault.Meets("p", "POST", "/", "/"));
        Assert.False(fault.Meets("p", "GET", "/", "/"));
        Assert.False(fault.Meets("q", "POST", "/", "/"));
    }

    [Fact]
    public void A_fault_strikes_as_often_as_it_may_and_by_the_seed()
    {
        var world = World.Empty with { Faults = World.Empty.Faults.Put(new Fault(1, "p", FaultKind.Status) { Remaining = 2 }) };
        var struck = 0;
        for (var i = 0; i < 5; i++)
        {
            (var fault, world) = FaultDraw.Strike(world, 42, _ => true);
            if (fault is not null) struck++;
        }

        Assert.Equal(2, struck);
        Assert.Equal(Series(42), Series(42));
        Assert.NotEqual(Series(42), Series(43));
        Assert.InRange(Series(42).Count(strikes => strikes), 20, 80);
    }

    private static List<bool> Series(long seed)
    {
        var world = World.Empty with { Faults = World.Empty.Faults.Put(new Fault(1, "p", FaultKind.Status) { Probability = 0.5 }) };
        List<bool> strikes = [];
        for (var i = 0; i < 100; i++)
        {
            (var fault, world) = FaultDraw.Strike(world, seed, _ => true);
            strikes.Add(fault is not null);
        }

        return strikes;
    }
}
