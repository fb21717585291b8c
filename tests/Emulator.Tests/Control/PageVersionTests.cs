using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public partial class PageVersionTests
{
    [Fact]
    public async Task Each_file_that_the_page_loads_has_a_version_in_its_address_and_is_kept_for_ever()
    {
        using var http = await EmulatorHost.ClientAsync();
        var page = new Uri(http.BaseAddress!, "/_emulator/");
        var index = await http.GetStringAsync(page);
        var seen = new HashSet<Uri>();
        var open = new Queue<Uri>(References().Matches(index).Select(match => new Uri(page, match.Groups["path"].Value)).Where(IsFile));
        while (open.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            Assert.Matches("^/_emulator/assets/[0-9a-f]{16}/", address.AbsolutePath);
            using var answer = await http.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address.ToString());
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
            if (!address.AbsolutePath.EndsWith("js", StringComparison.Ordinal)) continue;
            foreach (Match match in Imports().Matches(await answer.Content.ReadAsStringAsync())) open.Enqueue(new Uri(address, match.Groups["path"].Value));
        }

        var scripts = Directory.EnumerateFiles(Repository.At("src/Emulator/wwwroot"), "*js", SearchOption.AllDirectories).Count();
        Assert.Equal(scripts, seen.Count(address => address.AbsolutePath.EndsWith("js", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_itself_is_asked_for_again_and_not_sent_again()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var first = await http.GetAsync("/_emulator/");
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/_emulator/") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        using var other = new HttpRequestMessage(HttpMethod.Get, "/_emulator/") { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"other\"", true) } } };
        using var changed = await http.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task A_file_of_another_version_is_not_there()
    {
        using var http = await EmulatorHost.ClientAsync();
        using var answer = await http.GetAsync("/_emulator/assets/0123456789abcdef/app.js");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.CacheControl?.MaxAge);
    }

    private static bool IsFile(Uri address) => address.AbsolutePath.Contains("/assets/", StringComparison.Ordinal);

    [GeneratedRegex("""(?:href="|src="|":")(?<path>[^"#]+)["]""")]
    private static partial Regex References();

    [GeneratedRegex("""(?:from|import)\s*['"](?<path>\.[^'"]+)['"]""")]
    private static partial Regex Imports();
}
