using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Durability;
using Emulator.Tests.Support;

namespace Emulator.Tests.Cluster;

/// <summary>Whichever node is asked, the answer is that of the whole cluster.</summary>
[Collection(ThreeNodes.Name)]
public class OneClusterTests(ThreeNodes cluster)
{
    [Fact]
    public async Task Of_those_who_make_a_workspace_of_one_name_at_the_same_time_through_all_nodes_one_does()
    {
        for (var round = 0; round < 5; round++)
        {
            var name = $"one-{Guid.NewGuid():N}";
            var all = Enumerable.Range(0, 9).Select(n => cluster.Nodes[n % 3].PostAsJsonAsync("/_emulator/workspaces", new { id = name }));
            var answers = await Task.WhenAll(all);
            Assert.Equal(
                [HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, 8)], answers.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact]
    public async Task Workspaces_are_listed_and_read_and_deleted_through_each_node()
    {
        var made = new List<TestWorkspace>();
        for (var by = 0; by < 3; by++) made.Add(await cluster.NewAsync(by: by, through: (by + 1) % 3));
        foreach (var node in cluster.Nodes)
        {
            var names = await node.GetFromJsonAsync<string[]>("/_emulator/workspaces");
            Assert.All(made, workspace => Assert.Contains(workspace.Id, names!));
            Assert.Equal(names!.Order(StringComparer.Ordinal), names);
        }

        foreach (var workspace in made)
        {
            var customer = new Target(new Site(), workspace.Body).Customer.Header;
            Assert.Equal(204, (await workspace.ControlAsync(HttpMethod.Delete, "")).Status);
            foreach (var node in cluster.Nodes)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(workspace.Path)).StatusCode);
                using var request = new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox/v2/applicants");
                request.Headers.TryAddWithoutValidation(customer.Name, customer.Value);
                Assert.Equal(HttpStatusCode.Unauthorized, (await node.SendAsync(request)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task Exchanges_have_numbers_of_their_own_that_grow_in_the_workspace_and_are_found_through_each_node()
    {
        await using var workspace = await cluster.NewAsync();
        var header = new Target(new Site(), workspace.Body).Customer.Header;
        var numbers = new List<long>();
        for (var n = 0; n < 9; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox/v2/applicants");
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            using var answer = await cluster.Nodes[n % 3].SendAsync(request);
            numbers.Add(long.Parse(answer.Headers.GetValues("X-Emulator-Exchange").Single()));
        }

        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.All(numbers, number => Assert.InRange(number, 1, 1L << 53));
        foreach (var node in cluster.Nodes)
        {
            var found = await node.GetFromJsonAsync<JsonElement>($"/_emulator/journal/{numbers[^1]}");
            Assert.Equal(workspace.Id, found.GetProperty("workspace").GetString());
        }
    }

    [Fact]
    public async Task What_the_web_server_of_another_node_refuses_is_journalled_in_the_workspace_that_it_names()
    {
        await using var workspace = await cluster.NewAsync(through: 2);
        var header = new Target(new Site(), workspace.Body).Customer.Header;
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", cluster.Nodes[1].BaseAddress!.Port);
        var call = $"GET /kelio/sandbox/v2/applicants HTTP/1.1\r\nHost: a\r\n{header.Name}: {header.Value}\r\nno header\r\n\r\n";
        await socket.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(call));
        Assert.True(await Eventually.TrueAsync(async () => (await workspace.MustAsync(HttpMethod.Get, "journal?status=400")).GetArrayLength() == 1));
    }

    [Fact]
    public async Task A_stream_through_another_node_tells_what_happens_and_ends_with_the_workspace()
    {
        var workspace = await cluster.NewAsync(through: 2);
        var header = new Target(new Site(), workspace.Body).Customer.Header;
        using var stream = await cluster.Nodes[1].GetAsync($"{workspace.Path}/journal/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal(": open", await reader.ReadLineAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox/v2/applicants?per_page=7");
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        await cluster.Nodes[2].SendAsync(request);
        string? line;
        while ((line = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))) is not null && !line.StartsWith("data: ", StringComparison.Ordinal))
        {
            // The id and the name of the event.
        }

        Assert.Contains("per_page=7", line, StringComparison.Ordinal);
        await workspace.DisposeAsync();
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is not null)
        {
            // What was still on its way.
        }
    }

    [Fact]
    public async Task A_state_that_was_set_up_through_one_node_is_torn_down_through_another()
    {
        const string State = "kelio: one of each";
        using var answer = await cluster.Nodes[0].PostAsJsonAsync("/_emulator/pact/states", new { state = State, action = "setup" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        var path = "/_emulator/workspaces/" + body.GetProperty("workspace").GetString();
        Assert.Equal(HttpStatusCode.OK, (await cluster.Nodes[2].GetAsync(path)).StatusCode);
        Assert.True((await cluster.Nodes[1].PostAsJsonAsync("/_emulator/pact/states", new { state = State, action = "teardown" })).IsSuccessStatusCode);
        foreach (var node in cluster.Nodes) Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_scenario_that_was_started_through_one_node_is_told_of_by_each()
    {
        await using var workspace = await cluster.NewAsync();
        using var started = await cluster.Nodes[1].PostAsync(
            $"{workspace.Path}/scenarios", new StringContent("title: Two steps\nsteps:\n  - let: {a: 1}\n  - wait: PT1H\n", null, "application/yaml"));
        var run = await started.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((int)started.StatusCode == 202, run.ToString());
        foreach (var node in cluster.Nodes)
        {
            Assert.True(await Eventually.TrueAsync(async () =>
                (await node.GetFromJsonAsync<JsonElement>(started.Headers.Location)).GetProperty("state").GetString() == "passed"));
        }
    }
}
