using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Emulator.Core.Clock;

namespace Emulator.Tls;

/// <summary>A certificate authority of this emulator alone (ECDSA, P-256), which nobody trusts but who is told to. Its certificate is public; its key stays
/// where it is made, and is never shown.</summary>
internal sealed class LocalAuthority : IDisposable
{
    /// <summary>The certificate, inside the directory for the data; a folder of its own, so that clients can be given that and nothing else.</summary>
    public const string PublicFile = "ca/ca.pem";

    /// <summary>The key, inside the directory for the data; readable by its owner alone.</summary>
    public const string KeyFile = "ca.key";

    private const int SerialBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650), LeafLife = TimeSpan.FromDays(397), Before = TimeSpan.FromDays(1);
    private readonly X509Certificate2 own;

    private LocalAuthority(X509Certificate2 own) => (this.own, Pem) = (own, own.ExportCertificatePem() + "\n");

    /// <summary>The certificate, as PEM.</summary>
    public string Pem { get; }

    /// <summary>The authority that is kept in a directory, or a new one, which is kept there.</summary>
    /// <param name="directory">The directory for the data; null to keep it in memory.</param>
    /// <exception cref="SettingsException">What is kept cannot be read, or nothing can be written.</exception>
    public static LocalAuthority Open(string? directory)
    {
        if (directory is null) return new(Made());
        var (certificate, key) = (Path.Combine(directory, PublicFile), Path.Combine(directory, KeyFile));
        try
        {
            if (File.Exists(certificate) && File.Exists(key) && Kept(certificate, key) is { } kept) return new(kept);
            var made = new LocalAuthority(Made());
            made.Keep(certificate, key);
            return made;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"the authority for HTTPS in {certificate} and {key} cannot be used: {error.Message.ReplaceLineEndings(" ").Trim()} "
                + "Mend that, or delete both for a new one, which clients then have to trust anew.");
        }
    }

    /// <summary>A certificate for these names and addresses, with its key.</summary>
    public X509Certificate2 Issue(IReadOnlyCollection<string> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names.First()}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(own, true, includeIssuerAndSerial: false));
        var now = RealTime.Now;
        var end = now + LeafLife < own.NotAfter ? now + LeafLife : own.NotAfter;
        using var issued = request.Create(own, now - Before, end, SerialOf(key));
        using var whole = issued.CopyWithPrivateKey(key);
        // Some systems serve only what was read from a file.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    /// <inheritdoc/>
    public void Dispose() => own.Dispose();

    private static X509Certificate2 Made()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serial = SerialOf(key);
        // The name tells them apart where several are trusted.
        var request = new CertificateRequest(
            $"CN=Provider emulator {Convert.ToHexStringLower(serial.AsSpan(0, 4))} for tests only", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = RealTime.Now;
        return request.CreateSelfSigned(now - Before, now + Life);
    }

    /// <summary>What is kept; null when it is at its end.</summary>
    private static X509Certificate2? Kept(string certificate, string key)
    {
        var kept = X509Certificate2.CreateFromPemFile(certificate, key);
        if (kept.NotAfter.ToUniversalTime() > (RealTime.Now + LeafLife).UtcDateTime) return kept;
        kept.Dispose();
        return null;
    }

    /// <summary>A number that no other certificate of this authority has, made of the key.</summary>
    private static byte[] SerialOf(ECDsa key)
    {
        var serial = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..SerialBytes];
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40); // Positive, and of full length.
        return serial;
    }

    private void Keep(string certificate, string key)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(certificate)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(key);
        using (var file = new StreamWriter(key, options))
        {
            using var secret = own.GetECDsaPrivateKey()!;
            file.Write(secret.ExportPkcs8PrivateKeyPem() + "\n");
        }

        File.WriteAllText(certificate, Pem);
    }
}
