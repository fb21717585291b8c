namespace Emulator.Core.Access;

/// <summary>How far the emulator goes with an operation that the provider has.</summary>
public enum OperationState
{
    /// <summary>Played in full.</summary>
    Emulated,

    /// <summary>Known, and answered as the provider answers where it is not offered (an operation behind a switch that is off).</summary>
    Refused,

    /// <summary>Known and not built: answered 501 with its name.</summary>
    Unsupported,
}
