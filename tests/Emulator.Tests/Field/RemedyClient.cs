using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>What the journal says of a call whose input was refused.</summary>
/// <param name="Detail">Why.</param>
/// <param name="Fix">What would have passed.</param>
/// <param name="Members">The members that the wire names.</param>
/// <param name="IsInput">Whether the input itself was wrong, not what it names.</param>
internal sealed record RefusedInput(string Detail, string Fix, IReadOnlyList<string> Members, bool IsInput);

/// <summary>Calls all providers of a workspace with credentials that may do everything, and reads what the journal says.</summary>
internal sealed partial class RemedyClient
{
    private static readonly string[] InputChecks = ["body", "validation", "parameters", "rules", "format"];
    private static readonly string[] RecordChecks = ["record", "object"];
    private readonly TestWorkspace workspace;
    private readonly Dictionary<string, string> kelio = [];
    private readonly Dictionary<(string Surface, string Operation), Dictionary<string, string>> known = [];
    private string snapshot = "", token = "";

    private RemedyClient(TestWorkspace workspace) => this.workspace = workspace;

    /// <summary>Records that are there, by the names that paths have for them.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    /// <summary>A client of the workspace.</summary>
    public static async Task<RemedyClient> OfAsync(TestWorkspace workspace)
    {
        var client = new RemedyClient(workspace);
        foreach (var environment in (string[])["sandbox", "production"])
        {
            foreach (var (kind, scopes) in (IEnumerable<(string, IEnumerable<string>)>)[("customer", KelioScopes.Customer), ("jobboard", KelioScopes.JobBoard)])
            {
                var key = await workspace.NewKeyAsync([.. scopes], environment, kind, quotaPerMinute: 1_000_000);
                client.kelio[$"/kelio/{environment} {kind}"] = "Bearer " + key.Token();
            }
        }

        await workspace.MustAsync(HttpMethod.Patch, "predictive-index/account", new { requestsPerMinute = 1_000_000 });
        client.token = await KeyPredictCaller.Of(workspace).FreshTokenAsync();
        var company = workspace.Body.GetProperty("predictiveIndex").GetProperty("companyId").GetString()!;
        client.Ids = new Dictionary<string, string> { ["format"] = "json", ["companyId"] = company, ["id"] = await client.ManagerAsync() };
        client.snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString()!;
        return client;
    }

    /// <summary>The ids that are known to be right for an operation's path, of those that remedies told too.</summary>
    public IReadOnlyDictionary<string, string> IdsOf(Surface surface, Operation operation) =>
        known.TryGetValue((surface.Name, operation.Name), out var told) ? told : Ids;

    /// <summary>The header of an operation's credential, with its right value.</summary>
    public (string Name, string Value) CredentialOf(Surface surface, Operation operation) => CredentialOf(surface.Prefix + operation.Template);

    /// <summary>Sends the call; null unless its input is refused. What it changes is undone.</summary>
    public async Task<RefusedInput?> RefusedInputAsync(ProbedCall call)
    {
        using var answer = await SendAsync(call);
        if ((int)answer.StatusCode < 400)
        {
            if (call.Method != HttpMethod.Get || call.Operation.Changes) await RestoreAsync();
            return null;
        }

        // What asks for a first credential may belong to no workspace.
        var number = answer.Headers.GetValues("X-Emulator-Exchange").Single();
        var exchange = JsonDocument.Parse(await workspace.Http.GetStringAsync("/_emulator/journal/" + number)).RootElement;
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
        var isOfHeader = (int)answer.StatusCode is 401 or 415 && call.Headers.Count > 0;
        Assert.True(call.IsOpen || isOfHeader || (int)answer.StatusCode is not (401 or 415 or 429), $"{call}: {failed}");
        var (check, detail) = (failed.GetProperty("check").GetString(), failed.GetProperty("detail").GetString()!);
        var isInput = InputChecks.Contains(check) || isOfHeader;
        if (!isInput && !(RecordChecks.Contains(check) && detail.Contains(", and must ", StringComparison.Ordinal))) return null;
        return new RefusedInput(detail, exchange.GetProperty("fix").GetString()!, [.. Named(await answer.Content.ReadAsStringAsync())], isInput);
    }

    /// <summary>Undoes what calls have changed.</summary>
    public Task RestoreAsync() => workspace.MustAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");

