using System.Net.Http.Json;
using Contracts.Control;
using Emulator.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Control;

/// <summary>Every route of the control API, called by a team for what is another's: that does not exist for it.</summary>
public sealed class TeamRouteTests
{
    /// <summary>The routes that are about no workspace, and what a team is answered there. A new one must be thought about.</summary>
    private static readonly Dictionary<string, int> Elsewhere = new()
    {
        ["GET /_emulator/acts"] = 200,
        ["GET /_emulator/ca.pem"] = 404,
        ["GET /_emulator/coverage"] = 200,
        ["GET /_emulator/fixtures"] = 200,
        ["GET /_emulator/health"] = 200,
        ["GET /_emulator/journal/{number:long}"] = 404,
        ["GET /_emulator/openapi/{name}.json"] = 404,
        ["POST /_emulator/pact/messages"] = 400,
        ["GET /_emulator/pact/states"] = 200,
        ["POST /_emulator/pact/states"] = 400,
        ["GET /_emulator/process"] = 200,
        ["GET /_emulator/providers"] = 200,
        ["GET /_emulator/scenarios"] = 200,
        ["POST /_emulator/scenarios"] = 400,
        ["POST /_emulator/scenarios/check"] = 200,
        ["GET /_emulator/scenarios/schema.json"] = 200,
        ["GET /_emulator/scenarios/{name}"] = 404,
        ["GET /_emulator/teams"] = 200,
        ["GET /_emulator/tokens"] = 200,
        ["POST /_emulator/tokens"] = 403,
        ["DELETE /_emulator/tokens/{id}"] = 403,
        ["GET /_emulator/workspaces"] = 200,
        ["POST /_emulator/workspaces"] = 201,
    };

    [Fact]
    public async Task What_belongs_to_another_team_does_not_exist_by_any_route()
    {
        await using var teams = await Teams.StartAsync();
        using var theirs = await teams.JoinAsync("theirs");
        using var mine = await teams.JoinAsync("mine");
        var made = await new ControlClient(theirs).CreateAsync(new WorkspaceRequest { Id = "veiled", Label = "veiled words", Owner = "veiled person" });
        await using var workspace = new TestWorkspace(theirs, System.Text.Json.JsonSerializer.SerializeToElement(new { id = made.Id }));
        await workspace.MustAsync(HttpMethod.Post, "snapshots", new { name = "first" });
        await workspace.MustAsync(HttpMethod.Put, "receivers/1", new { answers = "200" });
        await workspace.MustAsync(HttpMethod.Post, "recordings", new { title = "Hidden" });
        var before = (await workspace.MustAsync(HttpMethod.Get, "state")).GetRawText();
        var acts = (await workspace.MustAsync(HttpMethod.Get, "timeline")).GetArrayLength();

        var routes = Routes(teams).Where(route => route.Path.Contains("{ws}", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 80, $"There are {routes.Count} routes.");
        foreach (var name in (string[])["veiled", "default"])
        {
            foreach (var (method, path) in routes)
            {
                var there = await AnswerAsync(mine, method, Filled(path, name));
                Assert.True(there.Status == 404, $"{method} {Filled(path, name)}: {there}");
                var nowhere = await AnswerAsync(mine, method, Filled(path, "nowhere"));
                Assert.Equal(nowhere, (there.Status, there.Body.Replace(name, "nowhere", StringComparison.Ordinal)));
            }
        }

        Assert.Equal(before, (await workspace.MustAsync(HttpMethod.Get, "state")).GetRawText());
        Assert.Equal(acts, (await workspace.MustAsync(HttpMethod.Get, "timeline")).GetArrayLength());
    }

    [Fact]
    public async Task No_other_route_tells_of_another_team()
    {
        await using var teams = await Teams.StartAsync();
        using var theirs = await teams.JoinAsync("theirs");
        using var mine = await teams.JoinAsync("mine");
        await new ControlClient(theirs).CreateAsync(new WorkspaceRequest { Id = "veiled", Label = "veiled words", Owner = "veiled person" });
        Assert.Equal(Elsewhere.Keys.Order(), Routes(teams).Where(route => !route.Path.Contains("{ws}", StringComparison.Ordinal))
            .Select(route => $"{route.Method} {route.Path}").Order());
        foreach (var (route, status) in Elsewhere)
        {
            var parts = route.Split(' ');
            var answer = await AnswerAsync(mine, parts[0], Filled(parts[1], ""));
            Assert.True(answer.Status == status, $"{route}: {answer}");
            if (route != "GET /_emulator/acts") Assert.DoesNotContain("veiled", answer.Body);
            Assert.DoesNotContain("theirs", answer.Body);
        }

        foreach (var query in (string[])["?details=true", "?team=theirs", "?details=true&team=theirs", "?label=veiled%20words", "?owner=veiled%20person"])
            Assert.DoesNotContain("veiled", (await AnswerAsync(mine, "GET", "/_emulator/workspaces" + query)).Body);
    }

    private static IEnumerable<(string Method, string Path)> Routes(Teams teams) =>
        from endpoint in teams.Emulator.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = endpoint.RoutePattern.RawText!.TrimEnd('/')
        where path.StartsWith("/_emulator/", StringComparison.Ordinal) && path != "/_emulator/openapi.json"
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, path);

    private static string Filled(string path, string workspace) => string.Join('/', path.Replace("{ws}", workspace, StringComparison.Ordinal).Split('/')
        .Select(part => part.StartsWith('{') ? "1" + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..] : part));

    private static async Task<(int Status, string Body)> AnswerAsync(HttpClient http, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT" or "PATCH") request.Content = JsonContent.Create(new { });
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
