namespace Emulator.Core.Clock;

/// <summary>How a workspace's clock goes.</summary>
public enum ClockMode
{
    /// <summary>As fast as real time.</summary>
    Live,

    /// <summary>It stands still until it is advanced.</summary>
    Frozen,

    /// <summary>Faster or slower than real time by a factor.</summary>
    Scaled,
}
