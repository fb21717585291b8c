using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Stores hostile texts wherever a provider's operations, screens and acts let somebody store one, then asks for all that can be asked for; each
/// answer must be whole.</summary>
internal sealed partial class StoredTexts(TestWorkspace workspace, IProvider provider, RemedyClient client)
{
    private const int MostRounds = 6;
    private const int MostPages = 500;
    private readonly Queue<string> pages = new();
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, bool> unstored = [];
    private int made;

    /// <summary>How many changes were carried out.</summary>
    public int Stored { get; private set; }

    /// <summary>The members of operations that took none of the texts.</summary>
    public IEnumerable<string> Unstored => unstored.Where(one => one.Value).Select(one => one.Key).Order(StringComparer.Ordinal);

    /// <summary>How many pages behind links were read.</summary>
    public int Read { get; private set; }

    private string Account => provider.Name == "predictive-index"
        ? workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString()! : "";

    /// <summary>Through the provider's own operations.</summary>
    public async Task CallAllAsync()
    {
        foreach (var operation in Operations().Where(one => one.Methods != "GET" && one.Methods != "DELETE"))
        {
            var ids = await IdsForAsync(operation);
            foreach (var text in HostileTexts.All)
                foreach (var (member, call) in CallsOf(operation, ids, text))
                {
                    unstored.TryAdd(member, true);
                    if (await StoreAsync(call, text)) unstored[member] = false;
                }
        }
    }

    /// <summary>Through the vendor's screens.</summary>
    public async Task UseScreensAsync()
    {
        foreach (var route in provider.Control.Where(route => route.BodyType is not null))
        {
            var ids = route.Template.Contains('{', StringComparison.Ordinal) ? await KnownIdsAsync() : [""];
            foreach (var id in ids.Take(40))
            {
                var path = IdForm().Replace(provider.Name + "/" + route.Template, Uri.EscapeDataString(id));
                var probe = await workspace.ControlAsync(new HttpMethod(route.Method), path, BaseOf(route.Method).ToJsonString());
                if (probe.Status == 404) continue;
                foreach (var member in HostileTexts.MembersOf(ControlJson.Options, route.BodyType!))
                    foreach (var text in HostileTexts.All) await UseScreenAsync(route.Method, path, member, text);
                break;
            }
        }
    }

    /// <summary>Through what people do.</summary>
    public async Task ActAllAsync()
    {
        var people = await workspace.MustAsync(HttpMethod.Get, "people?provider=" + provider.Name);
        foreach (var act in people.EnumerateArray().SelectMany(person => person.GetProperty("subjects").EnumerateArray())
            .SelectMany(subject => subject.GetProperty("acts").EnumerateArray()).Take(300))
        {
            var method = new HttpMethod(act.GetProperty("method").GetString()!);
            var path = act.GetProperty("path").GetString()!;
            var members = act.GetProperty("members").EnumerateArray();
            foreach (var member in members.Where(one => one.GetProperty("type").GetString() is "text" or "url" or "textList"))
                await UseScreenAsync(method.Method, path, [member.GetProperty("name").GetString()!], HostileTexts.All[made++ % HostileTexts.All.Length]);
            if (method == HttpMethod.Post) await workspace.ControlAsync(method, path, "{}");
        }
    }

    /// <summary>Reads all operations that only read, for all that is there, with hostile texts in their queries.</summary>
    public async Task ReadAllAsync()
    {
        foreach (var operation in Operations().Where(one => one.Methods.Contains("GET", StringComparison.Ordinal) && !one.Changes))
        {
            var needsId = operation.Template.Contains('{', StringComparison.Ordinal) || operation.Parameters.Any(one => one.Name == "id");
            foreach (var id in needsId ? await KnownIdsAsync() : [""])
            {
                foreach (var format in operation.Template.Contains("{format", StringComparison.Ordinal) ? (string[])["json", "xml"] : ["json"])
                {
                    var call = new ProbedCall(SurfaceOf(operation), operation, Named(operation, id, format), HttpMethod.Get);
                    if (operation.Parameters.Any(one => one.In is "query" && one.Name == "id")) call.InQuery("id", id);
                    await SendAsync(call);
                }
            }

            foreach (var parameter in operation.Parameters.Where(one => one.In is "query"))
            {
                foreach (var text in HostileTexts.All)
                {
                    var call = new ProbedCall(SurfaceOf(operation), operation, client.Ids, HttpMethod.Get);
                    call.InQuery(parameter.Name, text);
                    await SendAsync(call);
                }
            }
        }
    }

