using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Scenarios.Forms;

namespace Emulator.Scenarios.Running;

/// <summary>The scenario plays the client: it calls a provider over the network, as any client does.</summary>
internal static class CallSteps
{
    public static async Task<StepResult> RunAsync(Step step, Stage stage, CancellationToken stop)
    {
        var times = Counted.Of(step, stage, "repeat");
        var every = stage.Text(step, "every") is { } wait ? Stage.Duration(wait) : TimeSpan.Zero;
        JsonObject answer = [];
        // More than none only where the process ended while the run waited for the next.
        var done = stage.Run.Position.Done;
        for (var i = done + 1; i <= times; i++)
        {
            if (i > done + 1 && every != TimeSpan.Zero) await PauseAsync(stage, every.From(stage.Workspace.Clock.Now), i - 1, stop);
            try
            {
                answer = await OnceAsync(step, stage, stop);
            }
            catch (StepFailedException error) when (times > 1)
            {
                throw new StepFailedException($"Call {i} of {times}: {error.Message}");
            }
        }

        return new StepResult($"answered {answer["status"]}{(times > 1 ? $", {times} times" : "")}", answer["body"], answer);
    }

    private static async Task PauseAsync(Stage stage, TimeSpan every, int done, CancellationToken stop)
    {
        await stage.PauseAsync(every, stage.Run.Position with { Done = done }, stop);
        stage.Act();
    }

    private static async Task<JsonObject> OnceAsync(Step step, Stage stage, CancellationToken stop)
    {
        using var request = await RequestAsync(step, stage, stop);
        var answer = await SendAsync(stage, request, stop);
        var exchange = ExchangeOf(stage, answer);
        var why = exchange is { } known ? Why(known) : null;
        if (step.Says("answers")) AnswerCheck.Judge(stage.Json(step, "answers"), answer, why);
        else if ((int)answer["status"]! >= 400)
            throw new StepFailedException($"It was answered {answer["status"]}: {Match.Short(answer["body"])}{(why is null ? "" : $". The verdict: {why}")}");
        if (stage.Text(step, "because") is { } because && why?.Contains(because, StringComparison.OrdinalIgnoreCase) != true)
            throw new StepFailedException($"“{because}” is not in the verdict, which is: {why ?? "not a refusal"}");
        return answer;
    }

    private static async Task<HttpRequestMessage> RequestAsync(Step step, Stage stage, CancellationToken stop)
    {
        var (method, target) = step.Verb.Split(' ', 2) is [var verb, var rest] ? (verb, stage.Names.Text(rest)) : ("GET", "/");
        var place = step.Text("at") is { } at ? new Vocabulary(stage.Providers).FindPlace(at) : null;
        var url = place is { } found ? stage.Root + found.Surface.Prefix + target : target;
        if (!url.StartsWith(stage.Root + "/", StringComparison.Ordinal))
            throw new StepFailedException($"“{target}” is no address of this emulator, and a scenario calls nobody else.");
        if (stage.Json(step, "query") is JsonObject query && query.Count > 0) url += (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Form(query);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) throw new StepFailedException($"“{target}” is no path.");
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (stage.Json(step, "form") is JsonObject form) request.Content = new StringContent(Form(form), Encoding.UTF8, "application/x-www-form-urlencoded");
        else if (step.Says("text")) request.Content = Raw(stage.Text(step, "text")!, stage.Text(step, "type") ?? "text/plain");
        else if (step.Says("body")) request.Content = new StringContent(stage.Json(step, "body")!.ToJsonString(), Encoding.UTF8, "application/json");
        if (place is { } called && stage.Text(step, "as") is { } caller && caller != Vocabulary.Nobody)
            await SignAsync(step, stage, called, caller, request, stop);
        foreach (var (name, value) in stage.Json(step, "headers") as JsonObject ?? [])
        {
            if (!request.Headers.TryAddWithoutValidation(name, Bindings.Words(value)))
                request.Content?.Headers.TryAddWithoutValidation(name, Bindings.Words(value));
        }

        return request;
    }

