using System.Text;
using System.Text.Json;
using Contracts.Kelio;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>What the journal says of a call whose input was refused.</summary>
/// <param name="Detail">Why.</param>
/// <param name="Fix">What would have passed.</param>
/// <param name="Members">The members that the wire names.</param>
internal sealed record RefusedInput(string Detail, string Fix, IReadOnlyList<string> Members);

/// <summary>Calls all providers of a workspace with credentials that may do everything, and reads what the journal says.</summary>
internal sealed class RemedyClient
{
    private static readonly string[] InputChecks = ["body", "validation", "parameters", "rules"];
    private readonly TestWorkspace workspace;
    private readonly Dictionary<string, string> headers = [];
    private string snapshot = "", customer = "", jobBoard = "";

    private RemedyClient(TestWorkspace workspace) => this.workspace = workspace;

    /// <summary>Records that are there, by the names that paths have for them.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    /// <summary>A client of the workspace.</summary>
    public static async Task<RemedyClient> OfAsync(TestWorkspace workspace)
    {
        var client = new RemedyClient(workspace);
        client.customer = (await workspace.NewKeyAsync([.. KelioScopes.Customer], quotaPerMinute: 1_000_000)).Token();
        client.jobBoard = (await workspace.NewKeyAsync([.. KelioScopes.JobBoard], kind: "jobboard", quotaPerMinute: 1_000_000)).Token();
        await workspace.MustAsync(HttpMethod.Patch, "predictive-index/account", new { requestsPerMinute = 1_000_000 });
        client.headers["api-key"] = workspace.OwnerKey();
        client.headers["WWW-Authenticate"] = await KeyPredictCaller.Of(workspace).FreshTokenAsync();
        client.Ids = new Dictionary<string, string> { ["format"] = "json", ["companyId"] = "1", ["id"] = await client.ManagerAsync() };
        client.snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString()!;
        return client;
    }

    /// <summary>Sends the call; null unless its input is refused. What it changes is undone.</summary>
    public async Task<RefusedInput?> RefusedInputAsync(ProbedCall call)
    {
        using var answer = await SendAsync(call.Method, call.Target, call.Body, call.IsForm);
        if ((int)answer.StatusCode < 400)
        {
            if (call.Method != HttpMethod.Get) await workspace.MustAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");
            return null;
        }

        // What asks for a first credential may belong to no workspace.
        var number = answer.Headers.GetValues("X-Emulator-Exchange").Single();
        var exchange = JsonDocument.Parse(await workspace.Http.GetStringAsync("/_emulator/journal/" + number)).RootElement;
        var failed = exchange.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("outcome").GetString() == "failed");
        Assert.True(call.IsOpen || (int)answer.StatusCode is not (401 or 415 or 429), $"{call}: {failed}");
        if (!InputChecks.Contains(failed.GetProperty("check").GetString())) return null;
        return new RefusedInput(
            failed.GetProperty("detail").GetString()!, exchange.GetProperty("fix").GetString()!, [.. Named(await answer.Content.ReadAsStringAsync())]);
    }

    /// <summary>Sends a call with the credentials of its provider.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, string? body, bool isForm)
    {
        using var request = new HttpRequestMessage(method, target);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (target.Contains("/jobboards", StringComparison.Ordinal) ? jobBoard : customer));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, isForm ? "application/x-www-form-urlencoded" : "application/json");
        return await workspace.Http.SendAsync(request);
    }

    private async Task<string> ManagerAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/kelio/sandbox/v2/managers", null, isForm: false);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement[0].GetProperty("id").GetInt32().ToString();
    }

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
}
