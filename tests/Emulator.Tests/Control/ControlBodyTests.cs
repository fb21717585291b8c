using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class ControlBodyTests
{
    [Theory]
    [InlineData("POST", "clock/advance", """{}""", "by,to,toNext")]
    [InlineData("POST", "clock/advance", """{"by":"PT1H","to":"2026-04-01T00:00:00Z"}""", "by,to")]
    [InlineData("POST", "clock/advance", """{"toNext":false}""", "toNext")]
    [InlineData("POST", "clock/advance", """{"by":"PT1H","by":"PT2H"}""", "by")]
    [InlineData("POST", "clock/advance", """{"forward":"PT1H"}""", "forward")]
    [InlineData("POST", "clock/advance", """null""", "body")]
    [InlineData("POST", "clock/advance", """[]""", "body")]
    [InlineData("POST", "clock/advance", """{""", "body")]
    [InlineData("POST", "clock/scale", """{}""", "factor")]
    [InlineData("POST", "clock/scale", """{"factor":null}""", "factor")]
    [InlineData("POST", "clock/scale", """{"factor":1,"factor":2}""", "factor")]
    [InlineData("POST", "faults", """{}""", "provider,kind")]
    [InlineData("POST", "faults", """{"provider":null,"kind":"status"}""", "provider")]
    [InlineData("POST", "webhooks/release", """{"count":1,"ids":["1"]}""", "count,ids")]
    [InlineData("POST", "webhooks/release", """{"ids":[1]}""", "ids[0]")]
    [InlineData("POST", "scenarios", "", "scenario")]
    [InlineData("PATCH", "key-predict/integration", """{"active":null}""", "active")]
    [InlineData("PATCH", "predictive-index/account", """{"apiAccess":"yes"}""", "apiAccess")]
    [InlineData("POST", "kelio/keys", """{"environment":"sandbox","environment":"production"}""", "environment")]
    [InlineData("POST", "predictive-index/assessments/x/complete", """{"scores":{"self":{"z":1}}}""", "scores.self.z")]
    public async Task A_refused_body_names_its_members_and_no_type(string method, string path, string body, string members)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(new HttpMethod(method), path, body);
        Assert.Equal(400, answer.Status);
        Assert.Equal(members.Split(','), answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.DoesNotContain("Contracts.", answer.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"by":"soon"}""", "by", "a duration in ISO 8601 is wanted, e.g. PT72H or P3D, or hours, minutes and seconds, e.g. 00:00:05")]
    [InlineData("""{"to":"soon"}""", "to", "an instant in ISO 8601 is wanted, e.g. 2026-03-02T09:00:00Z")]
    public async Task What_is_wanted_is_told_to_the_end(string body, string member, string text)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var answer = await workspace.ControlAsync(HttpMethod.Post, "clock/advance", body);
        Assert.Equal(text, answer.Body.GetProperty("errors").GetProperty(member)[0].GetString());
    }

    [Theory]
    [InlineData("POST", "clock/freeze")]
    [InlineData("POST", "clock/resume")]
    [InlineData("POST", "webhooks/hold")]
    [InlineData("POST", "reset")]
    [InlineData("POST", "snapshots/{snapshot}/restore")]
    [InlineData("DELETE", "faults/{fault}")]
    [InlineData("DELETE", "receivers/mine")]
    [InlineData("DELETE", "kelio/keys/{key}")]
    [InlineData("DELETE", "journal")]
    [InlineData("DELETE", "timeline")]
    [InlineData("DELETE", "")]
    public async Task A_body_where_none_is_wanted_is_refused_and_nothing_is_done(string method, string template)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var fault = (await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status" })).GetProperty("id").GetString();
        await workspace.MustAsync(HttpMethod.Put, "receivers/mine", new { answers = "200" });
        await workspace.MustAsync(HttpMethod.Post, "clock/scale", new { factor = 0.000001 });
        var snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
        await workspace.MustAsync(HttpMethod.Post, "kelio/keys", new { environment = "sandbox", kind = "customer", scopes = Array.Empty<string>() });
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")).Dispose();
        var key = workspace.Body.GetProperty("kelio").GetProperty("keys")[0].GetProperty("privateKey").GetString();
        var path = template.Replace("{snapshot}", snapshot, StringComparison.Ordinal)
            .Replace("{fault}", fault, StringComparison.Ordinal).Replace("{key}", key, StringComparison.Ordinal);
        var before = await EverythingAsync(workspace);

        foreach (var (body, member) in new[] { ("""{"x":1}""", "x"), ("{", "body"), ("[1]", "body"), ("null", "body"), ("x=1", "body") })
        {
            var refused = await workspace.ControlAsync(new HttpMethod(method), path, body);
            Assert.Equal((400, member), (refused.Status, refused.Body.GetProperty("errors").EnumerateObject().Single().Name));
        }

        Assert.Equal(before, await EverythingAsync(workspace));
        var done = await workspace.ControlAsync(new HttpMethod(method), path, "{}");
        Assert.True(done.Status is 200 or 204, $"{done.Status} {done.Body}");
    }

    [Fact]
    public async Task An_empty_object_that_is_no_JSON_by_its_type_is_as_good_as_no_body()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        using var answer = await workspace.Http.PostAsync(
            workspace.Path + "/clock/freeze", new StringContent("{}", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_provider_that_is_not_played_is_refused_wherever_a_list_is_filtered()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var list in new[] { "webhooks", "journal", "timeline", "timeline/stream", "people" })
        {
            var answer = await workspace.ControlAsync(HttpMethod.Get, list + "?provider=zz");
            Assert.Equal(400, answer.Status);
            Assert.Equal("one of kelio, key-predict, predictive-index", answer.Body.GetProperty("errors").GetProperty("provider")[0].GetString());
        }

        foreach (var list in new[] { "webhooks", "journal", "timeline", "people" })
            Assert.Equal(JsonValueKind.Array, (await workspace.MustAsync(HttpMethod.Get, list + "?provider=predictive-index")).ValueKind);
    }

    private static async Task<string> EverythingAsync(TestWorkspace workspace)
    {
        var parts = await Task.WhenAll(
            new[] { "state", "faults", "receivers", "webhooks/hold", "journal", "snapshots" }.Select(path => workspace.MustAsync(HttpMethod.Get, path)));
        var clock = await workspace.MustAsync(HttpMethod.Get, "clock");
        return string.Join('\n', parts) + clock.GetProperty("mode");
    }
}
