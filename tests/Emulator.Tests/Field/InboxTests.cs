using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Emulator.Core.Workspaces;
using Emulator.Scenarios;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Field;

/// <summary>Anybody could fill a receiver's inbox, under any name, also where the control API was closed.</summary>
public class InboxTests
{
    private const string Receivers = "/_emulator/workspaces/default/receivers/";

    [Theory]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("<b>")]
    [InlineData("a+b")]
    [InlineData("a\nb")]
    [InlineData("😀")]
    [InlineData("a\u0301")]
    [InlineData("Ⅷ")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_name_that_nobody_may_create_is_refused_at_the_inbox_as_by_the_control_API(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var path = "receivers/" + Uri.EscapeDataString(name);
        var posted = await workspace.ControlAsync(HttpMethod.Post, path, new { });
        var put = await workspace.ControlAsync(HttpMethod.Put, path, new { answers = "200" });
        Assert.Equal((400, 400), (posted.Status, put.Status));
        Assert.Contains("letters, digits, hyphens and underscores", posted.Body.GetProperty("detail").GetString());
        Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "receivers")).GetArrayLength());
    }

    [Fact]
    public async Task What_strangers_post_stays_below_the_bounds()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--bounds:receivers", "3", "--bounds:receivedCalls", "4", "--bounds:receivedBytes", "200000");
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            using var body = new StringContent(new string('x', i % 2 == 0 ? 0 : 90_000));
            body.Headers.TryAddWithoutValidation("X-Long", new string('h', 2_000));
            using var answer = await emulator.Http.PostAsync($"{Receivers}r{i % 5}?{new string('q', 1_000)}", body);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 409], statuses.Distinct().Order());
        var state = ScenarioState.Of(emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Default.State);
        Assert.Equal(3, state.Receivers.Count);
        Assert.All(state.Receivers, receiver => Assert.InRange(state.Received.In(ScenarioState.ByReceiver, receiver.Name).Count, 0, 4));
        Assert.InRange(state.ReceivedBytes, 1, 200_000);
        Assert.Equal(state.ReceivedBytes, state.Received.Sum(call => (long)call.Bytes));
        Assert.All(state.Received, call => Assert.True(call.Bytes >= call.Body.Length + call.Query.Length + call.Headers.Sum(header => header.Value.Length)));
    }

    [Fact]
    public async Task Where_the_control_API_is_closed_only_the_whole_address_takes_a_call()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        var (one, other) = (await UrlAsync(emulator, "default", "hr"), await UrlAsync(emulator, "default", "crm"));
        Assert.Matches("/receivers/hr/[0-9a-f]{32}$", one);
        Assert.NotEqual(one[^32..], other[^32..]);
        Assert.Equal(one, await UrlAsync(emulator, "default", "hr"));

        foreach (var wrong in new[]
        {
            "hr", "hr/", "nobody", "hr/" + other[^32..], "hr/" + new string('0', 32), "hr/" + one[^31..], "hr/" + one[^32..] + "0",
            "hr/" + one[^32..].ToUpperInvariant(), "hr?key=" + one[^32..], "HR/" + one[^32..], "a.b", "hr-" + one[^32..],
        })
            Assert.Equal((wrong, 404), (wrong, await PostAsync(emulator, Receivers + wrong)));
        Assert.Equal(200, await PostAsync(emulator, one));
        Assert.Equal(200, await PostAsync(emulator, one + "?and=more"));
        var shown = await SendAsync(emulator, HttpMethod.Get, Receivers + "hr");
        Assert.Equal(2, shown.GetProperty("count").GetInt32());
        // Nothing else of the receiver is open by its key.
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
        {
            using var answer = await emulator.Http.SendAsync(new HttpRequestMessage(method, one));
            Assert.Equal(401, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Where_it_is_closed_a_wrong_address_tells_nothing_of_workspaces_and_receivers()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        await SendAsync(emulator, HttpMethod.Post, "/_emulator/workspaces", new { id = "old", clock = new { mode = "frozen", now = "2001-01-01T00:00:00Z" } });
        var key = (await UrlAsync(emulator, "old", "hr"))[^32..];
        var answers = new Dictionary<string, List<string>>();
        string[] rests = ["hr", "hr/", "hr/0", $"hr/{key}0", $"hr/{new string('0', 32)}", "nobody", $"nobody/{key}", "a.b", $"a.b/{key}", $"HR/{key}"];
        foreach (var workspace in new[] { "old", "default", "nowhere", "OLD", "a.b", "<b>", "%3F" })
            foreach (var rest in rests)
            {
                var path = $"/_emulator/workspaces/{workspace}/receivers/{rest}";
                using var answer = await emulator.Http.PostAsync(path, new StringContent("{}", Encoding.UTF8, "application/json"));
                var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
                    .Select(header => $"{header.Key}: {header.Value.First()}");
                var year = answer.Headers.Date?.Year == 2001 ? "its own time" : "";
                var told = $"{(int)answer.StatusCode} {year} {string.Join(" | ", headers)} {await answer.Content.ReadAsStringAsync()}";
                if (!answers.TryGetValue(told, out var paths)) answers[told] = paths = [];
                paths.Add(path);
            }

        Assert.True(answers.Count == 1, string.Join('\n', answers.Select(one => $"{string.Join(' ', one.Value)}: {one.Key}")));
        Assert.StartsWith("404", Assert.Single(answers).Key);
    }

    [Fact]
    public async Task A_key_is_that_of_one_workspace_and_goes_with_it()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        var keys = new List<string>();
        foreach (var id in new[] { "one", "two", "one" })
        {
            await SendAsync(emulator, HttpMethod.Post, "/_emulator/workspaces", new { id });
            keys.Add((await UrlAsync(emulator, id, "hr"))[^32..]);
            await SendAsync(emulator, HttpMethod.Post, $"/_emulator/workspaces/{id}/reset");
            Assert.Equal(keys[^1], (await UrlAsync(emulator, id, "hr"))[^32..]);
            if (id == "one") await SendAsync(emulator, HttpMethod.Delete, "/_emulator/workspaces/one");
        }

        Assert.Equal(3, keys.Distinct().Count());
    }

    [Fact]
    public async Task What_the_emulator_itself_hands_out_is_the_whole_address()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "open-sesame");
        emulator.Http.DefaultRequestHeaders.Authorization = new("Bearer", "open-sesame");
        await ScenarioRunning.PassAsync(emulator.Http, ShippedScenarios.All["third-attempt-succeeds"]);
    }

    [Fact]
    public async Task An_open_control_API_hands_out_short_addresses_and_takes_the_long_ones_too()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var url = (await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "200" })).GetProperty("url").GetString()!;
        Assert.EndsWith("/receivers/hr", url);
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Post, "receivers/hr/" + new string('0', 32), new { })).Status);
    }

    private static async Task<string> UrlAsync(OwnEmulator emulator, string workspace, string name)
    {
        var receiver = await SendAsync(emulator, HttpMethod.Put, $"/_emulator/workspaces/{workspace}/receivers/{name}", new { answers = "200" });
        return receiver.GetProperty("url").GetString()!;
    }

    private static async Task<int> PostAsync(OwnEmulator emulator, string path)
    {
        using var answer = await emulator.Http.PostAsync(path, new StringContent("{}", Encoding.UTF8, "application/json"));
        return (int)answer.StatusCode;
    }

    private static async Task<JsonElement> SendAsync(OwnEmulator emulator, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new("Bearer", "open-sesame") } };
        if (body is not null || method == HttpMethod.Post) request.Content = JsonContent.Create(body ?? new { });
        using var answer = await emulator.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode}");
        return answer.Content.Headers.ContentLength == 0 || (int)answer.StatusCode == 204 ? default : await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
