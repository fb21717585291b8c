namespace Emulator.Core.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>An attempt is still to come.</summary>
    Scheduled,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>The last attempt failed, or the answer forbids another.</summary>
    Failed,

    /// <summary>Kept back until it is released.</summary>
    Held,

    /// <summary>The target is not one that the emulator may call.</summary>
    Blocked,
}
