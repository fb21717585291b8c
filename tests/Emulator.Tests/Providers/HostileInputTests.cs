using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers;

/// <summary>Every emulated operation of every provider, given what a tired colleague or an attacker might send: the provider's own refusal, never a 500,
/// journalled, and nothing changed.</summary>
public class HostileInputTests
{
    private static readonly byte[][] Bodies =
    [
        .. new[]
        {
            "{", "[]", "null", "\"text\"", "7", "{\"a\":1,\"a\":2}", "{\"applicant\":null}", "{\"applicant\":[]}",
            "{\"applicant\":{\"email\":{}}}", "{\"applicant\":{\"email\":\"\\u0000@x.example\"}}",
            "{\"applicant\":{\"email\":\"\\ud800@x.example\"}}", "{\"firstName\":{},\"lastName\":[],\"email\":7}",
            "{\"expirationDateTime\":\"the day after tomorrow\"}", "{\"private_key\":{},\"secret_key\":[]}",
            new string('[', 5000), "{\"a\":" + new string('9', 5000) + "}",
            "{\"applicant\":{\"email\":\"" + new string('x', 100_000) + "\"}}", "%zz=%&&&=;=", "login=%ff%fe&password[]=x", "<xml/>", "",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe, 0x00, 0x7b],
        [0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d],
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-16", "text/plain", "application/x-www-form-urlencoded",
        "multipart/form-data", "nonsense", "application/json;;;",
    ];

    private static readonly string[] Queries =
    [
        "", "?page=-1&per_page=x", "?page=99999999999999999999", "?%zz=%", "?a[b[c]]=1&a]=2&[=3", "?$top=-1",
        "?$top=x&$skip=%00", "?$filter=((((", "?$filter='", "?$orderby=nothing%20sideways", "?login=%00&password=%ff",
        "?id=0x10&email=%F0%9F%98%80", "?status[date][gte]=2026-13-45", "?keywords=%00%ff&embed=,,,", "?due_date_from=yesterday", "?" + "a=1&" + "b=2",
    ];

    [Fact]
    public async Task Whatever_is_sent_is_refused_in_the_providers_words_or_answered_and_never_fails()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var key = await workspace.NewKeyAsync(["applicants_read", "applicants_write"], quotaPerMinute: 1_000_000);
        await workspace.MustAsync(HttpMethod.Patch, "predictive-index/account", new { requestsPerMinute = 1_000_000 });
        var token = (await workspace.Http.GetFromJsonAsync<JsonElement>(
            $"/keypredict/customer/REST/connect/json?login={Uri.EscapeDataString(KeyPredict(workspace, "login"))}&"
                + $"password={Uri.EscapeDataString(KeyPredict(workspace, "password"))}")).GetProperty("token").GetString()!;
        var coverage = await workspace.Http.GetFromJsonAsync<JsonElement>("/_emulator/coverage");
        var operations =
            from provider in coverage.EnumerateObject()
            from operation in provider.Value.GetProperty("operations").EnumerateArray()
            where operation.GetProperty("state").GetString() == "emulated"
            from surface in operation.GetProperty("surfaces").EnumerateArray()
            where surface.GetString() != "production"
            select (Method: operation.GetProperty("method").GetString()!,
                Prefix: Prefix(provider.Name, surface.GetString()!), Path: operation.GetProperty("path").GetString()!);
        var sent = 0;
        foreach (var (method, prefix, template) in operations.ToList())
        {
            foreach (var (path, body, type) in Cases(method, template))
            {
                var snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
                using var request = new HttpRequestMessage(new HttpMethod(method), prefix + path);
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key.Token());
                request.Headers.TryAddWithoutValidation("api-key", workspace.OwnerKey());
                request.Headers.TryAddWithoutValidation("WWW-Authenticate", token);
                if (body is not null)
                {
                    request.Content = new ByteArrayContent(body);
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                }

                using var answer = await workspace.Http.SendAsync(request);
                sent++;
                var status = (int)answer.StatusCode;
                // Key Predict's documented field errors are 500 too; a fault of the emulator has no verdict.
                var isVerdict = prefix == "/keypredict" && status == 500 && (await workspace.LastExchangeAsync()).GetProperty("checks")
                    .EnumerateArray().Any(check => check.GetProperty("outcome").GetString() == "failed");
                Assert.True(
                    isVerdict || status is >= 200 and < 500,
                    $"{method} {prefix}{path} {type} {(body is null ? "" : Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(60, body.Length))))}: {status}");
                Assert.True(answer.Headers.Contains("X-Emulator-Exchange"));
                if (status < 400) continue;
                var diff = await workspace.MustAsync(HttpMethod.Get, $"snapshots/{snapshot}/diff");
                Assert.All(diff.EnumerateObject(), part => Assert.True(part.Value.GetArrayLength() == 0, $"{method} {prefix}{path} changed {part.Value}"));
            }
        }

        Assert.True(sent > 500, $"only {sent} calls were sent");
    }

    // A path with a NUL never arrives: the web server itself refuses the request line.
    private static IEnumerable<(string Path, byte[]? Body, string Type)> Cases(string method, string template)
    {
        var path = string.Join('/', template.Split('/').Select(part => part.StartsWith('{') ? (part.Contains("format") ? "json" : "%01%ff") : part));
        foreach (var query in Queries) yield return (path + query, null, "");
        yield return (path.Replace("json", "XML") + "?id=" + new string('9', 400), null, "");
        if (method == "GET") yield break;
        for (var i = 0; i < Bodies.Length; i++) yield return (path, Bodies[i], i < Types.Length ? Types[i] : "application/json");
        foreach (var type in Types) yield return (path, "{\"a\":1}"u8.ToArray(), type);
    }

    private static string Prefix(string provider, string surface) =>
        provider switch { "kelio" => "/kelio/" + surface, "key-predict" => "/keypredict", _ => "/" + surface };

    private static string KeyPredict(TestWorkspace workspace, string member) => workspace.Body.GetProperty("keyPredict").GetProperty(member).GetString()!;
}
