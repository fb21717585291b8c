using Emulator.Core.Faults;
using Emulator.Core.State;

namespace Emulator.Core.Workspaces;

/// <summary>Decides which fault strikes. Pure: the draw comes from the seed and from how many calls the fault has met.</summary>
public static class FaultDraw
{
    /// <summary>The first fault, oldest first, that meets the call and strikes, and the world with it counted.</summary>
    public static (Fault? Struck, World After) Strike(World world, long seed, Func<Fault, bool> meets)
    {
        foreach (var fault in world.Faults)
        {
            if (fault.Remaining == 0 || !meets(fault)) continue;
            var strikes = fault.Probability >= 1 || new Draw(seed, $"fault {fault.Id} {fault.Met}").Chance(fault.Probability);
            world = world with { Faults = world.Faults.Put(fault with { Met = fault.Met + 1, Remaining = strikes ? fault.Remaining - 1 : fault.Remaining }) };
            if (strikes) return (fault, world);
        }

        return (null, world);
    }
}