    private static ByteArrayContent Raw(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static async Task SignAsync(
        Step step, Stage stage, (Core.Hosting.IProvider Provider, Surface Surface) place, string caller, HttpRequestMessage request, CancellationToken stop)
    {
        var claims = stage.Json(step, "claims") is JsonObject said
            ? said.ToDictionary(claim => claim.Key, claim => JsonSerializer.SerializeToElement(claim.Value))
            : [];
        var moment = stage.Workspace.MomentFor(place.Provider, stage.Workspace.Current, stage.Workspace.Clock.Now, stage.Root);
        var credential = place.Provider.Sign(caller, claims, place.Surface, moment)
            ?? throw new StepFailedException($"There is no caller “{caller}” at {place.Provider.Name} now.");
        var headers = credential.Headers;
        if (credential.SignIn is { } first)
        {
            // Like a real client: one token until somebody changes login or password, whether it still works or not.
            var name = $"{place.Provider.Name} {caller} {string.Join(' ', first.Form.Select(pair => pair.Value))}";
            if (!stage.Tokens.TryGetValue(name, out var token))
            {
                token = await SignInAsync(stage, place.Surface, first, stop);
                stage.Tokens = stage.Tokens.Add(name, token);
            }

            headers = headers.Add(KeyValuePair.Create(token.Name, token.Value));
        }

        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    private static async Task<SignInHeader> SignInAsync(Stage stage, Surface surface, SignIn first, CancellationToken stop)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, stage.Root + surface.Prefix + first.Path) { Content = new FormUrlEncodedContent(first.Form) };
        var answer = await SendAsync(stage, request, stop);
        return answer["body"] is JsonObject body && body[first.Member] is { } token
            ? new(first.Header, Bindings.Words(token))
            : throw new StepFailedException($"Signing in was answered {answer["status"]}: {Match.Short(answer["body"])}");
    }

    private static async Task<JsonObject> SendAsync(Stage stage, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var response = await stage.Client.SendAsync(request, stop);
            var headers = new JsonObject();
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)) headers[name] = Stage.Parse(string.Join(", ", values));
            var isText = response.Content.Headers.ContentType?.MediaType is not { } type || type.StartsWith("text/", StringComparison.Ordinal)
                || type.Contains("json", StringComparison.Ordinal) || type.Contains("xml", StringComparison.Ordinal);
            var bytes = await response.Content.ReadAsByteArrayAsync(stop);
            return new JsonObject
            {
                ["status"] = (int)response.StatusCode,
                ["headers"] = headers,
                ["body"] = isText ? Stage.Parse(Encoding.UTF8.GetString(bytes)) : JsonValue.Create($"{bytes.Length} bytes"),
            };
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // A fault may cut the connection: then the status is none, which a scenario can expect.
            return new JsonObject { ["status"] = "broken", ["headers"] = new JsonObject(), ["body"] = error.GetBaseException().Message };
        }
    }

    private static Exchange? ExchangeOf(Stage stage, JsonObject answer) =>
        answer["headers"]?["X-Emulator-Exchange"] is { } number
            && long.TryParse(Bindings.Words(number), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? stage.Workspace.Journal.Find(at)
            : stage.Workspace.Journal.Newest().Where(exchange => exchange.Request.Header("User-Agent") == Stage.UserAgent).Cast<Exchange?>().FirstOrDefault();

    private static string? Why(Exchange exchange) =>
        exchange.Verdict.Lines.Where(line => line.Outcome == CheckOutcome.Failed).Select(line => $"{line.Check.Name}, {line.Detail.Text}").FirstOrDefault()
            ?? exchange.Fault;

    private static string Form(JsonObject parameters) => string.Join('&', parameters.SelectMany(one => one.Value is JsonArray list
        ? list.Select(item => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(Bindings.Words(item))}")
        : [$"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(Bindings.Words(one.Value))}"]));
}
