namespace Emulator.Control.Calls;

/// <summary>Who may talk to the control API.</summary>
public sealed class ControlSettings
{
    /// <summary>The names under which it answers besides those that are only this machine's; <c>*.example.test</c> for all names below one.</summary>
    public string[] Hosts { get; init; } = [];

    /// <summary>What is wrong with the settings, one sentence each.</summary>
    internal IEnumerable<string> Mistakes() => Hosts.Where(static host => !IsHost(host)).Select(static host =>
        $"control:hosts has “{host}”; a host is a name without scheme, port and path, like emulator.example.test, or *.example.test for all names below one; "
        + "addresses need no entry");

    private static bool IsHost(string? host) => Uri.CheckHostName(host is ['*', '.', .. var below] ? below : host) == UriHostNameType.Dns;
}
