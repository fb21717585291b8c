using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class OrganisationTests
{
    [Fact]
    public async Task Entities_are_listed_searched_and_shown()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key();
        Assert.Equal(6, (await workspace.GetAsync(key, "/entities")).Page.GetProperty("total-count").GetInt32());
        foreach (var (keywords, names) in new[]
        {
            ("leeds", "Leeds Retail"),
            ("UK-LEEDS", "Leeds Retail"),
            ("siege", "Siège"),
            ("nord+laine", "Nord & Laine"),
            ("nowhere", ""),
        })
            Assert.Equal(names, string.Join(',', (await workspace.GetAsync(key, "/entities?keywords=" + keywords)).Json.EnumerateArray()
                .Select(entity => entity.GetProperty("name").GetString())));
        var entity = (await workspace.GetAsync(key, "/entities/88")).Json;
        Assert.Equal(
            (88, "Boutiques", JsonValueKind.Null),
            (entity.GetProperty("id").GetInt32(), entity.GetProperty("name").GetString(), entity.GetProperty("reference").ValueKind));
        Assert.Equal(2, (await workspace.GetAsync(key, "/entities?per_page=4&page=2&sort=asc")).Json.GetArrayLength());
        foreach (var id in new[] { "5", "0", "x", "%2F" })
            await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/entities/" + id), 404, "Resource not found.", "record");
        var elsewhere = (await workspace.GetAsync(workspace.Key("production"), "/entities")).Json[0].GetProperty("id");
        Assert.Equal(404, (await workspace.GetAsync(key, $"/entities/{elsewhere}")).Status);
        Assert.Equal(404, (await workspace.GetAsync(key, $"/entities/{elsewhere}/units")).Status);
    }

    [Fact]
    public async Task Units_belong_to_an_entity()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key();
        var reply = await workspace.GetAsync(key, "/entities/88/units");
        Assert.True(reply.Page.GetProperty("total-count").GetInt32() >= 5);
        Assert.All(reply.Json.EnumerateArray(), unit => Assert.Equal(88, unit.GetProperty("entity_id").GetInt32()));
        var unit = reply.Json[0];
        Assert.Equal(["id", "name", "reference", "entity_id", "address", "created_at"], unit.EnumerateObject().Select(member => member.Name));
        Assert.Equal(unit.ToString(), (await workspace.GetAsync(key, $"/entities/88/units/{unit.GetProperty("id")}")).Json.ToString());
        Assert.Contains("Boutique de Lyon", (await workspace.GetAsync(key, "/entities/88/units?keywords=LYÔN")).Text, StringComparison.Ordinal);
        await workspace.AssertRefusedAsync(await workspace.GetAsync(key, $"/entities/86/units/{unit.GetProperty("id")}"), 404, "Resource not found.", "record");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/entities/5/units"), 404, "Resource not found.", "record");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/entities/88/units/x"), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task Managers_are_listed_searched_and_shown_by_id_and_address()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key();
        Assert.Equal(0, (await workspace.GetAsync(key, "/managers?page=2")).Json.GetArrayLength());
        var manager = (await workspace.GetAsync(key, "/managers/845?embed=units")).Json;
        Assert.NotEmpty(manager.GetProperty("units").EnumerateArray());
        var email = manager.GetProperty("email").GetString()!;
        foreach (var path in new[] { email, email.ToUpperInvariant(), Uri.EscapeDataString(email), "845" })
        {
            var one = (await workspace.GetAsync(key, "/managers/" + path)).Json;
            Assert.Equal(845, one.GetProperty("id").GetInt32());
            Assert.Equal(
                ["id", "email", "first_name", "last_name", "locale", "phone_code", "phone_number", "credentials", "avatar_url", "created_at", "updated_at"],
                one.EnumerateObject().Select(member => member.Name));
        }

        Assert.Equal([845], (await workspace.GetAsync(key, "/managers?keywords=" + Uri.EscapeDataString(email))).Json.EnumerateArray()
            .Select(one => one.GetProperty("id").GetInt32()));
        Assert.False((await workspace.GetAsync(key, "/managers?embed=units")).Json[0].TryGetProperty("units", out _));
        var elsewhere = (await workspace.GetAsync(workspace.Key("production"), "/managers")).Json[0];
        foreach (var id in new[] { "5", "nobody@people.example", elsewhere.GetProperty("id").ToString(), elsewhere.GetProperty("email").GetString()! })
            await workspace.AssertRefusedAsync(await workspace.GetAsync(key, "/managers/" + id), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task A_manager_is_created_changed_and_destroyed()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var created = await workspace.CallAsync(
            key,
            HttpMethod.Post,
            "/managers",
            new { manager = new { email = "Ana@people.example", first_name = "Ana", phone_code = "33", credentials = 3, unknown = 1 } });
        Assert.Equal((201, "fr", 3), (created.Status, created.Json.GetProperty("locale").GetString(), created.Json.GetProperty("credentials").GetInt32()));
        Assert.Equal("Ana@people.example", (await workspace.MailsAsync())[0].GetProperty("to")[0].GetString());
        Assert.Equal(1, (await workspace.CallAsync(key, HttpMethod.Post, "/managers", new { manager = new { email = "b@people.example" } })).Json
            .GetProperty("credentials").GetInt32());
        await workspace.AdvanceAsync("PT1H");
        foreach (var (method, path) in new[] { (HttpMethod.Put, "ana@people.example"), (HttpMethod.Patch, created.Json.GetProperty("id").ToString()) })
        {
            var changed = await workspace.CallAsync(
                key, method, "/managers/" + path, """{"manager":{"first_name":null,"last_name":"Lame","locale":"en","credentials":4}}""");
            Assert.Equal(200, changed.Status);
            Assert.Equal(
                (JsonValueKind.Null, "Lame", "en", 4, "33"),
                (
                    changed.Json.GetProperty("first_name").ValueKind,
                    changed.Json.GetProperty("last_name").GetString(),
                    changed.Json.GetProperty("locale").GetString(),
                    changed.Json.GetProperty("credentials").GetInt32(),
                    changed.Json.GetProperty("phone_code").GetString()));
            Assert.Equal("2026-03-02T10:00:00.000Z", changed.Json.GetProperty("updated_at").GetString());
        }

        Assert.Equal(
            200,
            (await workspace.CallAsync(key, HttpMethod.Put, "/managers/ana@people.example", new { manager = new { email = "ANA@people.example" } })).Status);
        var gone = await workspace.CallAsync(key, HttpMethod.Delete, "/managers/ana@people.example");
        Assert.Equal((204, ""), (gone.Status, gone.Text));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
            Assert.Equal(404, (await workspace.CallAsync(key, method, "/managers/ana@people.example")).Status);
        Assert.Equal(201, (await workspace.CallAsync(key, HttpMethod.Post, "/managers", new { manager = new { email = "ana@people.example" } })).Status);
    }

    [Theory]
    [InlineData("""{"manager":{"email":"B@people.example"}}""", "email", "has already been taken")]
    [InlineData("""{"manager":{"email":"no"}}""", "email", "is invalid")]
    [InlineData("""{"manager":{"email":null}}""", "email", "can't be blank")]
    [InlineData("""{"manager":{"email":"c@people.example","locale":"es"}}""", "locale", "is not included in the list")]
    [InlineData("""{"manager":{"email":"c@people.example","credentials":5}}""", "credentials", "is not included in the list")]
    [InlineData("""{"manager":{"email":"c@people.example","credentials":0}}""", "credentials", "is not included in the list")]
    [InlineData("""{"manager":{"email":"c@people.example","credentials":1.5}}""", "credentials", "is not included in the list")]
    [InlineData("""{"manager":{"email":"c@people.example","credentials":"4"}}""", "credentials", "is invalid")]
    [InlineData("""{"manager":{"email":"c@people.example","first_name":7}}""", "first_name", "is invalid")]
    public async Task A_manager_that_is_not_valid_is_refused_new_or_changed(string body, string field, string message)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var email in new[] { "a@people.example", "b@people.example" })
            Assert.Equal(201, (await workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/managers", new { manager = new { email } })).Status);
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/managers"), (HttpMethod.Put, "/managers/a@people.example") })
        {
            var reply = await workspace.CallAsync(workspace.Key(), method, path, body);
            await workspace.AssertRefusedAsync(reply, 422, "Unprocessable Entity", "validation");
            Assert.Equal([message], reply.Errors(field));
        }

        Assert.Equal(2, (await workspace.GetAsync(workspace.Key(), "/managers")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("POST", "/managers", "manager")]
    [InlineData("PUT", "/managers/845", "manager")]
    [InlineData("POST", "/managers/845/units", "unit_id")]
    public async Task A_body_that_lacks_what_must_be_there_is_a_bad_request(string method, string path, string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var body in new[] { "{}", $$"""{"{{name}}":null}""", $$"""{"{{name}}":"x"}""", "{\"" + name + "\":{}}" })
            await workspace.AssertRefusedAsync(
                await workspace.CallAsync(workspace.Key(), new HttpMethod(method), path, body), 400, "param is missing or the value is empty: " + name, "body");
        await workspace.AssertRefusedAsync(await workspace.CallAsync(workspace.Key(), new HttpMethod(method), path, "{"), 400, "Bad Request", "body");
    }

    [Fact]
    public async Task Units_are_assigned_and_unassigned()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key();
        var units = (await workspace.GetAsync(key, "/entities/88/units?sort=asc")).Json.EnumerateArray()
            .Select(unit => unit.GetProperty("id").GetInt32()).ToArray();
        var manager =
            (await workspace.CallAsync(key, HttpMethod.Post, "/managers", new { manager = new { email = "ana@people.example" } })).Json.GetProperty("id");
        foreach (var call in new Func<Task<KelioReply>>[]
        {
            () => workspace.CallAsync(key, HttpMethod.Post, $"/managers/{manager}/units", new { unit_id = units[0] }),
            () => workspace.CallAsync(key, HttpMethod.Post, $"/managers/ana@people.example/units/{units[1]}"),
            () => workspace.CallAsync(key, HttpMethod.Put, $"/managers/{manager}/units/{units[2]}"),
            () => workspace.CallAsync(key, HttpMethod.Put, $"/managers/{manager}/units/{units[2]}"),
        }) Assert.Equal(200, (await call()).Status);
        Assert.Equal(units[..3], (await workspace.GetAsync(key, $"/managers/{manager}?embed=units")).Json.GetProperty("units")
            .EnumerateArray().Select(unit => unit.GetProperty("id").GetInt32()));
        Assert.Equal(204, (await workspace.CallAsync(key, HttpMethod.Delete, $"/managers/{manager}/units/{units[1]}")).Status);
        foreach (var (method, path) in new[]
        {
            ("DELETE", $"/managers/{manager}/units/{units[1]}"),
            ("DELETE", $"/managers/{manager}/units/x"),
            ("POST", $"/managers/{manager}/units/99999"),
            ("PUT", $"/managers/{manager}/units/x"),
            ("PUT", $"/managers/5/units/{units[0]}"),
        }) await workspace.AssertRefusedAsync(await workspace.CallAsync(key, new HttpMethod(method), path), 404, "Resource not found.", "record");
        using var broken = new HttpRequestMessage(HttpMethod.Post, $"/kelio/sandbox/v2/managers/{manager}/units/{units[3]}")
        {
            Content = new StringContent("{", System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", "Bearer " + key.Token(KelioCalls.Start) } },
        };
        using var refused = await workspace.Http.SendAsync(broken);
        Assert.Equal(400, (int)refused.StatusCode);
        var elsewhere = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio").GetProperty("units").EnumerateArray()
            .First(unit => unit.GetProperty("companyId").GetInt32() == workspace.CompanyId("production")).GetProperty("id").GetInt32();
        Assert.Equal(404, (await workspace.CallAsync(key, HttpMethod.Post, $"/managers/{manager}/units", new { unit_id = elsewhere })).Status);
        Assert.Equal(2, (await workspace.GetAsync(key, $"/managers/{manager}?embed=units")).Json.GetProperty("units").GetArrayLength());
    }
}
