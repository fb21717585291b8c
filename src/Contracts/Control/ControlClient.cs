using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Contracts.Control;

/// <summary>A typed client of the control API. Every call throws <see cref="ControlException"/> when the emulator refuses it.</summary>
/// <param name="http">A client whose base address is the emulator's root; with a control token set, its <c>Authorization</c> header carries it.</param>
public sealed class ControlClient(HttpClient http)
{
    private const string Root = "/_emulator/";
    private const int MostParts = 100;

    /// <summary>Whether the process is ready.</summary>
    public Task<HealthView> HealthAsync(CancellationToken stop = default) => SendAsync<HealthView>(HttpMethod.Get, "health", null, stop);

    /// <summary>The providers that are played.</summary>
    public Task<IReadOnlyList<ProviderView>> ProvidersAsync(CancellationToken stop = default) =>
        SendAsync<IReadOnlyList<ProviderView>>(HttpMethod.Get, "providers", null, stop);

    /// <summary>What is emulated, by the provider's name.</summary>
    public Task<Dictionary<string, ProviderCoverage>> CoverageAsync(CancellationToken stop = default) =>
        SendAsync<Dictionary<string, ProviderCoverage>>(HttpMethod.Get, "coverage", null, stop);

    /// <summary>The names of all workspaces.</summary>
    public Task<IReadOnlyList<string>> WorkspacesAsync(CancellationToken stop = default) =>
        SendAsync<IReadOnlyList<string>>(HttpMethod.Get, "workspaces", null, stop);

    /// <summary>What is said of all workspaces, or of those with this label, owner or team.</summary>
    public Task<IReadOnlyList<WorkspaceSummary>> WorkspaceDetailsAsync(
        string? label = null, string? owner = null, string? team = null, CancellationToken stop = default) => ListAsync<WorkspaceSummary>(
            "workspaces" + WorkspaceClient.Query(("details", "true"), ("label", label), ("owner", owner), ("team", team)), stop);

    /// <summary>Makes a token for a team; the answer alone has what opens.</summary>
    public Task<TokenView> CreateTokenAsync(TokenRequest wanted, CancellationToken stop = default) =>
        SendAsync<TokenView>(HttpMethod.Post, "tokens", wanted, stop);

    /// <summary>The tokens of teams.</summary>
    public Task<IReadOnlyList<TokenView>> TokensAsync(CancellationToken stop = default) =>
        SendAsync<IReadOnlyList<TokenView>>(HttpMethod.Get, "tokens", null, stop);

    /// <summary>Takes a token back.</summary>
    public Task RevokeTokenAsync(string id, CancellationToken stop = default) =>
        SendAsync(HttpMethod.Delete, "tokens/" + Uri.EscapeDataString(id), null, stop);

    /// <summary>The teams with their limits and their use.</summary>
    public Task<IReadOnlyList<TeamView>> TeamsAsync(CancellationToken stop = default) =>
        SendAsync<IReadOnlyList<TeamView>>(HttpMethod.Get, "teams", null, stop);

    /// <summary>The fixtures that a workspace may begin with; they are the provider states of contracts too.</summary>
    public Task<IReadOnlyList<FixtureView>> FixturesAsync(CancellationToken stop = default) =>
        SendAsync<IReadOnlyList<FixtureView>>(HttpMethod.Get, "fixtures", null, stop);

    /// <summary>Makes a workspace with fresh credentials.</summary>
    public Task<WorkspaceView> CreateAsync(WorkspaceRequest? wanted = null, CancellationToken stop = default) =>
        SendAsync<WorkspaceView>(HttpMethod.Post, "workspaces", wanted ?? new WorkspaceRequest(), stop);

    /// <summary>The client of one workspace; <c>default</c> is the one of a fresh process. Asks nothing.</summary>
    public WorkspaceClient Workspace(string id) => new(this, id);

    /// <summary>An exchange, in whatever workspace's journal it is.</summary>
    public Task<ExchangeView> ExchangeAsync(long number, CancellationToken stop = default) =>
        SendAsync<ExchangeView>(HttpMethod.Get, $"journal/{number}", null, stop);

    /// <summary>What people do at the providers, with the states in which they can.</summary>
    public Task<IReadOnlyList<ActView>> ActsAsync(CancellationToken stop = default) => SendAsync<IReadOnlyList<ActView>>(HttpMethod.Get, "acts", null, stop);

    /// <summary>The shipped scenarios.</summary>
    public Task<IReadOnlyList<ScenarioView>> ScenariosAsync(CancellationToken stop = default) =>
        SendAsync<IReadOnlyList<ScenarioView>>(HttpMethod.Get, "scenarios", null, stop);

