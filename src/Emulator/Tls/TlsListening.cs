using System.Net;
using Emulator.Control.Calls;
using Emulator.Core.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Wire;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Emulator.Tls;

/// <summary>Listens by HTTPS beside HTTP. Nothing of it is there when HTTPS is off.</summary>
internal static class TlsListening
{
    /// <summary>Where the certificate of the authority is to be had.</summary>
    public const string AuthorityPath = ProviderPipeline.ControlPrefix + "/ca.pem";

    /// <summary>Adds the certificates, and where the server listens.</summary>
    public static void AddServices(WebApplicationBuilder builder, EmulatorSettings settings)
    {
        builder.Services.AddSingleton(services => new ServerCertificates(
            settings.Tls,
            settings.Data.Length > 0 ? settings.Data : null,
            services.GetRequiredService<ProviderCatalog>,
            settings.Control));
        builder.Services.AddSingleton(services => new ProxyTunnel(
            services.GetRequiredService<ProviderCatalog>, () => Addresses.Https(services), services.GetRequiredService<ILogger<ProxyTunnel>>()));
        var told = Listening.Told(builder.Configuration);
        if (told.Length == 0) told = Listening.Default();
        string[] all =
        [
            .. told,
            .. told.Any(Listening.IsHttps) ? [] : settings.Tls.Urls.Length > 0 ? settings.Tls.Urls : Listening.OnThisMachine(TlsSettings.DefaultUrl),
        ];
        foreach (var key in (string[])[WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey])
            builder.WebHost.UseSetting(key, "");
        builder.WebHost.ConfigureKestrel(server =>
        {
            var services = server.ApplicationServices;
            foreach (var url in all)
                Listen(server, BindingAddress.Parse(url), listen =>
                {
                    if (Listening.IsHttps(url)) Secure(listen, services.GetRequiredService<ServerCertificates>());
                    else services.GetRequiredService<ProxyTunnel>().Use(listen);
                    RequestLines.Watch(listen);
                });
        });
    }

    /// <summary>What is wrong with the certificates is told before anybody is served.</summary>
    public static void Open(IServiceProvider services) => services.GetRequiredService<ServerCertificates>();

    /// <summary>Answers the certificate that a client is to trust.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(AuthorityPath, Certificate)
        .WithTags("process").WithSummary("The certificate of the emulator's own authority, which clients trust for HTTPS (PEM)")
        .Produces<string>(200, "application/x-pem-file").ProducesProblem(404);

    private static IResult Certificate(HttpContext context) => context.RequestServices.GetService<ServerCertificates>() is not { } certificates
        ? Problems.Problem(404, "No HTTPS", "The emulator was started without HTTPS; --https offers it, at https://127.0.0.1:8443 or where tls:urls says.")
        : certificates.Pem is { } pem
            ? Results.Text(pem, "application/x-pem-file")
            : Problems.Problem(404, "A given certificate", "The certificate was given by tls:certificate: clients trust the authority that it is from.");

    private static void Secure(ListenOptions listen, ServerCertificates certificates) => listen.UseHttps(
        certificates.Given is { } given
            ? new HttpsConnectionAdapterOptions { ServerCertificate = given, ServerCertificateChain = certificates.Chain }
            : new HttpsConnectionAdapterOptions { ServerCertificateSelector = (_, name) => certificates.For(name) });

    private static void Listen(KestrelServerOptions server, BindingAddress address, Action<ListenOptions> with)
    {
        if (address.IsUnixPipe) server.ListenUnixSocket(address.UnixPipePath, with);
        else if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) server.ListenLocalhost(address.Port, with);
        else if (IPAddress.TryParse(address.Host, out var ip)) server.Listen(ip, address.Port, with);
        else server.ListenAnyIP(address.Port, with);
    }
}
