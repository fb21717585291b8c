using System.Net.Sockets;
using System.Text;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>A corpus of bad keys: not one is accepted, each gets the one bare 401, and the verdict names the true cause without repeating the key.</summary>
public class BadKeyTests
{
    private const string Denied = """{"Message":"Authorization has been denied for this request."}""";

    [Theory]
    [InlineData(PiWorkspace.BehavioralV2)]
    [InlineData("/pi2/api/v1/jobs/")]
    public async Task No_bad_key_of_the_corpus_is_accepted_and_each_verdict_names_the_cause(string path)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 100_000 });
        var key = pi.KeyOf(PiWorkspace.Owner);
        var corpus = KeyCorpus.Of(key).ToList();
        Assert.True(corpus.Select(bad => bad.Kind).Distinct().Count() >= 100, $"{corpus.Count} kinds");
        foreach (var bad in corpus)
        {
            var (status, body, exchange) = await SendAsync(pi, path + bad.Query, bad.Header);
            Assert.True((status, body) == (401, Denied), $"{bad.Kind}: {status} {body}");
            var (check, detail, whole) = await VerdictAsync(pi, exchange);
            Assert.True(check == bad.Check && detail.Contains(bad.Detail, StringComparison.Ordinal), $"{bad.Kind}: {check}: {detail}");
            Assert.DoesNotContain(key, whole, StringComparison.OrdinalIgnoreCase);
        }

        // What the corpus is made of is good: as it is, in capitals, and with blanks around.
        foreach (var good in new[] { key, key.ToUpperInvariant(), $"  {key}\t" }) Assert.Equal(200, (await SendAsync(pi, path, ("api-key", good))).Status);
    }

    [Fact]
    public async Task A_key_that_was_good_once_or_elsewhere_opens_nothing_and_the_verdict_says_why()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var former = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            former.Add(i == 0 ? pi.KeyOf(PiWorkspace.Power) : former[^1]);
            former.Add(await pi.RegenerateAsync(PiWorkspace.Power));
        }

        foreach (var key in former.Distinct().SkipLast(1)) await RefusedAsync(key, "key known", "was replaced when a new one was generated");
        await pi.ChangeUserAsync(PiWorkspace.User, new { disabled = true });
        await RefusedAsync(pi.KeyOf(PiWorkspace.User), "owner enabled", "is disabled");
        var disabledFormer = pi.KeyOf(PiWorkspace.User);
        await pi.RegenerateAsync(PiWorkspace.User);
        await RefusedAsync(disabledFormer, "key known", "was replaced");
        foreach (var role in new[] { PiWorkspace.Reader, PiWorkspace.Power })
            await RefusedAsync(
                role == PiWorkspace.Power ? former[^1] : pi.KeyOf(role), "owner is administrator", "is no organization admin", "/pi2/api/v1/jobs/");
        await pi.SetAsync(new { apiAccess = false });
        foreach (var role in new[] { PiWorkspace.Owner, PiWorkspace.Admin, PiWorkspace.Reader })
            await RefusedAsync(pi.KeyOf(role), "api access", "API Access is off");
        await RefusedAsync(pi.KeyOf(PiWorkspace.Owner), "api access", "API Access is off", "/pi2/api/v1/jobs/");

        // A key of a workspace that is gone is nobody's.
        string gone;
        await using (var other = await PiWorkspace.NewAsync()) gone = other.KeyOf(PiWorkspace.Owner);
        await RefusedAsync(gone, "key known", "has ever had this key");

        async Task RefusedAsync(string key, string check, string detail, string path = PiWorkspace.BehavioralV2)
        {
            var (status, body, exchange) = await SendAsync(pi, path, ("api-key", key));
            Assert.Equal((401, Denied), (status, body));
            var verdict = await VerdictAsync(pi, exchange);
            Assert.Equal(check, verdict.Check);
            Assert.Contains(detail, verdict.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain(key, verdict.Whole, StringComparison.OrdinalIgnoreCase);
        }
    }

    // Over a bare socket: the header is sent to the letter, as no client library would.
    private static async Task<(int Status, string Body, string Exchange)> SendAsync(PiWorkspace pi, string path, (string Name, string Value)? header)
    {
        var root = pi.Workspace.Http.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(root.Host, root.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {root.Authority}\r\nConnection: close\r\n{(header is { } sent ? $"{sent.Name}: {sent.Value}\r\n" : "")}\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var (head, body) = (text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)], text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var number = head.Split("\r\n").Single(line => line.StartsWith("X-Emulator-Exchange:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase)) body = string.Concat(body.Split("\r\n").Where((_, i) => i % 2 == 1));
        return (int.Parse(head.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), body, number);
    }

    // A call whose key nobody has is in the journal of the workspace “default”.
    private static async Task<(string Check, string Detail, string Whole)> VerdictAsync(PiWorkspace pi, string exchange)
    {
        foreach (var workspace in new[] { pi.Workspace.Id, "default" })
        {
            using var answer = await pi.Workspace.Http.GetAsync($"/_emulator/workspaces/{workspace}/journal/{exchange}");
            if (!answer.IsSuccessStatusCode) continue;
            var whole = await answer.Content.ReadAsStringAsync();
            var failed = System.Text.Json.JsonDocument.Parse(whole).RootElement.GetProperty("checks")
                .EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
            return (failed.GetProperty("check").GetString()!, failed.GetProperty("detail").GetString()!, whole);
        }

        throw new InvalidOperationException($"Exchange {exchange} is in no journal.");
    }
}
