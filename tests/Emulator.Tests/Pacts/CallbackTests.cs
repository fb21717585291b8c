using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using Contracts.Control;
using Contracts.KeyPredict;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Pacts;

/// <summary>Request and callback as one unit: what is asked, what a person then does, and which calls follow when, with these retries. The emulator plays each
/// description; the client's own readers read what comes.</summary>
public partial class CallbackTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-03-02T09:00:00Z");

    public static TheoryData<string, string> Descriptions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Repository.At("src/Contracts/Pacts/callbacks"), "*.json").Order(StringComparer.Ordinal))
                foreach (var callback in Read(Path.GetFileNameWithoutExtension(file)))
                    data.Add(Path.GetFileNameWithoutExtension(file), (string)callback["description"]!);
            return data;
        }
    }

    [Fact]
    public void Both_generations_and_key_predict_are_described() =>
        Assert.Equal(
            ["key-predict", "pi2", "predictive-index"], Descriptions.Select(row => (string)((object[])row)[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Descriptions))]
    public async Task The_emulator_plays_what_is_described(string provider, string description)
    {
        var told = Read(provider).Single(one => (string)one["description"]! == description);
        await using var receiver = await WebhookReceiver.StartAsync();
        var answers = told["listener"]!.AsArray().Select(status => (int)status!).ToList();
        receiver.Answer = _ => answers[Math.Min(receiver.Received.Count, answers.Count) - 1];
        var control = new ControlClient(await EmulatorHost.ClientAsync());
        var made = await control.CreateAsync(
            new WorkspaceRequest { Fixture = (string)told["state"]!, Clock = new ClockRequest { Mode = "frozen", Now = Start } });
        var workspace = control.Workspace(made.Id);
        var values = made.FixtureValues.ToDictionary(value => value.Key, value => value.Value.ToString());
        values["listener"] = receiver.Url;
        if (told["settings"] is { } settings)
            await workspace.SendAsync<JsonElement>(HttpMethod.Patch, (string)settings["path"]!, Filled(settings["body"]!, values));

        values["id"] = await AskAsync(provider, told, values);
        await workspace.SendAsync<JsonElement>(
            HttpMethod.Post, Filled((string)told["act"]!["path"]!, values), told["act"]!["after"] is { } after ? new { after = (string)after! } : new { });
        await workspace.AdvanceAsync(TimeSpan.FromDays(4));

        var deliveries = await workspace.WebhooksAsync(subject: values["id"]);
        Assert.Equal(
            told["calls"]!.AsArray().Select(call => (Start + XmlConvert.ToTimeSpan((string)call!["at"]!), (int?)call["status"])),
            deliveries.SelectMany(delivery => delivery.Attempts).Select(attempt => (attempt.At, attempt.Status)));
        Assert.Equal(told["calls"]!.AsArray().Count, receiver.Received.Count);
        Assert.Equal((string)told["end"]!, deliveries[^1].State);
        Carries(provider, told["carries"]!.AsObject(), receiver.Received[^1], values);
        await workspace.DeleteAsync();
    }

    private static async Task<string> AskAsync(string provider, JsonNode told, Dictionary<string, string> values)
    {
        var prefix = provider switch { "predictive-index" => "/pi", "pi2" => "/pi2", _ => "/keypredict" };
        using var request = new HttpRequestMessage(
            new HttpMethod((string)told["request"]!["method"]!), prefix + Filled((string)told["request"]!["path"]!, values));
        foreach (var (name, value) in told["request"]!["headers"]!.AsObject()) request.Headers.TryAddWithoutValidation(name, Filled((string)value!, values));
        if (told["request"]!["body"] is { } body) request.Content = JsonContent.Create(Filled(body, values));
        using var answer = await (await EmulatorHost.ClientAsync()).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == (int)told["answer"]!["status"]!, text);
        return (string)At(JsonNode.Parse(text)!, (string)told["answer"]!["id"]!)!;
    }

    // Compared as JSON; a form is a flat object of texts. And the client's own reader must come to the same.
    private static void Carries(string provider, JsonObject carries, ReceivedCall call, Dictionary<string, string> values)
    {
        var isForm = call.Headers["Content-Type"].StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal);
        var body = isForm
            ? new JsonObject(call.Body.Split('&').Select(pair => pair.Split('='))
                .Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)Uri.UnescapeDataString(pair[1].Replace('+', ' ')))))
            : JsonNode.Parse(call.Body)!;
        foreach (var (path, value) in Filled(carries, values).AsObject()) Assert.True(JsonNode.DeepEquals(value, At(body, path)), $"{path} of {call.Body}");
        if (provider == "key-predict") Assert.Equal(values["id"], KeyPredictNotifications.Read(call.Headers["Content-Type"], call.Body).AssessmentId);
        else
            Assert.Equal((values["id"], AssessmentStates.Completed), (StatusNotice.Read(call.Body).AssessmentId, StatusNotice.Read(call.Body).AssessmentState));
    }

    private static JsonNode? At(JsonNode node, string path) => path.Split('.').Aggregate((JsonNode?)node, (at, name) => at?[name]);

    private static JsonNode Filled(JsonNode node, Dictionary<string, string> values) => JsonNode.Parse(Filled(node.ToJsonString(), values))!;

    private static string Filled(string text, Dictionary<string, string> values) => Placeholder().Replace(text, match => values[match.Groups[1].Value]);

    private static IEnumerable<JsonNode> Read(string provider) =>
        JsonNode.Parse(File.ReadAllText(Repository.At($"src/Contracts/Pacts/callbacks/{provider}.json")))!["callbacks"]!.AsArray().Select(one => one!);

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();
}
