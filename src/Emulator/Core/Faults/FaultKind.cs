namespace Emulator.Core.Faults;

/// <summary>What goes wrong on purpose.</summary>
public enum FaultKind
{
    /// <summary>The call is answered with a status in the provider's words and changes nothing.</summary>
    Status,

    /// <summary>The answer is kept back for a while of real time.</summary>
    Delay,

    /// <summary>The connection is broken before the call is looked at.</summary>
    Reset,

    /// <summary>The call is carried out and half of the answer's body is sent.</summary>
    Truncate,

    /// <summary>The call is carried out and the answer's body is damaged.</summary>
    Garble,

    /// <summary>The call is answered as if the quota were used up.</summary>
    Quota,

    /// <summary>A webhook is delivered twice.</summary>
    WebhookDuplicate,

    /// <summary>A webhook is never sent.</summary>
    WebhookDrop,
}
