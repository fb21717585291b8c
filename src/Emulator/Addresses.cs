using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Emulator;

/// <summary>Where the started emulator is reached.</summary>
internal static class Addresses
{
    private static readonly string[] Everywhere = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>The first address it listens on, as a caller on this machine would write it, without a slash at the end.</summary>
    public static string Root(WebApplication app) => Root(app.Services);

    /// <inheritdoc cref="Root(WebApplication)"/>
    public static string Root(IServiceProvider services) =>
        Local(All(services).FirstOrDefault(static url => !Listening.IsHttps(url)) ?? EmulatorApp.DefaultUrl);

    /// <summary>The first address that it listens on by HTTPS, as a caller on this machine would write it; null when there is none.</summary>
    public static Uri? Https(IServiceProvider services) => All(services).FirstOrDefault(Listening.IsHttps) is { } url ? new Uri(Local(url)) : null;

    private static ICollection<string> All(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <summary>An address to listen on as a caller on this machine would write it, without a slash at the end.</summary>
    public static string Local(string address) =>
        Everywhere.Aggregate(address, (text, host) => text.Replace("//" + host, "//127.0.0.1", StringComparison.Ordinal)).TrimEnd('/');
}
