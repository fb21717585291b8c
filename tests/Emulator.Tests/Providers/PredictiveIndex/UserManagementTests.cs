namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The screens of User Management: who may create users, grant, and generate keys.</summary>
public class UserManagementTests
{
    private static object NewUser(
        PiWorkspace pi, string acting, string role = "User", string email = "new@demo-company.example", bool? cognitiveAccess = null) => new
        {
            actingUserId = pi.IdOf(acting),
            firstName = "New",
            lastName = "Comer",
            email,
            role,
            defaultFolder = PiWorkspace.Root,
            cognitiveAccess = cognitiveAccess ?? false,
        };

    [Fact]
    public async Task A_new_user_has_no_key_until_one_is_generated_in_a_second_step()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Admin));
        Assert.Equal(201, answer.Status);
        Assert.True(answer.Body.TryGetProperty("apiKey", out var none) is false || none.ValueKind is System.Text.Json.JsonValueKind.Null);
        Assert.False(answer.Body.GetProperty("cognitiveAccess").GetBoolean());
        Assert.Equal([PiWorkspace.Root], answer.Body.GetProperty("folders").EnumerateArray().Select(folder => folder.GetString()));

        var id = answer.Body.GetProperty("id").GetString();
        var key =
            (await pi.MustAsync(HttpMethod.Post, $"users/{id}/api-key", new { actingUserId = pi.IdOf(PiWorkspace.Admin) })).GetProperty("apiKey").GetString();
        Assert.Equal(200, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.BehavioralV2)).Status);
    }

    [Theory]
    [InlineData("AccountOwner", 200)]
    [InlineData("AccountAdmin", 200)]
    [InlineData("PowerUser", 403)]
    [InlineData("User", 403)]
    [InlineData("ReadOnly", 403)]
    public async Task Only_account_owners_and_admins_generate_keys(string acting, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        foreach (var role in new[] { acting, PiWorkspace.Owner, PiWorkspace.Reader })
            Assert.Equal(status, (await pi.ControlAsync(HttpMethod.Post, $"users/{pi.IdOf(role)}/api-key", new { actingUserId = pi.IdOf(acting) })).Status);
        Assert.Equal(status == 200 ? 401 : 200, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Owner)).Status);
    }

    [Theory]
    [InlineData("PowerUser")]
    [InlineData("User")]
    [InlineData("ReadOnly")]
    public async Task Only_account_owners_and_admins_create_and_change_users(string acting)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var create = await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, acting));
        Assert.Equal(403, create.Status);
        Assert.Contains(acting, create.Body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal(
            403,
            (await pi.ControlAsync(HttpMethod.Patch, "users/" + pi.IdOf(PiWorkspace.User), new { actingUserId = pi.IdOf(acting), role = "PowerUser" })).Status);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("cognitiveAccess")]
    [InlineData("disabled")]
    [InlineData("defaultFolder")]
    [InlineData("folders")]
    public async Task Nothing_of_a_user_can_be_cleared_with_null(string member)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var path = "users/" + pi.IdOf(PiWorkspace.User);
        var before = (await pi.MustAsync(HttpMethod.Get, path)).ToString();
        var answer = await pi.ControlAsync(
            HttpMethod.Patch, path, new Dictionary<string, string?> { ["actingUserId"] = pi.IdOf(PiWorkspace.Owner), [member] = null });
        Assert.Equal((400, member), (answer.Status, answer.Body.GetProperty("errors").EnumerateObject().Single().Name));
        Assert.Equal(before, (await pi.MustAsync(HttpMethod.Get, path)).ToString());
    }

    [Fact]
    public async Task A_disabled_user_cannot_act()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.ChangeUserAsync(PiWorkspace.Admin, new { disabled = true });
        Assert.Equal(403, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Admin))).Status);
        Assert.Equal(
            403,
            (await pi.ControlAsync(HttpMethod.Post, $"users/{pi.IdOf(PiWorkspace.User)}/api-key", new { actingUserId = pi.IdOf(PiWorkspace.Admin) })).Status);
    }

    [Fact]
    public async Task An_account_admin_cannot_make_an_account_owner()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(403, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Admin, "AccountOwner"))).Status);
        Assert.Equal(403, (await pi.ControlAsync(
            HttpMethod.Patch, "users/" + pi.IdOf(PiWorkspace.User), new { actingUserId = pi.IdOf(PiWorkspace.Admin), role = "AccountOwner" })).Status);
        Assert.Equal(201, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Owner, "AccountOwner"))).Status);
    }

    [Fact]
    public async Task Only_an_account_owner_grants_cognitive_access()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(403, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Admin, cognitiveAccess: true))).Status);
        Assert.Equal(403, (await pi.ControlAsync(
            HttpMethod.Patch, "users/" + pi.IdOf(PiWorkspace.User), new { actingUserId = pi.IdOf(PiWorkspace.Admin), cognitiveAccess = true })).Status);
        Assert.Equal(403, (await pi.ControlAsync(
            HttpMethod.Patch, "users/" + pi.IdOf(PiWorkspace.Owner), new { actingUserId = pi.IdOf(PiWorkspace.Admin), cognitiveAccess = false })).Status);

        var granted = await pi.ControlAsync(
            HttpMethod.Patch, "users/" + pi.IdOf(PiWorkspace.User), new { actingUserId = pi.IdOf(PiWorkspace.Owner), cognitiveAccess = true });
        Assert.True(granted.Status == 200 && granted.Body.GetProperty("cognitiveAccess").GetBoolean());
        Assert.Equal(201, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Owner, cognitiveAccess: true))).Status);
    }

    [Fact]
    public async Task An_account_owner_has_cognitive_access_from_the_start_and_the_others_have_not()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(
            ["AccountOwner"],
            pi.Described.GetProperty("users").EnumerateArray().Where(user => user.GetProperty("cognitiveAccess").GetBoolean())
                .Select(user => user.GetProperty("role").GetString()));
        var made = await pi.MustAsync(HttpMethod.Post, "users", new
        {
            actingUserId = pi.IdOf(PiWorkspace.Owner),
            firstName = "A",
            lastName = "B",
            email = "second@demo-company.example",
            role = "AccountOwner",
            defaultFolder = PiWorkspace.Root,
        });
        Assert.True(made.GetProperty("cognitiveAccess").GetBoolean());
    }

    [Fact]
    public async Task An_e_mail_address_belongs_to_one_user_of_the_workspace()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var taken = pi.Seat(PiWorkspace.Reader).GetProperty("email").GetString()!;
        var answer = await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Owner, email: taken.ToUpperInvariant()));
        Assert.Equal(409, answer.Status);
        await pi.ChangeUserAsync(PiWorkspace.Reader, new { disabled = true });
        Assert.Equal(409, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Owner, email: taken))).Status);

        await using var another = await PiWorkspace.NewAsync();
        var email = "fresh@demo-company.example";
        Assert.Equal(201, (await pi.ControlAsync(HttpMethod.Post, "users", NewUser(pi, PiWorkspace.Owner, email: email))).Status);
        Assert.Equal(201, (await another.ControlAsync(HttpMethod.Post, "users", NewUser(another, PiWorkspace.Owner, email: email))).Status);
    }

    [Fact]
    public async Task A_person_who_is_assessed_may_have_the_address_of_a_user()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var email = pi.Seat(PiWorkspace.Owner).GetProperty("email").GetString();
        await pi.InviteAsync(new { email });
        await pi.InviteAsync(new { email });
    }

    [Theory]
    [InlineData("""{"firstName":"A"}""", "actingUserId")]
    [InlineData("""{"actingUserId":"nobody"}""", "actingUserId")]
    [InlineData("""{"role":"Emperor"}""", "role")]
    [InlineData("""{"role":null}""", "role")]
    [InlineData("""{"email":"no address"}""", "email")]
    [InlineData("""{"firstName":" "}""", "firstName")]
    [InlineData("""{"lastName":null}""", "lastName")]
    [InlineData("""{"defaultFolder":"\\Elsewhere"}""", "defaultFolder")]
    [InlineData("""{"defaultFolder":null}""", "defaultFolder")]
    [InlineData("""{"nickname":"A"}""", "nickname")]
    [InlineData("""{"cognitiveAccess":"yes"}""", "cognitiveAccess")]
    public async Task A_bad_member_of_a_new_user_is_named(string change, string member)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = System.Text.Json.JsonSerializer.SerializeToNode(NewUser(pi, PiWorkspace.Owner))!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject()) body[name] = value?.DeepClone();
        if (change.StartsWith("""{"firstName":"A""", StringComparison.Ordinal)) body.Remove("actingUserId");
        var answer = await pi.ControlAsync(HttpMethod.Post, "users", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(member, answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_user_is_404()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(404, (await pi.ControlAsync(HttpMethod.Post, "users/nobody/api-key", new { actingUserId = pi.IdOf(PiWorkspace.Owner) })).Status);
        Assert.Equal(404, (await pi.ControlAsync(HttpMethod.Patch, "users/nobody", new { actingUserId = pi.IdOf(PiWorkspace.Owner) })).Status);
        Assert.Equal(404, (await pi.ControlAsync(HttpMethod.Get, "users/nobody")).Status);
    }

    [Theory]
    [InlineData("""{"requestsPerMinute":0}""")]
    [InlineData("""{"requestsPerMinute":null}""")]
    [InlineData("""{"requestsPerMinute":1.5}""")]
    [InlineData("""{"apiAccess":null}""")]
    [InlineData("""{"apiAccess":"on"}""")]
    [InlineData("""{"maintenance":null}""")]
    [InlineData("""{"allowWebhooks":3}""")]
    [InlineData("""{"defaultAssessmentStatusWebhookUrl":"nowhere"}""")]
    [InlineData("""{"defaultAssessmentStatusWebhookUrl":"ftp://host.example/x"}""")]
    [InlineData("""{"color":"red"}""")]
    public async Task A_bad_member_of_the_account_is_refused_and_changes_nothing(string body)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var before = await pi.MustAsync(HttpMethod.Get, "account");
        Assert.Equal(400, (await pi.ControlAsync(HttpMethod.Patch, "account", body)).Status);
        Assert.Equal(before.ToString(), (await pi.MustAsync(HttpMethod.Get, "account")).ToString());
    }

    [Fact]
    public async Task The_account_shows_its_webhook_without_the_credentials_in_it()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.ControlAsync(
            HttpMethod.Patch,
            "account",
            new { defaultAssessmentStatusWebhookUrl = "http://hook:s3cr3t%40x@127.0.0.1:9/l", requestsPerMinute = 7, allowWebhooks = false });
        Assert.Equal(200, answer.Status);
        Assert.Equal("http://127.0.0.1:9/l", answer.Body.GetProperty("defaultAssessmentStatusWebhookUrl").GetString());
        Assert.Equal(7, answer.Body.GetProperty("requestsPerMinute").GetInt32());
        Assert.DoesNotContain("s3cr3t", (await pi.Workspace.MustAsync(HttpMethod.Get, "state")).ToString(), StringComparison.Ordinal);
        await pi.SetAsync(new { defaultAssessmentStatusWebhookUrl = "" });
        var after = await pi.MustAsync(HttpMethod.Get, "account");
        Assert.True(!after.TryGetProperty("defaultAssessmentStatusWebhookUrl", out var url) || url.ValueKind is System.Text.Json.JsonValueKind.Null);
    }
}
