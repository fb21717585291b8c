using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>The program with HTTPS, on free ports.</summary>
internal sealed class TlsEmulator : IAsyncDisposable
{
    private readonly EmulatorProcess process;

    private TlsEmulator(EmulatorProcess process, string authority)
    {
        (this.process, Authority) = (process, authority);
        Https = new Uri(process.Output.Single(line => line.StartsWith("HTTPS: ", StringComparison.Ordinal))["HTTPS: ".Length..].Split(',')[0]);
        Plain = new HttpClient { BaseAddress = new Uri(process.Address) };
    }

    /// <summary>Where it is by HTTPS.</summary>
    public Uri Https { get; }

    /// <summary>A client by HTTP.</summary>
    public HttpClient Plain { get; }

    /// <summary>The file with the certificate that it answered.</summary>
    public string Authority { get; }

    public static async Task<TlsEmulator> StartAsync(ScratchFolder folder, params string[] arguments)
    {
        var process = await EmulatorProcess.StartAsync(["--https", "--tls:urls:0", "https://127.0.0.1:0", .. arguments]);
        var made = new TlsEmulator(process, Path.Combine(folder.Path, "ca.pem"));
        using var answer = await made.Plain.GetAsync("/_emulator/ca.pem");
        if (answer.IsSuccessStatusCode) await File.WriteAllBytesAsync(made.Authority, await answer.Content.ReadAsByteArrayAsync());
        return made;
    }

    /// <summary>A client that trusts the authority alone.</summary>
    /// <param name="connectTo">Where all its connections lead, whatever the name; null for where the name leads.</param>
    /// <param name="proxy">Its proxy, or null.</param>
    public HttpClient Client(Uri? connectTo = null, Uri? proxy = null)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Authority);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new System.Net.WebProxy(proxy),
        };
        if (connectTo is not null)
            handler.ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(connectTo.Host, connectTo.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            };
        return new HttpClient(handler);
    }

    public async ValueTask DisposeAsync()
    {
        Plain.Dispose();
        await process.DisposeAsync();
    }
}
