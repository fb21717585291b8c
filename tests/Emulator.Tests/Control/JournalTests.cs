using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class JournalTests
{
    private const string Path = "/api/v1/behavioralassessments";

    [Fact]
    public async Task A_call_tells_the_number_of_its_journal_entry_which_tells_all_of_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var answer = await workspace.PiAsync(HttpMethod.Get, Path + "?$top=5");
        var number = long.Parse(answer.Headers.GetValues("X-Emulator-Exchange").Single());
        var exchange = await workspace.MustAsync(HttpMethod.Get, $"journal/{number}");
        Assert.Equal(number, exchange.GetProperty("number").GetInt64());
        Assert.Equal("predictive-index", exchange.GetProperty("provider").GetString());
        Assert.Equal("/pi" + Path, exchange.GetProperty("path").GetString());
        Assert.Equal("$top=5", exchange.GetProperty("query").GetString());
        Assert.Equal(200, exchange.GetProperty("status").GetInt32());
        Assert.Equal("2026-03-02T09:00:00Z", exchange.GetProperty("at").GetString());
        Assert.Equal(workspace.Id, exchange.GetProperty("workspace").GetString());
        Assert.Equal(await answer.Content.ReadAsStringAsync(), exchange.GetProperty("responseBody").GetString());
        Assert.False(string.IsNullOrEmpty(exchange.GetProperty("caller").GetString()));
        Assert.False(string.IsNullOrEmpty(exchange.GetProperty("operation").GetString()));
        Assert.All(exchange.GetProperty("checks").EnumerateArray(), check =>
        {
            Assert.Contains(check.GetProperty("outcome").GetString(), new[] { "passed", "skipped" });
            Assert.Contains(check.GetProperty("evidence").GetString(), new[] { "documented", "observed", "inferred" });
            Assert.False(string.IsNullOrEmpty(check.GetProperty("source").GetString()));
        });
        var anywhere = await workspace.Http.GetFromJsonAsync<JsonElement>($"/_emulator/journal/{number}");
        Assert.Equal(exchange.ToString(), anywhere.ToString());
    }

    [Fact]
    public async Task A_refused_call_has_exactly_one_failed_check_and_says_what_would_have_made_it_pass()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var answer = await workspace.PiAsync(HttpMethod.Get, Path + "/nothing");
        Assert.Equal(404, (int)answer.StatusCode);
        var exchange = await workspace.LastExchangeAsync();
        var outcomes = exchange.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("outcome").GetString()).ToList();
        Assert.Single(outcomes, "failed");
        Assert.All(outcomes.Skip(outcomes.IndexOf("failed") + 1), outcome => Assert.Equal("skipped", outcome));
        Assert.False(string.IsNullOrEmpty(exchange.GetProperty("fix").GetString()));
    }

    [Fact]
    public async Task The_list_is_newest_first_and_filtered()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        for (var i = 0; i < 3; i++) (await workspace.PiAsync(HttpMethod.Get, Path)).Dispose();
        (await workspace.PiAsync(HttpMethod.Get, Path + "/x")).Dispose();
        var all = await workspace.MustAsync(HttpMethod.Get, "journal");
        var numbers = all.EnumerateArray().Select(one => one.GetProperty("number").GetInt64()).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Equal(4, numbers.Count);
        Assert.Equal(1, (await workspace.MustAsync(HttpMethod.Get, "journal?status=404")).GetArrayLength());
        Assert.Equal(2, (await workspace.MustAsync(HttpMethod.Get, "journal?limit=2")).GetArrayLength());
        Assert.Equal(1, (await workspace.MustAsync(HttpMethod.Get, $"journal?since={numbers[1]}")).GetArrayLength());
        Assert.Equal(4, (await workspace.MustAsync(HttpMethod.Get, "journal?since=2026-03-02T09:00:00Z")).GetArrayLength());
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "journal?provider=kelio")).GetArrayLength());
        Assert.Equal(1, (await workspace.MustAsync(HttpMethod.Get, "journal?path=/x")).GetArrayLength());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "journal?status=many")).Status);
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "journal?since=yesterday")).Status);
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "journal")).Status);
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "journal")).GetArrayLength());
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "journal/999999999")).Status);
    }

    [Fact]
    public async Task The_stream_tells_each_exchange_as_it_happens()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = await workspace.Http.GetAsync(workspace.Path + "/journal/stream", HttpCompletionOption.ResponseHeadersRead, guard.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(guard.Token));
        Assert.Equal(": open", await reader.ReadLineAsync(guard.Token));
        (await workspace.PiAsync(HttpMethod.Get, Path + "?$top=1")).Dispose();
        string? data = null;
        while (data is null)
        {
            var line = await reader.ReadLineAsync(guard.Token);
            if (line!.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
        }

        Assert.Equal("$top=1", JsonDocument.Parse(data).RootElement.GetProperty("query").GetString());
    }

    [Fact]
    public async Task A_secret_is_shown_nowhere_also_a_former_one_and_in_the_wrong_place()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var former = workspace.OwnerKey();
        var owner = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString();
        var key = (await workspace.MustAsync(HttpMethod.Post, $"predictive-index/users/{owner}/api-key", new { actingUserId = owner })).GetProperty("apiKey")
            .GetString()!;
        var secret = workspace.Body.GetProperty("kelio").GetProperty("keys")[0].GetProperty("secretKey").GetString()!;
        var password = workspace.Body.GetProperty("keyPredict").GetProperty("password").GetString()!;
        foreach (var hidden in new[] { former, key, secret, password })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/pi/api/v1/behavioralassessments/{hidden}?token={hidden}")
            {
                Headers = { { "api-key", key }, { "X-Wrong-Place", hidden }, { "Authorization", "Bearer " + hidden } },
                Content = JsonContent.Create(new { note = $"<{hidden}>" }),
            };
            using var answer = await workspace.Http.SendAsync(request);
            var exchange = await workspace.LastExchangeAsync();
            Assert.DoesNotContain(hidden, exchange.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(hidden, (await workspace.MustAsync(HttpMethod.Get, "journal")).ToString(), StringComparison.OrdinalIgnoreCase);
        }

        var state = (await workspace.MustAsync(HttpMethod.Get, "state")).ToString();
        Assert.All(new[] { former, key, secret, password }, hidden => Assert.DoesNotContain(hidden, state, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_call_with_an_unknown_credential_is_journalled_in_the_default_workspace()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var request =
            new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments") { Headers = { { "api-key", "11111111-2222-4333-8444-555555555555" } } };
        using var answer = await emulator.Http.SendAsync(request);
        Assert.Equal(401, (int)answer.StatusCode);
        var exchange = await emulator.Http.GetFromJsonAsync<JsonElement>($"/_emulator/journal/{answer.Headers.GetValues("X-Emulator-Exchange").Single()}");
        Assert.Equal("default", exchange.GetProperty("workspace").GetString());
    }

    [Fact]
    public async Task The_journal_is_bounded_and_the_oldest_go_first()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--Emulator:Journal:MaxExchanges", "3");
        for (var i = 0; i < 7; i++) (await emulator.Http.GetAsync($"/pi/api/v1/number{i}")).Dispose();
        var journal = await emulator.Http.GetFromJsonAsync<JsonElement>("/_emulator/workspaces/default/journal");
        Assert.Equal(
            ["/pi/api/v1/number6", "/pi/api/v1/number5", "/pi/api/v1/number4"], journal.EnumerateArray().Select(one => one.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Exact_wire_fidelity_leaves_the_emulators_own_header_out()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--wireFidelity", "exact");
        using var answer = await emulator.Http.GetAsync("/pi/api/v2/behavioralassessments");
        Assert.False(answer.Headers.Contains("X-Emulator-Exchange"));
    }
}
