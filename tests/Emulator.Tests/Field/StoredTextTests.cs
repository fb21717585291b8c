using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A redirect address with an é was stored, and later broke the header it went into, after the assessment was completed: what somebody stored must fit
/// every header, link and page that it reaches, or be refused when it comes.</summary>
public class StoredTextTests
{
    /// <summary>Kelio's members that are no free text: choices, codes, files, keys, and addresses that another has by then.</summary>
    private static readonly string[] NoFreeText =
    [
        "create applicant: applicant",
        "create applicant: applicant.iso_country",
        "create applicant: applicant.locale",
        "create applicant: applicant.resume",
        "create applicant: applicant.resume.mime_type",
        "create manager: manager",
        "create manager: manager.credentials",
        "create manager: manager.locale",
        "create token: private_key",
        "create token: secret_key",
        "job board: create applicant: applicant",
        "job board: create applicant: applicant.email",
        "job board: create applicant: applicant.iso_country",
        "job board: create applicant: applicant.locale",
        "job board: create applicant: applicant.resume",
        "job board: create applicant: applicant.resume.mime_type",
        "job board: create application: applicant_email",
        "update manager: manager",
        "update manager: manager.credentials",
        "update manager: manager.email",
        "update manager: manager.locale",
    ];

    [Theory]
    [InlineData("kelio", 300, 0)]
    [InlineData("key-predict", 300, 10)]
    [InlineData("predictive-index", 300, 10)]
    public async Task Every_stored_text_fits_every_header_link_and_page_that_it_reaches(string name, int leastStored, int leastRead)
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:mails", "2000");
        var log = LogLines.Of(emulator.App);
        await using var workspace = await NewAsync(emulator);
        await workspace.MustAsync(HttpMethod.Post, "recordings", new { title = "All" });
        var texts = new StoredTexts(workspace, ProviderList.All.Single(one => one.Name == name), await RemedyClient.OfAsync(workspace));
        await texts.CallAllAsync();
        await texts.UseScreensAsync();
        await texts.ActAllAsync();
        await workspace.SettleAsync();
        await texts.ReadAllAsync();
        await texts.FollowAsync();
        await ReadControlAsync(workspace);
        Assert.Empty(log.Errors);
        if (name == "kelio") Assert.True(NoFreeText.SequenceEqual(texts.Unstored), "Took no text: " + string.Join("; ", texts.Unstored));
        Assert.True(texts.Stored >= leastStored, $"only {texts.Stored} were stored");
        Assert.True(texts.Read >= leastRead, $"only {texts.Read} pages were read");
    }

    [Fact]
    public async Task So_does_every_text_that_the_control_API_takes()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var log = LogLines.Of(emulator.App);
        await using var workspace = await NewAsync(emulator);
        var texts = new StoredTexts(workspace, ProviderList.All[0], await RemedyClient.OfAsync(workspace));
        foreach (var text in HostileTexts.All)
        {
            await SendAsync(HttpMethod.Post, "snapshots", new { name = text });
            await SendAsync(HttpMethod.Post, "recordings", new { title = text });
            await SendAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", path = text });
            await SendAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", method = text });
            await SendAsync(HttpMethod.Post, "../../workspaces", new { id = text });
            await SendAsync(HttpMethod.Put, "receivers/" + Uri.EscapeDataString(text), new { answers = text });
            await SendAsync(HttpMethod.Post, "receivers/hr?" + Uri.EscapeDataString(text), new { text });
            await SendAsync(HttpMethod.Get, "people?q=" + Uri.EscapeDataString(text), null);
            await SendAsync(HttpMethod.Get, "journal?q=" + Uri.EscapeDataString(text), null);
            await SendAsync(HttpMethod.Get, "timeline?person=" + Uri.EscapeDataString(text), null);
            await SendAsync(HttpMethod.Get, "../../../" + Uri.EscapeDataString(text), null);
            await SendAsync(HttpMethod.Get, "../../../kelio/sandbox/" + Uri.EscapeDataString(text), null);
            var scenario = JsonSerializer.Serialize(new { title = text, steps = new object[] { new { title = text, let = new { a = text } } } });
            var (status, started) = await ScenarioRunning.PostAsync(workspace.Http, workspace.Path, scenario, "application/json");
            if (status != 202) continue;
            using var stream = await workspace.Http.GetAsync($"{workspace.Path}/scenarios/{started.GetProperty("runId").GetString()}/stream");
            Assert.Equal(200, (int)stream.StatusCode);
        }

        await ReadControlAsync(workspace);
        Assert.Empty(log.Errors);

        async Task SendAsync(HttpMethod method, string path, object? body)
        {
            using var request = new HttpRequestMessage(method, $"{workspace.Path}/{path}");
            if (body is not null) request.Content = JsonContent.Create(body);
            using var answer = await workspace.Http.SendAsync(request);
            await texts.HoldAsync($"{method} {path}", answer);
        }
    }

    private static async Task ReadControlAsync(TestWorkspace workspace)
    {
        await foreach (var reading in ControlReadings.OfAsync(workspace))
        {
            Assert.True(reading.Status < 500, $"{reading.Path}: {reading.Status} {reading.Text}");
            WholeAnswer.Hold(reading.Path, reading.Answer, reading.Body);
        }
    }

    private static async Task<TestWorkspace> NewAsync(OwnEmulator emulator)
    {
        using var answer = await emulator.Http.PostAsJsonAsync(
            "/_emulator/workspaces", new { fixture = "demo", clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } });
        return new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
