namespace Emulator.Core.Store;

/// <summary>What a store tells a person.</summary>
internal static partial class StoreLog
{
    /// <summary>Nothing can be kept.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason} What would change anything is answered 503 until it can be kept again.")]
    public static partial void Failure(ILogger logger, Exception? bug, string reason);

    /// <summary>It can be kept again.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "What is committed is kept again.")]
    public static partial void GoesOn(ILogger logger);
}
