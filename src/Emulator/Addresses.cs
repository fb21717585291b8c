using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Emulator;

/// <summary>Where the started emulator is reached.</summary>
internal static class Addresses
{
    /// <summary>The first address it listens on, as a caller on this machine would write it, without a slash at the end.</summary>
    public static string Root(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? EmulatorApp.DefaultUrl;
        return address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
    }
}
