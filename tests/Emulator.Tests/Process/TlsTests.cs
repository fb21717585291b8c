using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>A client that is configured for the vendor's address by HTTPS runs here with no change but trust.</summary>
public class TlsTests
{
    private const string Vendor = "sandbox.talentview.fr";

    [Fact]
    public async Task Every_vendors_host_is_served_under_its_own_name_by_both_versions_of_HTTP()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        foreach (var host in ProviderList.All.SelectMany(provider => provider.Surfaces).Select(surface => surface.VendorHost).Distinct())
            foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
            {
                using var http = emulator.Client(connectTo: emulator.Https);
                using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{host}:{emulator.Https.Port}/nowhere")
                {
                    Version = version,
                    VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                };
                using var answer = await http.SendAsync(request);
                Assert.Equal(version, answer.Version);
                Assert.True((int)answer.StatusCode is 401 or 404, $"{host} {answer.StatusCode}");
                Assert.True(answer.Headers.Contains("X-Emulator-Exchange"));
            }
    }

    [Fact]
    public async Task Whoever_does_not_trust_it_does_not_come_in_and_curl_comes_in_with_the_printed_certificate()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        var to = $"{Vendor}:{emulator.Https.Port}:127.0.0.1";
        var address = $"https://{Vendor}:{emulator.Https.Port}/v2/channels";
        Assert.Equal(60, (await Command.RunAsync(folder.Path, "curl", "-sS", "--resolve", to, address)).ExitCode);
        var trusted = await Command.RunAsync(folder.Path, "curl", "-sS", "--cacert", emulator.Authority, "--resolve", to, address);
        Assert.Equal("""{"error":"Unauthorized"}""", trusted.Output.Trim());
        var chain = await Command.RunAsync(
            folder.Path, "sh", "-c",
            $"openssl s_client -connect 127.0.0.1:{emulator.Https.Port} -servername {Vendor} -verify_hostname {Vendor} "
            + $"-CAfile {emulator.Authority} -verify_return_error </dev/null");
        Assert.Contains("Verify return code: 0 (ok)", chain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_without_a_dot_given_names_and_addresses_have_certificates_and_others_have_none()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(
            folder, "--tls:names:0", "hr.example.test", "--tls:names:1", "*.apps.example.test", "--tls:names:2", "10.1.2.3");
        using var http = emulator.Client(connectTo: emulator.Https);
        foreach (var host in new[]
        {
            "localhost", "127.0.0.1", "[::1]", "10.1.2.3", "emulator", "hr.example.test", "one.apps.example.test", "host.docker.internal",
        })
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"https://{host}:{emulator.Https.Port}/_emulator/health")).StatusCode);
        foreach (var host in new[] { "elsewhere.example.test", "two.one.apps.example.test", "10.1.2.4" })
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"https://{host}:{emulator.Https.Port}/_emulator/health"));
    }

    [Fact]
    public async Task The_authority_is_kept_with_the_data_and_its_key_is_its_owners_alone()
    {
        using var folder = new ScratchFolder();
        var data = Path.Combine(folder.Path, "data");
        string first;
        await using (var emulator = await TlsEmulator.StartAsync(folder, "--data", data)) first = await File.ReadAllTextAsync(emulator.Authority);
        await using (var emulator = await TlsEmulator.StartAsync(folder, "--data", data))
        {
            Assert.Equal(first, await File.ReadAllTextAsync(emulator.Authority));
            Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(data, "ca", "ca.pem")));
        }

        Assert.Equal(["ca.pem"], Directory.EnumerateFiles(Path.Combine(data, "ca")).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "ca.key")));
        await File.WriteAllTextAsync(Path.Combine(data, "ca.key"), "no key");
        var failed = await Command.RunAsync(folder.Path, "dotnet", EmulatorProcess.Program, "--https", "--urls", "http://127.0.0.1:0", "--data", data);
        Assert.Equal(1, failed.ExitCode);
        Assert.Matches("^Emulator: the authority for HTTPS in .*ca.pem and .*ca.key cannot be used: .* delete both for a new one.*\n$", failed.Errors);
        File.Delete(Path.Combine(data, "ca.key"));
        await using var anew = await TlsEmulator.StartAsync(folder, "--data", data);
        Assert.NotEqual(first, await File.ReadAllTextAsync(anew.Authority));
    }

    [Fact]
    public async Task A_given_certificate_is_shown_with_those_up_to_its_authority()
    {
        using var folder = new ScratchFolder();
        var made = await Command.RunAsync(folder.Path, "sh", "-c", """
            set -e
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 30 -subj "/CN=A root"
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout mid.key -out mid.csr -subj "/CN=Between"
            printf "basicConstraints=critical,CA:TRUE\n" > mid.ext
            openssl x509 -req -in mid.csr -CA root.pem -CAkey root.key -CAcreateserial -days 30 -extfile mid.ext -out mid.pem
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout leaf.key -out leaf.csr -subj "/CN=hr.example.test"
            printf "subjectAltName=DNS:hr.example.test" > leaf.ext
            openssl x509 -req -in leaf.csr -CA mid.pem -CAkey mid.key -CAcreateserial -days 30 -extfile leaf.ext -out leaf.pem
            cat leaf.pem mid.pem > chain.pem
            """);
        Assert.Equal(0, made.ExitCode);
        await using var emulator = await TlsEmulator.StartAsync(
            folder, "--tls:certificate", Path.Combine(folder.Path, "chain.pem"), "--tls:key", Path.Combine(folder.Path, "leaf.key"));
        var answer = await Command.RunAsync(
            folder.Path, "curl", "-sS", "--cacert", "root.pem", "--resolve", $"hr.example.test:{emulator.Https.Port}:127.0.0.1",
            $"https://hr.example.test:{emulator.Https.Port}/kelio/sandbox/v2/channels");
        Assert.Equal("""{"error":"Unauthorized"}""", answer.Output.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await emulator.Plain.GetAsync("/_emulator/ca.pem")).StatusCode);
        var wrong = await Command.RunAsync(
            folder.Path, "dotnet", EmulatorProcess.Program, "--https", "--urls", "http://127.0.0.1:0",
            "--tls:certificate", Path.Combine(folder.Path, "mid.csr"));
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("Emulator: tls:certificate “", wrong.Errors);
    }

    [Fact]
    public async Task Links_pages_and_lines_that_are_no_ASCII_are_by_HTTPS_what_they_are_by_HTTP()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        using var http = emulator.Client();
        var root = $"https://localhost:{emulator.Https.Port}";
        using var made = new HttpRequestMessage(HttpMethod.Post, root + "/_emulator/workspaces") { Content = JsonContent.Create(new { }) };
        made.Headers.Add("Origin", root);
        using var answer = await http.SendAsync(made);
        var workspace = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.StartsWith(root, workspace.GetProperty("kelio").GetProperty("sandbox").GetProperty("baseUrl").GetString());
        var raw = await Command.RunAsync(
            folder.Path, "sh", "-c",
            "printf 'GET /kelio/sandbox/v2/channels?name=Zo\\303\\251 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"
            + "GET /_emulator/health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' "
            + $"| openssl s_client -quiet -connect 127.0.0.1:{emulator.Https.Port} -servername localhost 2>/dev/null");
        Assert.Equal(2, raw.Output.Split("HTTP/1.1 ").Length - 1);
        Assert.Contains("Unauthorized", raw.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_the_document_work_and_so_do_the_variables_that_it_names()
    {
        using var folder = new ScratchFolder();
        await using var emulator = await TlsEmulator.StartAsync(folder);
        var plain = emulator.Plain.BaseAddress!.ToString().TrimEnd('/');
        var port = emulator.Https.Port.ToString(CultureInfo.InvariantCulture);
        var text = (await File.ReadAllTextAsync(Repository.At("docs/tls.md"))).Replace("http://127.0.0.1:8080", plain, StringComparison.Ordinal);
        var blocks = text.Split("<!-- run with HTTPS -->\n```sh\n")[1..].Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToList();
        Assert.Equal(2, blocks.Count);
        foreach (var block in blocks)
        {
            var run = await Command.RunAsync(folder.Path, "bash", "-ec", block.Replace("8443", port, StringComparison.Ordinal));
            Assert.Equal((0, """{"error":"Unauthorized"}"""), (run.ExitCode, run.Output.Trim()));
        }

        var health = $"https://localhost:{emulator.Https.Port}";
        foreach (var (variable, program, arguments) in new (string, string, string[])[]
        {
            ("CURL_CA_BUNDLE", "curl", ["-sSf", health + "/_emulator/health"]),
            ("NODE_EXTRA_CA_CERTS", "node", ["-e", $"fetch('{health}/_emulator/health').then(() => 0, () => 1).then(code => process.exit(code))"]),
            ("SSL_CERT_FILE", "python3", ["-c", $"import urllib.request; urllib.request.urlopen('{health}/_emulator/health')"]),
            ("SSL_CERT_FILE", "dotnet", [EmulatorProcess.Program, "health", health]),
        })
        {
            Assert.Contains($"`{variable}=ca.pem`", text, StringComparison.Ordinal);
            var start = Command.Describe(folder.Path, program, arguments);
            Assert.NotEqual(0, (await Command.RunAsync(start, TimeSpan.FromMinutes(1))).ExitCode);
            start.Environment[variable] = "ca.pem";
            var trusted = await Command.RunAsync(start, TimeSpan.FromMinutes(1));
            Assert.True(trusted.ExitCode == 0, $"{program}: {trusted.Errors}");
        }
    }

    [Theory]
    [InlineData("there are settings of tls", "--tls:names:0", "hr.example.test")]
    [InlineData("tls:names has “https://hr.example.test”", "--https", "--tls:names:0", "https://hr.example.test")]
    [InlineData("tls:urls has “http://127.0.0.1:9”", "--https", "--tls:urls:0", "http://127.0.0.1:9")]
    [InlineData("there are addresses with https alone", "--urls", "https://127.0.0.1:0")]
    [InlineData("tls:key is set", "--https", "--tls:key", "server.key")]
    public async Task What_cannot_be_is_told_in_one_line(string line, params string[] arguments)
    {
        var failed = await Command.RunAsync(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, .. arguments]);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains(line, failed.Errors, StringComparison.Ordinal);
        Assert.Single(failed.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task Without_it_nothing_listens_and_the_certificate_is_answered_with_how_to_have_it()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(emulator.Address + "/_emulator/ca.pem");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("--https", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
