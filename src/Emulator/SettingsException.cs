namespace Emulator;

/// <summary>A setting is wrong; the message is one clear line.</summary>
internal sealed class SettingsException(string message) : Exception(message);
