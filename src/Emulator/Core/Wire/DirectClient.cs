namespace Emulator.Core.Wire;

/// <summary>The clients of our own: each goes straight to where it is sent, whatever proxy the machine has, follows no redirect, keeps no cookie and
/// sends no header that it was not told.</summary>
public static class DirectClient
{
    /// <summary>How such a client is connected.</summary>
    public static SocketsHttpHandler Handler() =>
#pragma warning disable RS0030 // The one place that makes them.
        new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null };
#pragma warning restore RS0030

    /// <summary>Such a client, which waits as long as its caller does.</summary>
    public static HttpClient New(SocketsHttpHandler? handler = null) => new(handler ?? Handler()) { Timeout = Timeout.InfiniteTimeSpan };
}
