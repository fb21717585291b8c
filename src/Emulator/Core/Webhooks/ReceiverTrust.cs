using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Emulator.Core.Webhooks;

/// <summary>Judges the certificate of an https receiver: the machine's authorities, those of the settings, or any; a refusal names the settings.</summary>
/// <param name="settings">What is trusted.</param>
internal sealed class ReceiverTrust(DeliverySettings settings)
{
    private readonly X509Certificate2Collection authorities = settings.Authorities();

    /// <summary>Whether the receiver is trusted.</summary>
    /// <exception cref="UntrustedReceiverException">It is not; the message says why, and which setting would trust it.</exception>
    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (settings.TrustAnyCertificate || errors == SslPolicyErrors.None) return true;
        var isOfThoseSet = errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 own && IsOfThoseSet(own, chain);
        return isOfThoseSet ? true : throw new UntrustedReceiverException(Why(certificate, chain, errors));
    }

    private bool IsOfThoseSet(X509Certificate2 own, X509Chain? sent)
    {
        if (authorities.Any(trusted => trusted.RawDataMemory.Span.SequenceEqual(own.RawDataMemory.Span))) return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var between in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>()) chain.ChainPolicy.ExtraStore.Add(between.Certificate);
        return chain.Build(own);
    }

    private static string Why(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var said = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? "is made for another host"
            : string.Join(", ", chain?.ChainStatus.Select(status => status.StatusInformation.TrimEnd('.', ' ')).Distinct() ?? []);
        return $"The certificate of the receiver ({certificate?.Subject}) is not trusted: {said}. The setting webhooks:trustedAuthority names a PEM file "
            + "with an authority to trust; webhooks:trustAnyCertificate trusts every certificate.";
    }
}

/// <summary>An https receiver has a certificate that is not trusted.</summary>
internal sealed class UntrustedReceiverException(string message) : Exception(message);
