using System.Net.Sockets;

namespace Emulator;

/// <summary>What a person can mend, in one line.</summary>
internal static class Mistakes
{
    /// <summary>The line for an error at start, or null when it is a bug.</summary>
    public static string? Explain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is SettingsException or Core.Workspaces.NotKeptException) return cause.Message;
            if (cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
                return $"{First(error.Message)} Another program listens there; choose another address with --urls http://127.0.0.1:PORT.";
            if (cause is SocketException or UnauthorizedAccessException) return $"cannot listen on the address of --urls: {First(error.Message)}";
            if (cause is FormatException or UriFormatException) return $"a setting cannot be read: {First(cause.Message)}";
            if (cause is TimeZoneNotFoundException) return "this machine has no time zone data (tzdata), which the providers’ local times need.";
            if (cause is InvalidDataException or System.Text.Json.JsonException) return $"a settings file cannot be read: {First(cause.Message)}";
        }

        return null;
    }

    private static string First(string message) => message.ReplaceLineEndings(" ").Trim();
}
