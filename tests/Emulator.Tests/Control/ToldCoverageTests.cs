using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;
using Microsoft.OpenApi;

namespace Emulator.Tests.Control;

/// <summary>What the emulator tells of its operations, in the coverage and in the OpenAPI documents, and whether it is so.</summary>
public class ToldCoverageTests
{
    [Fact]
    public async Task The_coverage_tells_of_each_operation_and_rule_how_we_know_it()
    {
        using var http = await EmulatorHost.ClientAsync();
        var coverage = await http.GetFromJsonAsync<JsonElement>("/_emulator/coverage");
        Assert.Equal(["kelio", "key-predict", "predictive-index"], coverage.EnumerateObject().Select(provider => provider.Name).Order());
        foreach (var provider in coverage.EnumerateObject())
        {
            Assert.All(provider.Value.GetProperty("operations").EnumerateArray(), operation =>
            {
                Assert.Contains(operation.GetProperty("state").GetString(), new[] { "emulated", "refused", "unsupported" });
                Assert.Contains(operation.GetProperty("evidence").GetString(), new[] { "documented", "observed", "inferred" });
                Assert.StartsWith("/", operation.GetProperty("path").GetString());
                Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("source").GetString()));
                SaysWhatIsInferred(operation);
            });
            Assert.NotEmpty(provider.Value.GetProperty("rules").EnumerateArray());
            Assert.All(
                provider.Value.GetProperty("rules").EnumerateArray(), rule => Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("source").GetString())));
            Assert.All(provider.Value.GetProperty("rules").EnumerateArray(), SaysWhatIsInferred);
        }
    }

    // Contracts are sorted by it: what the words say of an inferred part, the list of parts says too.
    private static void SaysWhatIsInferred(JsonElement line) => Assert.Equal(
        line.GetProperty("evidence").GetString() != "inferred" && line.GetProperty("source").GetString()!.Contains("inferred", StringComparison.Ordinal),
        line.GetProperty("inferred").GetArrayLength() > 0);

    [Theory]
    [InlineData("/_emulator/openapi/kelio.json")]
    [InlineData("/_emulator/openapi/pi.json")]
    [InlineData("/_emulator/openapi/pi2.json")]
    [InlineData("/_emulator/openapi/keypredict.json")]
    [InlineData("/_emulator/openapi.json")]
    public async Task The_OpenAPI_documents_are_valid_and_carry_their_evidence(string path)
    {
        using var http = await EmulatorHost.ClientAsync();
        var text = await http.GetStringAsync(path);
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic!.SpecificationVersion);
        Assert.Empty(diagnostic.Errors.Select(error => error.Message));
        Assert.NotEmpty(document!.Paths);
        foreach (var operation in JsonDocument.Parse(text).RootElement.GetProperty("paths").EnumerateObject().SelectMany(one => one.Value.EnumerateObject()))
            Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("x-evidence").GetProperty("source").GetString()));
    }

    [Fact]
    public async Task The_OpenAPI_document_declares_what_the_emulator_answers()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var declared = await DeclaredAnswers.OfSharedAsync();
        var owner = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString()!;
        var reader = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[4].GetProperty("id").GetString()!;
        var root = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("defaultFolder").GetString()!;
        var key = workspace.Body.GetProperty("kelio").GetProperty("keys")[0].GetProperty("privateKey").GetString()!;
        var id = await workspace.SendAssessmentAsync();
        var folder = $"predictive-index/folders?actingUserId={owner}&path={Uri.EscapeDataString(root + "\\New")}";
        var user = new { actingUserId = owner, firstName = "New", lastName = "Comer", email = "new@demo-company.example", role = "User", defaultFolder = root };
        foreach (var (method, path, body, status) in new (string, string, object?, int)[]
        {
            ("POST", "kelio/keys", new { environment = "sandbox", kind = "customer", scopes = Array.Empty<string>() }, 201),
            ("POST", "kelio/keys", new { environment = "moon" }, 400),
            ("DELETE", "kelio/keys/" + key, null, 204),
            ("DELETE", "kelio/keys/" + key, null, 404),
            ("POST", "kelio/campaigns", new { name = "New" }, 201),
            ("POST", "predictive-index/users", user, 201),
            ("POST", "predictive-index/users", user, 409),
            ("POST", "predictive-index/users", user with { actingUserId = reader }, 403),
            ("POST", "predictive-index/folders", new { actingUserId = owner, path = root + "\\New" }, 201),
            ("POST", "predictive-index/folders", new { actingUserId = owner, path = root + "\\New" }, 409),
            ("DELETE", folder, null, 204),
            ("DELETE", folder, null, 404),
            ("POST", $"predictive-index/assessments/{id}/complete", new { after = "PT1H" }, 202),
            ("POST", $"predictive-index/assessments/{id}/complete", new { }, 200),
            ("POST", $"predictive-index/assessments/{id}/complete", new { }, 409),
            ("PATCH", "key-predict/integration?actingRole=evaluator", new { active = false }, 403),
            ("POST", "key-predict/assessments/1/start", new { }, 404),
            ("POST", "clock/advance", new { by = "-PT1S" }, 422),
            ("POST", "clock/freeze", "{", 400),
            ("GET", "journal?since=yesterday", null, 400),
            ("GET", "agenda?limit=few", null, 400),
            ("GET", "mails/9", null, 404),
            ("POST", "faults", new { provider = "kelio", kind = "status" }, 201),
            ("POST", "scenarios", "steps: 1", 400),
            ("DELETE", "", null, 204),
            ("GET", "clock", null, 404),
        })
        {
            Assert.Equal((method, path, status), (method, path, (await workspace.ControlAsync(new HttpMethod(method), path, body)).Status));
            Assert.Contains(status, declared.Find(method, $"{workspace.Path}/{path}")!.Keys);
        }

        using var taken = await workspace.Http.PostAsJsonAsync("/_emulator/workspaces", new { id = "default" });
        declared.Hold(HttpMethod.Post, "/_emulator/workspaces", (int)taken.StatusCode, taken.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(200, declared.Find("POST", workspace.Path + "/kelio/keys")!.Keys);
        Assert.DoesNotContain(200, declared.Find("DELETE", workspace.Path + "/predictive-index/folders")!.Keys);
    }

    [Fact]
    public async Task Every_operation_that_is_not_emulated_answers_501_and_says_so_in_the_journal()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var coverage = await workspace.Http.GetFromJsonAsync<JsonElement>("/_emulator/coverage");
        foreach (var provider in coverage.EnumerateObject())
        {
            foreach (var operation in provider.Value.GetProperty("operations").EnumerateArray()
                .Where(one => one.GetProperty("state").GetString() == "unsupported"))
            {
                var path = System.Text.RegularExpressions.Regex.Replace(operation.GetProperty("path").GetString()!, "/[{][^}]*[?][}]", "")
                    .Replace("{", "").Replace("}", "");
                var surface = operation.GetProperty("surfaces")[0].GetString()!;
                var prefix = provider.Name switch { "kelio" => "/kelio/" + surface, "key-predict" => "/keypredict", _ => "/" + surface };
                using var request = new HttpRequestMessage(new HttpMethod(operation.GetProperty("method").GetString()!), prefix + path)
                {
                    Headers = { { "api-key", workspace.OwnerKey() } },
                };
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + workspace.Key().Token());
                using var answer = await workspace.Http.SendAsync(request);
                Assert.True((int)answer.StatusCode == 501, $"{prefix}{path}: {(int)answer.StatusCode}");
                var exchange = await workspace.Http.GetFromJsonAsync<JsonElement>(
                    $"/_emulator/journal/{answer.Headers.GetValues("X-Emulator-Exchange").Single()}");
                Assert.Equal(operation.GetProperty("name").GetString(), exchange.GetProperty("operation").GetString());
            }
        }
    }
}
