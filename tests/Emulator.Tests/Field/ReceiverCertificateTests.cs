using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Emulator.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Emulator.Tests.Field;

/// <summary>Receivers at work have certificates of their company's own authority, and no webhook reached them.</summary>
public class ReceiverCertificateTests
{
    [Fact]
    public async Task A_certificate_of_ones_own_is_refused_and_the_refusal_names_both_settings()
    {
        using var authority = Authority();
        using var own = Issue(authority, "127.0.0.1");
        var (status, error) = await AttemptAsync(own);
        Assert.Null(status);
        Assert.Contains("CN=127.0.0.1", error);
        Assert.Contains("webhooks:trustedAuthority", error);
        Assert.Contains("webhooks:trustAnyCertificate", error);
    }

    [Fact]
    public async Task A_given_authority_is_trusted_and_so_is_the_receivers_own_certificate()
    {
        using var scratch = new ScratchFolder();
        using var authority = Authority();
        using var own = Issue(authority, "127.0.0.1");
        foreach (var trusted in (X509Certificate2[])[authority, own])
        {
            scratch.Write("trusted.pem", trusted.ExportCertificatePem());
            Assert.Equal((200, null), await AttemptAsync(own, "--webhooks:trustedAuthority", Path.Combine(scratch.Path, "trusted.pem")));
        }
    }

    [Fact]
    public async Task It_trusts_neither_another_authority_nor_another_host()
    {
        using var scratch = new ScratchFolder();
        using var authority = Authority();
        using var other = Authority();
        scratch.Write("trusted.pem", authority.ExportCertificatePem());
        string[] trust = ["--webhooks:trustedAuthority", Path.Combine(scratch.Path, "trusted.pem")];
        using (var foreign = Issue(other, "127.0.0.1"))
            Assert.Null((await AttemptAsync(foreign, trust)).Status);
        using (var elsewhere = Issue(authority, "127.0.0.2"))
        {
            var (status, error) = await AttemptAsync(elsewhere, trust);
            Assert.Null(status);
            Assert.Contains("is made for another host", error);
        }
    }

    [Fact]
    public async Task Any_is_trusted_when_the_setting_says_so()
    {
        using var authority = Authority();
        using var elsewhere = Issue(authority, "127.0.0.2");
        Assert.Equal((200, null), await AttemptAsync(elsewhere, "--webhooks:trustAnyCertificate", "true"));
    }

    [Theory]
    [InlineData("nothing.pem", null)]
    [InlineData("empty.pem", "")]
    [InlineData("text.pem", "no certificate at all")]
    public void A_file_without_a_certificate_is_told_at_the_start(string name, string? content)
    {
        using var scratch = new ScratchFolder();
        if (content is not null) scratch.Write(name, content);
        var settings = new EmulatorSettings { Webhooks = new() { TrustedAuthority = Path.Combine(scratch.Path, name) } };
        Assert.Contains("webhooks:trustedAuthority", Assert.Single(settings.Mistakes()));
    }

    private static async Task<(int? Status, string? Error)> AttemptAsync(X509Certificate2 certificate, params string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using var receiver = builder.Build();
        receiver.Run(context => context.Response.WriteAsync("thanks"));
        await receiver.StartAsync();
        await using var emulator = await EmulatorHost.OwnAsync(settings);
        using var made = await emulator.Http.PostAsync("/_emulator/workspaces", Json("""{"id":"tls","fixture":"demo","clock":{"mode":"frozen"}}"""));
        var workspace = new TestWorkspace(emulator.Http, JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement);
        await workspace.CompletedAsync(receiver.Urls.Single().Replace("localhost", "127.0.0.1", StringComparison.Ordinal) + "/hook");
        await workspace.SettleAsync();
        var attempt = (await workspace.WebhooksAsync())[0].GetProperty("attempts")[0];
        int? status = attempt.TryGetProperty("status", out var code) && code.ValueKind == JsonValueKind.Number ? code.GetInt32() : null;
        return (status, attempt.TryGetProperty("error", out var error) ? error.GetString() : null);
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=An authority of one's own", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(host));
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2), RandomNumberGenerator.GetBytes(8));
        return X509CertificateLoader.LoadPkcs12(bare.CopyWithPrivateKey(key).Export(X509ContentType.Pkcs12), null);
    }
}
