using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public partial class PageFilesTests
{
    private static string Folder => Repository.At("src/Emulator/wwwroot");

    [Fact]
    public async Task The_page_and_each_of_its_files_are_served_with_a_strict_policy()
    {
        using var http = await EmulatorHost.ClientAsync();
        foreach (var path in new[] { "/_emulator/", "/_emulator/assets/app.js", "/_emulator/assets/vendor/preact.mjs", "/_emulator/assets/styles/base.css" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'self'; ", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoCache);
        }

        using var script = await http.GetAsync("/_emulator/assets/vendor/preact.mjs");
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        foreach (var path in new[]
        {
            "/_emulator/assets/nothing.js",
            "/_emulator/assets/../appsettings.json",
            "/_emulator/assets/..%2Fappsettings.json",
            "/_emulator/assets/",
        })
        {
            using var nothing = await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_is_open_also_when_the_control_API_wants_a_token()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        foreach (var path in new[] { "/_emulator/", "/_emulator/assets/app.js" })
        {
            using var answer = await emulator.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var closed = await emulator.Http.GetAsync("/_emulator/workspaces");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public void The_vendored_scripts_are_those_of_the_stated_packages()
    {
        var rows = VendorRow().Matches(File.ReadAllText(Path.Combine(Folder, "vendor", "README.md")));
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Folder, "vendor"), "*.mjs").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            rows.Select(row => row.Groups["file"].Value).Order(StringComparer.Ordinal));
        foreach (Match row in rows)
        {
            Assert.Equal(
                row.Groups["hash"].Value,
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "vendor", row.Groups["file"].Value)))));
            Assert.True(File.Exists(Path.Combine(Folder, "vendor", row.Groups["licence"].Value)));
        }
    }

    [Fact]
    public void The_files_are_short_and_load_nothing_from_elsewhere()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("vendor", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            Assert.True(text.Count(letter => letter == '\n') <= 250, file);
            Assert.False(Elsewhere().IsMatch(text), file);
            // What is typed or told by others is never made markup of the page.
            Assert.DoesNotContain("innerHTML", text);
            Assert.DoesNotContain("eval(", text);
        }
    }

    [GeneratedRegex(@"^\| `(?<file>[^`]+)` \|.*`(?<licence>[^`]+\.txt)` \| `(?<hash>[0-9a-f]{64})` \|", RegexOptions.Multiline)]
    private static partial Regex VendorRow();

    [GeneratedRegex("""(?:src|href|from|import|url)\s*[=(]?\s*["'(](?:https?:)?//(?!www\.w3\.org)""")]
    private static partial Regex Elsewhere();
}
