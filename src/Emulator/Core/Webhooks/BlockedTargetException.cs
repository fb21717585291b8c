namespace Emulator.Core.Webhooks;

/// <summary>The target of a webhook is not one that the emulator may call.</summary>
internal sealed class BlockedTargetException(string message) : Exception(message);
