using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The wire examples under fixtures/key-predict/golden, each with its source, are what the emulator answers.</summary>
public partial class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "key-predict", "golden");

    public static TheoryData<string> Examples => new(Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)!).Order());

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_answered_as_it_is_written(string file)
    {
        var example = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file))).RootElement;
        Assert.Contains(example.GetProperty("evidence").GetString(), new[] { "documented", "observed", "inferred" });
        Assert.NotEqual("", example.GetProperty("source").GetString());
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(
            fixture: example.TryGetProperty("fixture", out var fixture) ? fixture.GetString()! : "empty");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var given in example.GetProperty("given").EnumerateArray())
        {
            switch (given.GetString())
            {
                case "candidate":
                    await caller.CandidateAsync();
                    break;
                case "invited":
                    await caller.MustAsync("candidate/invite", ("email", "anna.berg@people.example"), ("test_id", "144"));
                    break;
                case "completed":
                    var assessment = await caller.MustAsync("candidate/invite", ("email", "anna.berg@people.example"), ("test_id", "315"));
                    await workspace.AdvanceAsync("PT1H");
                    await caller.MustActAsync(assessment.GetProperty("id").GetString()!, "start");
                    await workspace.AdvanceAsync("PT14M24S");
                    await caller.MustActAsync(
                        assessment.GetProperty("id").GetString()!,
                        "complete",
                        """{"scores":{"factors":{"Realistic":6.2,"Investigative":3.8,"Artistic":5,"Social":7.5,"Entrepreneurial":2.5,"Conventional":10}}}""");
                    break;
                default:
                    await caller.SetAccountAsync(new { credits = 0 });
                    break;
            }
        }

        var (request, expected) = (example.GetProperty("request"), example.GetProperty("answer"));
        var token = request.GetProperty("token").GetString() switch { "valid" => caller.Token, "invalid" => "0123456789abcdef", _ => null };
        var answer = await caller.SendAsync(
            new HttpMethod(request.GetProperty("method").GetString()!),
            request.GetProperty("path").GetString()!.Replace("{login}", Uri.EscapeDataString(caller.Login), StringComparison.Ordinal)
                .Replace("{password}", Uri.EscapeDataString(caller.Password), StringComparison.Ordinal),
            token);
        Assert.Equal((expected.GetProperty("status").GetInt32(), expected.GetProperty("contentType").GetString()), (answer.Status, answer.ContentType));
        var told = Plain(answer.Text, caller);
        if (expected.TryGetProperty("text", out var text)) Assert.Equal(text.GetString(), told);
        else Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected.GetProperty("json").GetRawText()), JsonNode.Parse(told)), told);
    }

    [Fact]
    public async Task Every_observed_or_documented_method_has_an_example()
    {
        var examples = await Task.WhenAll(Directory.GetFiles(Folder, "*.json").Select(path => File.ReadAllTextAsync(path)));
        var paths = examples.Select(example => JsonDocument.Parse(example).RootElement.GetProperty("request").GetProperty("path").GetString()!).ToList();
        Assert.All(
            new[]
            {
                "connect", "list/title", "list/test", "assessment/list", "list/testLanguage", "list/group", "list/contract",
                "create/candidate", "update/candidate", "retrieve/candidate", "candidate/import", "retrieve/group",
                "candidate/invite", "assessment/pending", "assessment/completed", "assessment/paginate/completed",
                "assessment/result", "assessment/referentials", "assessment/test_factors", "report/score",
                "report/factors_scores", "report/groups_score", "company/giveCredits",
            },
            method => Assert.Contains(paths, path => path.StartsWith(method + "/", StringComparison.Ordinal)));
    }

    /// <summary>The answer as the vendor's own address would give it; the secrets of links, which differ each time, as forty zeros.</summary>
    private static string Plain(string text, KeyPredictCaller caller) => Secret().Replace(
        text.Replace(caller.BaseUrl.Replace("/customer/REST", "", StringComparison.Ordinal), "https://app.centraltest.com", StringComparison.Ordinal),
        new string('0', 40));

    [GeneratedRegex("\\b[0-9a-f]{40}\\b")]
    private static partial Regex Secret();
}
