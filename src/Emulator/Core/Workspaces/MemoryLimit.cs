using System.Globalization;

namespace Emulator.Core.Workspaces;

/// <summary>The memory that the container may use. The runtime tells a part of it only, which it keeps for its heap; so the system is asked.</summary>
internal static class MemoryLimit
{
    private const long WithoutContainer = 2L * 1024 * 1024 * 1024;

    /// <summary>What is above is how “no limit” is written.</summary>
    private const long LargestLimit = 1L << 50;

    private static readonly string[] Places = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];

    /// <summary>Half of the container's memory; 2 GiB where there is no limit.</summary>
    public static long Usual() => Places.Where(File.Exists).Select(place => Usual(File.ReadAllText(place))).FirstOrDefault(WithoutContainer);

    /// <summary>As above, of a limit as the system writes it.</summary>
    public static long Usual(string limit) =>
        long.TryParse(limit.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is > 0 and < LargestLimit
            ? bytes / 2
            : WithoutContainer;
}
