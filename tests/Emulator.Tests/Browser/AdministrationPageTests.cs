using System.Text.Json;
using Emulator.Tests.Support;
using Microsoft.Playwright;

namespace Emulator.Tests.Browser;

public class AdministrationPageTests
{
    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task Kelio_keys_are_issued_narrowed_disabled_and_revoked(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=kelio", width, height);
        var key = page.Page.GetByRole(AriaRole.Region, new() { Name = "Key of sandbox, customer" });
        await key.GetByLabel("managers_write").UncheckAsync();
        await page.SeesAsync("managers_write is taken away.");
        await page.IsInOrderAsync();
        var scopes = (await KeysAsync(workspace))[0].GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ToList();
        Assert.Contains("managers_read", scopes);
        Assert.DoesNotContain("managers_write", scopes);

        await key.GetByLabel("Requests a minute").FillAsync("0");
        await key.GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();
        await EmulatorPage.SeesAsync(key, "must be at least 1");
        await key.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await EmulatorPage.SeesAsync(key, "disabled");
        await key.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await key.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await page.SeesAsync("The key is revoked.");
        await Assertions.Expect(key).ToHaveCountAsync(0);

        var issue = page.Page.GetByRole(AriaRole.Form, new() { Name = "Issue a key" });
        await issue.GetByLabel("For").SelectOptionAsync("jobboard");
        await issue.GetByLabel("Job board").FillAsync("Not Good");
        await issue.GetByRole(AriaRole.Button, new() { Name = "Issue" }).ClickAsync();
        await EmulatorPage.SeesAsync(issue, "must be 1 to 50 lower-case letters");
        await issue.GetByLabel("Job board").FillAsync("good_jobs");
        await issue.GetByRole(AriaRole.Button, new() { Name = "Issue" }).ClickAsync();
        await page.SeesAsync("job board key (good_jobs)");
        await page.IsInOrderAsync();
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task PI_users_are_made_and_changed_by_the_providers_own_rules(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=predictive-index", width, height);
        await page.Field("You act as").SelectOptionAsync(new SelectOptionValue { Label = "Adam Admin, Account Admin" });
        await page.Page.GetByText("Ursin User", new() { Exact = true }).ClickAsync();
        var cognitive = page.Main.Locator("details.user[open]").GetByLabel("Enable Cognitive Assessment Access");
        await cognitive.ClickAsync();
        await page.SeesAsync("Only an Account Owner can set Cognitive Assessment Access");
        await Assertions.Expect(cognitive).Not.ToBeCheckedAsync();
        await page.Field("You act as").SelectOptionAsync(new SelectOptionValue { Label = "Odile Owner, Account Owner" });
        await cognitive.ClickAsync();
        await page.SeesAsync("Cognitive access of Ursin User is on.");
        await page.IsInOrderAsync();

        await page.Page.GetByText("Add a user", new() { Exact = true }).First.ClickAsync();
        var form = page.Page.GetByRole(AriaRole.Form, new() { Name = "Add a user" });
        await form.GetByLabel("First name").FillAsync("Nora");
        await form.GetByLabel("Last name").FillAsync("New");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add user" }).ClickAsync();
        await EmulatorPage.SeesAsync(form, "An e-mail address is required.");
        await Assertions.Expect(form.GetByLabel("First name")).ToHaveValueAsync("Nora");
        await form.GetByLabel("E-mail").FillAsync("nora@demo-company.example");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add user" }).ClickAsync();
        await page.Page.GetByText("Nora New", new() { Exact = true }).ClickAsync();
        await page.SeesAsync("none yet");

        await page.Field("API Access").UncheckAsync();
        await page.SeesAsync("API Access is off.");
        using var refused = await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments");
        Assert.Equal(401, (int)refused.StatusCode);
    }

    [Theory]
    [MemberData(nameof(BrowserHost.Sizes), MemberType = typeof(BrowserHost))]
    public async Task The_Key_Predict_Integrations_page_has_the_vendors_fields(int width, int height)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await using var page = await EmulatorPage.OpenAsync(workspace, "administration?of=key-predict", width, height);
        await page.Field("API Login").FillAsync("qa@login.example");
        await page.Field("API Password").FillAsync("short");
        await page.Field("URL for assessment completed").FillAsync("nowhere");
        var save = page.Page.GetByRole(AriaRole.Form, new() { Name = "Key Predict integration" }).GetByRole(AriaRole.Button, new() { Name = "Save" });
        await save.ClickAsync();
        await page.SeesAsync("must be an absolute http or https address");
        await Assertions.Expect(page.Field("API Login")).ToHaveValueAsync("qa@login.example");
        await page.Field("URL for assessment completed").FillAsync("http://127.0.0.1:9/completed");
        await save.ClickAsync();
        await page.SeesAsync("A password of at least 12 characters is recommended.");
        await page.Field("Token expiration").CheckAsync();
        await page.SeesAsync("Token expiration is on.");
        await page.Field("Credits").FillAsync("7");
        await page.Page.GetByRole(AriaRole.Form, new() { Name = "Contract" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.SeesAsync("The contract is saved.");
        await page.IsInOrderAsync();

        var integration = await workspace.MustAsync(HttpMethod.Get, "key-predict/integration");
        Assert.Equal(
            ("qa@login.example", "http://127.0.0.1:9/completed", true),
            (integration.GetProperty("login").GetString(), integration.GetProperty("completedUrl").GetString(),
                integration.GetProperty("tokenExpiration").GetBoolean()));
        Assert.Equal(7, (await workspace.MustAsync(HttpMethod.Get, "key-predict/account")).GetProperty("credits").GetInt32());
    }

    private static async Task<List<JsonElement>> KeysAsync(TestWorkspace workspace) =>
        [.. (await workspace.MustAsync(HttpMethod.Get, "")).GetProperty("kelio").GetProperty("keys").EnumerateArray()];
}
