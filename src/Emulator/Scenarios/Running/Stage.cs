using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Core.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Masking;
using Emulator.Core.Teams;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Receivers;

namespace Emulator.Scenarios.Running;

/// <summary>Where a run plays: its workspace, the addresses, the names so far, and the way to the control API.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>What the scenario's own calls are known by in the journal. It gives no right.</summary>
    public const string UserAgent = "provider-emulator-scenario";

    private readonly HttpClient http;
    private readonly bool isClosed;

    public Stage(ProviderCatalog providers, RecordJson records, ActiveRun run, string root, bool isClosed)
    {
        (Providers, Records, Run, Workspace, Root, this.isClosed) = (providers, records, run, run.Workspace, root, isClosed);
        Wait = new StepWait(run, run.Run.Pace == ScenarioPace.Fast ? MoveAsync : null);
        (http, Client) = (NewClient(root), NewClient(root));
        // It acts in its own workspace, whoever has started it.
        if (isClosed) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ControlAccess.PassOf(Workspace));
        Names = new Bindings(Given, run.Notes.Names);
        Tokens = run.Notes.Tokens;
    }

    private static HttpClient NewClient(string root)
    {
        var client = DirectClient.New();
        (client.BaseAddress, client.Timeout) = (new Uri(root), TimeSpan.FromMinutes(6));
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return client;
    }

    /// <summary>The duration that a text is, once its names are filled in.</summary>
    public static CalendarDuration Duration(string text) =>
        Reading.Duration.Read(text) ?? throw new StepFailedException(Reading.Duration.Mistake(text));

    public ProviderCatalog Providers { get; }

    /// <summary>Writes records as the control API shows them.</summary>
    public RecordJson Records { get; }

    /// <summary>The run.</summary>
    public ActiveRun Run { get; }

    public Workspace Workspace { get; }

    /// <summary>The emulator's address, without a slash at the end.</summary>
    public string Root { get; }

    /// <summary>Waits for the moments of the run.</summary>
    public StepWait Wait { get; }

    /// <summary>The step that runs, with its title as it may be shown.</summary>
    public (int Index, string Title) Step { get; set; }

    /// <summary>The client that the scenario plays.</summary>
    public HttpClient Client { get; }

    public Bindings Names { get; }

    /// <summary>The headers that sign-in calls gave, by provider and caller.</summary>
    public ImmutableSortedDictionary<string, SignInHeader> Tokens { get; set; }

    /// <summary>The receivers that the scenario names.</summary>
    public HashSet<string> Receivers { get; } = new(StringComparer.Ordinal);

    /// <summary>The place of a webhook server of the emulator's own.</summary>
    public string ReceiverUrl(string name) => Receiver.UrlOf(Root, Workspace, name, isClosed);

    /// <summary>What is written for a name, with all names in it replaced, as text; null when nothing is written.</summary>
    public string? Text(Step step, string name) => step.Says(name) ? Bindings.Words(Names.Fill(step.Json(name))) : null;

    /// <summary>What is written for a name, with all names in it replaced.</summary>
    public JsonNode? Json(Step step, string name) => Names.Fill(step.Json(name));

    /// <summary>Calls the control API; the path is relative to the workspace.</summary>
    public async Task<(int Status, JsonNode? Body)> ControlAsync(string method, string path, JsonNode? body, CancellationToken stop)
    {
        var place = $"{ProviderPipeline.ControlPrefix}/workspaces/{Uri.EscapeDataString(Workspace.Id)}/";
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(http.BaseAddress!, place + path));
        // Who moves the clock from within a step must not wait for the step. Nobody else is shown the pass, whatever path a scenario says.
        if (request.RequestUri!.AbsolutePath.StartsWith(place + "clock/", StringComparison.OrdinalIgnoreCase))
            request.Headers.Add(AgendaRunner.ActorHeader, Workspace.Runner.ActorPass);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, stop);
        return ((int)answer.StatusCode, Parse(await answer.Content.ReadAsStringAsync(stop)));
    }

    /// <summary>As <see cref="ControlAsync"/>; a refusal fails the step.</summary>
    public async Task<JsonNode?> MustAsync(string method, string path, JsonNode? body, CancellationToken stop)
    {
        var (status, answer) = await ControlAsync(method, path, body, stop);
        return status < 400 ? answer : throw new StepFailedException($"{method} {path} was refused with {status}: {Problem(answer)}");
    }

    /// <summary>Lets time go by before the step.</summary>
    public Task PassAsync(TimeSpan by, CancellationToken stop) => PassAsync(by, Run.Position with { Phase = RunPhase.Waiting }, stop);

    /// <summary>Lets time go by in the midst of the step.</summary>
    /// <param name="by">How long.</param>
    /// <param name="position">What the step must know to go on from there.</param>
    /// <param name="stop">Ends the run.</param>
    public Task PauseAsync(TimeSpan by, RunPosition position, CancellationToken stop) => PassAsync(by, position with { Phase = RunPhase.Pausing }, stop);

    /// <summary>The step goes on with its work, which must not be done twice.</summary>
    public void Act() => Run.Save(Run.Position with { Phase = RunPhase.Acting });

    /// <summary>Tells what became of the step, and how far the run has come with it.</summary>
    public void Tell(StepReport report, RunPosition position)
    {
        (Run.Notes, Run.Position) = (Note(), position);
        Run.Tell(report);
    }

    /// <summary>Waits until all that is due now has settled.</summary>
    public Task SettleAsync(CancellationToken stop) => Workspace.Runner.TravelAsync(static _ => null, isByActor: true).WaitAsync(stop);

    /// <summary>What a refusal of the control API says.</summary>
    public static string Problem(JsonNode? answer) =>
        answer is JsonObject problem && problem["detail"] is { } detail ? Bindings.Words(detail) : Match.Short(answer);

    /// <summary>The text as JSON, or as a text when it is none; null when it is empty.</summary>
    public static JsonNode? Parse(string text)
    {
        if (text.Length == 0) return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        Client.Dispose();
    }

    /// <summary>The workspace's providers with their addresses and credentials, as the control API describes them.</summary>
    public JsonObject Describe()
    {
        var body = new JsonObject { ["id"] = Workspace.Id, ["seed"] = Workspace.Seed, ["fixture"] = Workspace.Fixture };
        foreach (var (member, told) in Workspace.Describe(Workspace.Current, Workspace.Clock.Now, Root))
            body[member] = JsonSerializer.SerializeToNode(told, ControlJson.Options);
        return body;
    }

    private Task PassAsync(TimeSpan by, RunPosition position, CancellationToken stop)
    {
        Run.Notes = Note();
        return Wait.PassAsync(by, position, Step.Title, stop);
    }

    private RunNotes Note() => Run.Notes is var notes && ReferenceEquals(notes.Names, Names.Json) && ReferenceEquals(notes.Tokens, Tokens)
        ? notes
        : notes with { Names = Names.Json, Tokens = Tokens };

    private async Task MoveAsync(DateTimeOffset to, CancellationToken stop) =>
        await MustAsync("POST", "clock/advance", new JsonObject { ["to"] = Instant(to) }, stop);

    private static JsonValue Instant(DateTimeOffset at) =>
        JsonValue.Create(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    private JsonNode? Given(string name) => name switch
    {
        "workspace" => Describe(),
        "now" => Instant(Workspace.Clock.Now),
        "start" => Instant(Run.Run.Start),
        "receivers" => new JsonObject(Receivers.Select(receiver => KeyValuePair.Create(receiver, (JsonNode?)JsonValue.Create(ReceiverUrl(receiver))))),
        _ => null,
    };
}
