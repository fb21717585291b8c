using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class FaultTests
{
    private const string List = "/api/v1/behavioralassessments";

    [Fact]
    public async Task A_status_fault_answers_in_the_providers_words_as_often_as_it_may()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var fault = await workspace.ControlAsync(
            HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "status", status = 502, times = 2, path = "/api/v1/*" });
        Assert.Equal(201, fault.Status);
        Assert.Equal(2, fault.Body.GetProperty("remaining").GetInt32());
        Assert.Equal([502, 502, 200], await StatusesAsync(workspace, 3));
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "faults"))[0].GetProperty("remaining").GetInt32());
        Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "faults/" + fault.Body.GetProperty("id").GetString())).Status);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Delete, "faults/" + fault.Body.GetProperty("id").GetString())).Status);
    }

    [Fact]
    public async Task A_quota_fault_answers_as_if_the_quota_were_used_up()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "quota", times = 1 });
        Assert.Equal([429, 200], await StatusesAsync(workspace, 2));
    }

    [Fact]
    public async Task A_faulty_call_changes_nothing_and_is_journalled()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "status", method = "POST" });
        using var refused = await workspace.PiAsync(HttpMethod.Post, List, new { firstName = "A", lastName = "B", email = "a@people.example" });
        Assert.Equal(500, (int)refused.StatusCode);
        using var list = await workspace.PiAsync(HttpMethod.Get, List);
        Assert.Equal(0, (await list.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength());
        var journal = await workspace.MustAsync(HttpMethod.Get, "journal");
        Assert.Contains("fault 1", journal[1].GetProperty("fault").GetString());
        var check = Assert.Single(journal[1].GetProperty("checks").EnumerateArray());
        Assert.Equal(("fault", "failed"), (check.GetProperty("check").GetString(), check.GetProperty("outcome").GetString()));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("truncate")]
    public async Task A_broken_connection_reaches_the_caller_as_one_and_is_journalled(string kind)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind, times = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var answer = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments");
            await answer.Content.ReadAsStringAsync();
        });
        Assert.Contains(kind, (await workspace.LastExchangeAsync()).GetProperty("fault").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal([200], await StatusesAsync(workspace, 1));
    }

    [Fact]
    public async Task A_truncated_answer_has_its_headers_and_half_of_its_body()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "truncate", times = 1 });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments")
        {
            Headers = { { "api-key", workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("apiKey").GetString() } },
        };
        using var answer = await workspace.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)answer.StatusCode);
        var announced = answer.Content.Headers.ContentLength!.Value;
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, got) = (new byte[announced], 0);
        var error = await Record.ExceptionAsync(async () =>
        {
            while (await stream.ReadAsync(buffer.AsMemory(got)) is var more and > 0) got += more;
        });
        Assert.IsAssignableFrom<IOException>(error);
        Assert.Equal(announced / 2, got);
    }

    [Fact]
    public async Task A_garbled_answer_has_its_status_and_length_and_no_JSON()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "garble", times = 1 });
        using var answer = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments");
        Assert.Equal(200, (int)answer.StatusCode);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Fact]
    public async Task A_delayed_answer_comes_whole_in_the_end()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "delay", delay = "PT0.2S", times = 1 });
        Assert.Equal([200], await StatusesAsync(workspace, 1));
    }

    [Fact]
    public async Task A_delay_keeps_back_the_answer_and_not_the_call()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "delay", delay = "PT2M", times = 1 });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments", stop: patience.Token));
        // The client has lost patience; what it asked for was carried out, and stands in the journal.
        var exchange = await workspace.LastExchangeAsync();
        Assert.Equal(200, exchange.GetProperty("status").GetInt32());
        Assert.Contains("Delay by fault", exchange.GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Webhooks_are_duplicated_and_dropped_on_request()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "webhookDuplicate", times = 1 });
        await workspace.CompletedAsync(receiver.Url);
        await workspace.SettleAsync();
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(receiver.Received[0].Body, receiver.Received[1].Body);
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "predictive-index", kind = "webhookDrop", times = 1 });
        await workspace.CompletedAsync(receiver.Url);
        await workspace.SettleAsync();
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(1, (await workspace.WebhooksAsync("?state=failed")).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"provider":"predictive-index"}""")]
    [InlineData("""{"kind":"status"}""")]
    [InlineData("""{"provider":"nobody","kind":"status"}""")]
    [InlineData("""{"provider":"kelio","kind":"explode"}""")]
    [InlineData("""{"provider":"kelio","kind":"0"}""")]
    [InlineData("""{"provider":"kelio","kind":"status","status":200}""")]
    [InlineData("""{"provider":"kelio","kind":"delay"}""")]
    [InlineData("""{"provider":"kelio","kind":"delay","delay":"P1D"}""")]
    [InlineData("""{"provider":"kelio","kind":"status","probability":2}""")]
    [InlineData("""{"provider":"kelio","kind":"status","times":0}""")]
    public async Task A_wrong_fault_is_a_problem_that_names_the_member(string body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Post, "faults", body);
        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(answer.Body.GetProperty("errors").EnumerateObject());
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "faults")).GetArrayLength());
    }

    private static async Task<List<int>> StatusesAsync(TestWorkspace workspace, int calls)
    {
        List<int> statuses = [];
        for (var i = 0; i < calls; i++)
        {
            using var answer = await workspace.PiAsync(HttpMethod.Get, List);
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }
}