    /// <summary>The text of a shipped scenario, in YAML.</summary>
    public async Task<string> ScenarioAsync(string name, CancellationToken stop = default)
    {
        using var answer = await AnswerAsync(HttpMethod.Get, "scenarios/" + Uri.EscapeDataString(name), null, HttpCompletionOption.ResponseContentRead, stop)
            .ConfigureAwait(false);
        return await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Starts a scenario.</summary>
    /// <param name="text">The scenario in YAML or JSON.</param>
    /// <param name="workspace">The workspace to run it in, or null for one of its own.</param>
    /// <param name="pace">Who moves the clock.</param>
    /// <param name="keep">Whether a workspace of its own stays for more than ten minutes after the run.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<RunStarted> StartScenarioAsync(
        string text, string? workspace = null, ScenarioPace pace = ScenarioPace.Fast, bool keep = false, CancellationToken stop = default)
    {
        var path = Root + (workspace is null ? "" : $"workspaces/{Uri.EscapeDataString(workspace)}/")
            + $"scenarios?pace={pace.ToString().ToLowerInvariant()}" + (keep ? "&keep=true" : "");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/yaml") };
        using var answer = await http.SendAsync(request, stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode) throw new ControlException(answer.StatusCode, await ProblemAsync(answer, stop).ConfigureAwait(false));
        return (await answer.Content.ReadFromJsonAsync<RunStarted>(ControlJson.Options, stop).ConfigureAwait(false))!;
    }

    /// <summary>The steps of a run as they end, and at last the run.</summary>
    public async IAsyncEnumerable<(RunStepView? Step, RunView? Run)> FollowRunAsync(RunStarted run, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var path = $"workspaces/{Uri.EscapeDataString(run.Workspace)}/scenarios/{Uri.EscapeDataString(run.RunId)}/stream";
        using var answer = await AnswerAsync(HttpMethod.Get, path, null, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        await foreach (var one in SseParser.Create(await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false))
            .EnumerateAsync(stop).ConfigureAwait(false))
        {
            if (one.EventType == "end") yield return (null, JsonSerializer.Deserialize<RunView>(one.Data, ControlJson.Options));
            else yield return (JsonSerializer.Deserialize<RunStepView>(one.Data, ControlJson.Options), null);
        }
    }

    /// <summary>A call that has no method of its own here, e.g. a provider's control route.</summary>
    /// <typeparam name="T">The shape of the answer.</typeparam>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path after <c>/_emulator/</c>.</param>
    /// <param name="body">The body, written as JSON; null for none.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null, CancellationToken stop = default)
    {
        using var answer = await AnswerAsync(method, path, body, HttpCompletionOption.ResponseContentRead, stop).ConfigureAwait(false);
        return (await answer.Content.ReadFromJsonAsync<T>(ControlJson.Options, stop).ConfigureAwait(false))!;
    }

    /// <summary>A list that comes in parts, whole.</summary>
    /// <exception cref="InvalidOperationException">It is longer than a hundred parts.</exception>
    internal async Task<IReadOnlyList<T>> ListAsync<T>(string path, CancellationToken stop)
    {
        var all = new List<T>();
        var after = "0";
        for (var parts = 0; parts < MostParts; parts++)
        {
            var part = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={after}";
            using var answer = await AnswerAsync(HttpMethod.Get, part, null, HttpCompletionOption.ResponseContentRead, stop).ConfigureAwait(false);
            all.AddRange((await answer.Content.ReadFromJsonAsync<T[]>(ControlJson.Options, stop).ConfigureAwait(false))!);
            if (!answer.Headers.TryGetValues("X-Emulator-More", out var more)) return all;
            after = more.First().Split("after=")[^1];
        }

        throw new InvalidOperationException($"There are more than {all.Count}: narrow what you ask for, or read it in parts (limit, after).");
    }

    /// <summary>As <see cref="SendAsync{T}"/>, for a call that answers nothing.</summary>
    public async Task SendAsync(HttpMethod method, string path, object? body = null, CancellationToken stop = default) =>
        (await AnswerAsync(method, path, body, HttpCompletionOption.ResponseContentRead, stop).ConfigureAwait(false)).Dispose();

    /// <summary>The exchanges that a journal tells from now on. The first step of the enumeration returns when the first exchange has happened.
    /// A reader who falls a thousand behind misses the oldest.</summary>
    internal async IAsyncEnumerable<T> FollowAsync<T>(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        using var answer = await AnswerAsync(HttpMethod.Get, path, null, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false));
        await foreach (var one in events.EnumerateAsync(stop).ConfigureAwait(false))
            if (one.EventType != "missed") yield return JsonSerializer.Deserialize<T>(one.Data, ControlJson.Options)!;
    }

    private static async Task<ProblemView?> ProblemAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<ProblemView>(ControlJson.Options, stop).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, object? body, HttpCompletionOption completion, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, Root + path)
        {
            Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ControlJson.Options),
        };
        var answer = await http.SendAsync(request, completion, stop).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw new ControlException(answer.StatusCode, await ProblemAsync(answer, stop).ConfigureAwait(false));
    }
}
