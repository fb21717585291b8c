using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Emulator.Control.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;

namespace Emulator.Tls;

/// <summary>The certificates that the server shows: a given one, or those of the emulator's own authority, made when they are first asked for.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private const int MostNames = 100;
    private static readonly TimeSpan Early = TimeSpan.FromDays(30);
    private readonly Lazy<LocalAuthority>? authority;
    private readonly Func<IReadOnlyCollection<string>> names;
    private readonly ConcurrentDictionary<string, X509Certificate2> single = new(StringComparer.OrdinalIgnoreCase);
    private X509Certificate2? common;

    /// <summary>The certificates as they are set.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="directory">The directory for the data; null when there is none.</param>
    /// <param name="providers">Whose hosts are played.</param>
    /// <param name="control">Has the names under which the control API answers.</param>
    /// <exception cref="SettingsException">A given certificate, or the authority that is kept, cannot be used.</exception>
    public ServerCertificates(TlsSettings settings, string? directory, Func<ProviderCatalog> providers, ControlSettings control)
    {
        if (settings.Certificate.Length > 0)
        {
            (Given, Chain) = Read(settings);
            names = () => [];
            return;
        }

        names = () =>
        [
            "localhost", .. providers().All.SelectMany(static provider => provider.Surfaces).Select(static surface => surface.VendorHost),
            "host.docker.internal", "127.0.0.1", "::1", .. settings.Names, .. control.Hosts,
        ];
        authority = new(() => LocalAuthority.Open(directory));
        // Clients that share the directory find it there, and what is wrong with it is told at the start.
        if (directory is not null) _ = authority.Value;
    }

    /// <summary>What a client is to trust, as PEM; null when a certificate was given, which its own authority answers for.</summary>
    public string? Pem => authority?.Value.Pem;

    /// <summary>The given certificate with its key; null for those of the own authority.</summary>
    public X509Certificate2? Given { get; }

    /// <summary>The certificates between the given one and its authority.</summary>
    public X509Certificate2Collection? Chain { get; }

    /// <summary>The certificate for the name that a client asks for. Names without a dot, as containers have, get one each, at most a hundred.</summary>
    /// <param name="name">The name; null for a client that names none.</param>
    public X509Certificate2 For(string? name)
    {
        if (name is null || name.Contains('.', StringComparison.Ordinal) || Uri.CheckHostName(name) != UriHostNameType.Dns
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return Common();
        if (single.TryGetValue(name, out var known) && !IsOld(known)) return known;
        if (single.Count >= MostNames && known is null) return Common();
        return single[name] = authority!.Value.Issue([name]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (authority?.IsValueCreated == true) authority.Value.Dispose();
    }

    private static bool IsOld(X509Certificate2 certificate) => certificate.NotAfter.ToUniversalTime() < (RealTime.Now + Early).UtcDateTime;

    private static (X509Certificate2 Certificate, X509Certificate2Collection Chain) Read(TlsSettings settings)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(settings.Certificate, settings.Key.Length > 0 ? settings.Key : null);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(settings.Certificate);
            return (X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), [.. chain.Skip(1)]);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"tls:certificate “{settings.Certificate}” cannot be used: {error.Message.ReplaceLineEndings(" ").Trim()} "
                + "It is a PEM file with the certificate and its key, or with the key in a file of its own, tls:key.");
        }
    }

    private X509Certificate2 Common()
    {
        if (Volatile.Read(ref common) is { } made && !IsOld(made)) return made;
        lock (single)
        {
            if (common is null || IsOld(common)) Volatile.Write(ref common, authority!.Value.Issue(names()));
            return common!;
        }
    }
}