    /// <summary>Does what a remedy says, also when it says where the right value is found; false when it names none.</summary>
    public async Task<bool> FollowAsync(ProbedCall call, RefusedInput refused)
    {
        var isAny = call.Follow(refused.Fix);
        if (ListForm().Match(refused.Fix) is not { Success: true } list) return isAny;
        var target = call.Surface.Prefix + list.Groups["path"].Value;
        using var answer = await SendAsync(new HttpMethod(list.Groups["method"].Value), target, null, isForm: false);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{call}: {refused.Fix} {text}");
        var name = refused.Detail[..refused.Detail.IndexOf(' ', StringComparison.Ordinal)];
        if (name == "test" && First(JsonNode.Parse(text), "logo") is { } logo)
        {
            (string Name, string Value)[] parts = [("test", logo.ToString().Split('/')[^2]), ("file", logo.ToString().Split('/')[^1])];
            foreach (var part in parts) call.InPath(part.Name, part.Value);
            return true;
        }

        if (Found(JsonNode.Parse(text)!, name) is not { } value) return false;
        call.Put(name, value);
        if (!known.TryGetValue((call.Surface.Name, call.Operation.Name), out var ids))
            known[(call.Surface.Name, call.Operation.Name)] = ids = new(Ids);
        if (call.Operation.Template.Contains("{" + name, StringComparison.Ordinal)) ids[name] = value.ToString();
        return true;
    }

    /// <summary>Sends a call with the credentials of its provider, or the headers that stand instead.</summary>
    public async Task<HttpResponseMessage> SendAsync(ProbedCall call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Target);
        var (name, value) = CredentialOf(call.Target);
        if (call.Headers.GetValueOrDefault(name, value) is { } credential) request.Headers.TryAddWithoutValidation(name, credential);
        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (call.ContentType is { } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            if (call.Headers.GetValueOrDefault("Content-Encoding") is { } encoding)
                request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        return await workspace.Http.SendAsync(request);
    }

    /// <summary>Sends a call with the credentials of its provider.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, string? body, bool isForm)
    {
        using var request = new HttpRequestMessage(method, target);
        var (name, value) = CredentialOf(target);
        request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, isForm ? "application/x-www-form-urlencoded" : "application/json");
        return await workspace.Http.SendAsync(request);
    }

    private (string Name, string Value) CredentialOf(string target) =>
        target.StartsWith("/keypredict/", StringComparison.Ordinal) ? ("WWW-Authenticate", token)
        : target.StartsWith("/pi", StringComparison.Ordinal) ? ("api-key", workspace.OwnerKey())
        : ("Authorization", kelio[
            string.Join('/', target.Split('/')[..3]) + (target.Contains("/jobboards", StringComparison.Ordinal) ? " jobboard" : " customer")]);

    private async Task<string> ManagerAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/kelio/sandbox/v2/managers", null, isForm: false);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement[0].GetProperty("id").GetInt32().ToString();
    }

    /// <summary>The first value in a list's answer that a member of this name may have; null when the list is empty.</summary>
    private static JsonNode? Found(JsonNode list, string name) =>
        name is "code" ? First(list, "assessmentUrl") is { } url ? JsonValue.Create(url.ToString().Split('/')[^1]) : null
        : First(list, name) ?? First(list, name.EndsWith("Ids", StringComparison.Ordinal) ? name[..^1] : name.ToLowerInvariant()) ?? First(list, "id");

    private static JsonNode? First(JsonNode? node, string name) => node switch
    {
        JsonObject some when some.FirstOrDefault(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { } found => found.DeepClone(),
        JsonObject some => some.Select(one => First(one.Value, name)).FirstOrDefault(found => found is not null),
        JsonArray many => many.OrderByDescending(IsDone).Select(one => First(one, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    // Whatever is over has all that can be asked for.
    private static bool IsDone(JsonNode? one) => one is JsonObject && First(one, "assessmentState")?.ToString() == "40";

    private static IEnumerable<string> Named(string text)
    {
        if (!text.StartsWith('{')) return [];
        var body = JsonDocument.Parse(text).RootElement;
        if (body.TryGetProperty("errors", out var errors)) return errors.EnumerateObject().Select(field => field.Name);
        if (body.TryGetProperty("parameterErrors", out var parameters))
            return parameters.EnumerateArray().Select(error => error.GetProperty("parameter").GetString()!);
        if (body.TryGetProperty("modelState", out var model)) return model.EnumerateObject().Select(field => field.Name);
        return body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            && error.GetProperty("messages") is { ValueKind: JsonValueKind.Object } messages
            ? messages.EnumerateObject().Select(field => field.Name) : [];
    }

    [GeneratedRegex(@"(?<method>GET|POST) (?<path>/\S+) lists ")]
    private static partial Regex ListForm();
}