    /// <summary>Follows the links that came in answers, and presses the buttons of the pages behind them.</summary>
    public async Task FollowAsync()
    {
        while (Read < MostPages && pages.TryDequeue(out var page))
        {
            Read++;
            using var answer = await workspace.Http.GetAsync(page);
            var body = await HoldAsync("GET " + page, answer);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var field in HiddenForm().Matches(body).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value)).ToList())
            {
                using var pressed = await workspace.Http.PostAsync(page, new FormUrlEncodedContent([new(field.Item1, field.Item2)]));
                await HoldAsync($"POST {page} {field}", pressed);
            }
        }
    }

    /// <summary>Holds an answer; its links are followed later.</summary>
    public async Task<string> HoldAsync(string call, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        var text = System.Text.Encoding.UTF8.GetString(body);
        Assert.True((int)answer.StatusCode < 500 || await IsVerdictAsync(answer), $"{call}: {(int)answer.StatusCode} {text}");
        WholeAnswer.Hold(call, answer, body);
        foreach (Match link in UrlForm().Matches(text.Replace("&amp;", "&", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal)))
            if (link.Value.StartsWith(workspace.Http.BaseAddress!.ToString(), StringComparison.Ordinal) && seen.Add(link.Value)) pages.Enqueue(link.Value);
        return text;
    }

    /// <summary>Whether the text was stored: what is told to be mended is mended, until the text itself is what is told.</summary>
    private async Task<bool> StoreAsync(ProbedCall call, string text)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = call.ToString();
            using var answer = await client.SendAsync(call.Method, call.Target, call.Body, call.IsForm);
            await HoldAsync(before, answer);
            if ((int)answer.StatusCode < 400)
            {
                Stored++;
                return call.Has(text);
            }

            if (await FixAsync(answer) is not { } fix || !call.Follow(fix) || call.ToString() == before) return false;
        }

        return false;
    }

    private async Task SendAsync(ProbedCall call)
    {
        using var answer = await client.SendAsync(call.Method, call.Target, null, isForm: false);
        await HoldAsync(call.ToString(), answer);
    }

    private async Task UseScreenAsync(string method, string path, string[] member, string text)
    {
        foreach (var value in (JsonNode[])[JsonValue.Create(text), new JsonArray(text)])
        {
            var body = BaseOf(method);
            JsonObject at = body;
            foreach (var name in member.SkipLast(1)) at[name] = at = [];
            at[member[^1]] = value;
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{workspace.Path}/{path}")
            {
                Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
            };
            using var answer = await workspace.Http.SendAsync(request);
            await HoldAsync($"{method} {path} {body.ToJsonString()}", answer);
            if ((int)answer.StatusCode < 400) Stored++;
        }
    }

    /// <summary>What a screen most often asks for.</summary>
    private JsonObject BaseOf(string method)
    {
        made++;
        return provider.Name switch
        {
            "predictive-index" when method == "POST" => new()
            {
                ["actingUserId"] = Account,
                ["firstName"] = "A",
                ["lastName"] = "B",
                ["email"] = $"p{made}@people.example",
                ["role"] = "User",
                ["defaultFolder"] = "\\Demo Company",
                ["path"] = $"\\Demo Company\\F{made}",
            },
            "kelio" when method == "POST" => new() { ["name"] = $"C{made}", ["kind"] = "customer", ["scopes"] = new JsonArray("applicants_read") },
            "predictive-index" => new() { ["actingUserId"] = Account },
            _ => [],
        };
    }

    private async Task<string?> FixAsync(HttpResponseMessage answer)
    {
        var exchange = await ExchangeAsync(answer);
        return exchange.TryGetProperty("fix", out var fix) ? fix.GetString() : null;
    }

    /// <summary>Whether a 5xx is the provider's own: a check of its has failed, or it does not offer what was asked for.</summary>
    private async Task<bool> IsVerdictAsync(HttpResponseMessage answer) => answer.Headers.Contains("X-Emulator-Exchange")
        && (await ExchangeAsync(answer)).GetProperty("checks").EnumerateArray().Any(check => check.GetProperty("outcome").GetString() == "failed");

    private async Task<JsonElement> ExchangeAsync(HttpResponseMessage answer)
    {
        var number = answer.Headers.GetValues("X-Emulator-Exchange").Single();
        return JsonDocument.Parse(await workspace.Http.GetStringAsync("/_emulator/journal/" + number)).RootElement;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex IdForm();

    [GeneratedRegex("""<(?:input type="hidden"|button[^>]*) name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenForm();

    [GeneratedRegex("""http://[^\s"'<>\\]+""")]
    private static partial Regex UrlForm();
}
