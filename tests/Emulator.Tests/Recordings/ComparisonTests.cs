using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Comparing;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Recordings;

/// <summary>An emulator is recorded, with a mutation in between, and held beside another: each mutation is found by its name, and without one nothing
/// is.</summary>
public partial class ComparisonTests
{
    [Fact]
    public async Task Without_a_mutation_nothing_is_refuted_and_what_was_inferred_is_raised()
    {
        var comparison = await CompareAsync(_ => { });
        Assert.True(comparison.IsGood, ComparisonText.Plain(comparison));
        Assert.True(comparison.Findings.All(finding => finding.Outcome == Finding.Confirmed), ComparisonText.Plain(comparison));
        Assert.Equal(
            ["create applicant", "create token", "list applicants", "list applications", "list campaigns", "show applicant"],
            comparison.Lines.Where(line => line is { Kind: "operation", Outcome: Finding.Confirmed }).Select(line => line.Name).Order(StringComparer.Ordinal));
        Assert.Contains(comparison.Lines, line => line is { Kind: "rule", Name: "scheme", Outcome: Finding.Confirmed });
        Assert.Contains(comparison.Lines, line => line.Outcome == Settled.NotSeen);
        var raised = JsonNode.Parse(ComparisonText.Patch(comparison))!.AsArray();
        Assert.All(raised, line => Assert.Equal(("inferred", "observed"), (line!["From"]!["Evidence"]!.ToString(), line["To"]!["Evidence"]!.ToString())));
        Assert.All(raised, line => Assert.StartsWith("recording 00", line!["To"]!["Source"]!.ToString(), StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Mutations() => new()
    {
        { "status", "status", "201" },
        { "other refusal", "status", "422" },
        { "header", "header", "X-Pagination" },
        { "header's shape", "header", "last-page" },
        { "media type", "media type", "text/json" },
        { "renamed", "member", ".first_name" },
        { "added", "member", ".nickname" },
        { "dropped", "member", ".locale" },
        { "kind", "type", ".id" },
        { "null", "null", ".email" },
        { "instant", "format", ".created_at" },
        { "members' order", "order", "$[]" },
        { "rows' order", "order", "$" },
        { "envelope", "type", "$" },
        { "message", "error body", ".error" },
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task A_mutation_is_found_by_its_name(string mutation, string rule, string at)
    {
        var comparison = await CompareAsync(answer => Mutate(answer, mutation));
        var differences = comparison.Findings.SelectMany(finding => finding.Differences).ToList();
        Assert.True(differences.Count > 0, $"{mutation} was not found");
        Assert.Contains(differences, difference => difference.Rule == rule && (difference.At + difference.Text).Contains(at, StringComparison.Ordinal));
        Assert.All(differences, difference => Assert.Equal(rule, difference.Rule)); // And nothing else is held against it.
        Assert.False(comparison.IsGood);
    }

    [Theory]
    [InlineData("fixtures/key-predict/golden", "key-predict", 38)]
    [InlineData("fixtures/predictive-index/golden", "predictive-index", 27)]
    [InlineData("fixtures/kelio/wire", "kelio", 39)]
    public async Task The_wire_examples_load_as_recordings_and_refute_nothing(string folder, string provider, int count)
    {
        var recordings = RecordingFiles.Read(Repository.At(folder));
        Assert.Equal(count, recordings.Count);
        Assert.All(recordings, recording => Assert.Equal(provider, recording.Provider));
        var comparison = await CompareCommand.CompareAsync(recordings, default);
        Assert.DoesNotContain(comparison.Findings, finding => finding is { Operation: null, Recording.Answer.Status: < 300 });
        Assert.True(comparison.IsGood, ComparisonText.Plain(comparison));
        Assert.True(comparison.Findings.Count(finding => finding.Outcome == Finding.Confirmed) >= count / 3, ComparisonText.Plain(comparison));
    }

    [Fact]
    public async Task The_command_tells_writes_and_ends_with_1_when_something_is_refuted()
    {
        using var scratch = new ScratchFolder();
        foreach (var (mutation, code) in new[] { ("none", 0), ("renamed", 1) })
        {
            using var recorded = await RecordAsync(answer => Mutate(answer, mutation));
            var at = Path.Combine(scratch.Path, mutation);
            var run = await Command.RunAsync(
                scratch.Path, "dotnet", EmulatorProcess.Program, "compare", recorded.Folder,
                "--html", at + ".html", "--junit", at + ".xml", "--patch", at + ".json");
            Assert.True(run.ExitCode == code, run.Output + run.Errors);
            Assert.Equal(code == 1, run.Output.Contains("member $[].first_name: always here, and not recorded", StringComparison.Ordinal));
            Assert.Equal(code == 1, (await File.ReadAllTextAsync(at + ".xml")).Contains("<failure>", StringComparison.Ordinal));
            Assert.Contains("list applicants", await File.ReadAllTextAsync(at + ".html"), StringComparison.Ordinal);
            Assert.NotNull(JsonNode.Parse(await File.ReadAllTextAsync(at + ".json")));
        }

        var nothing = await Command.RunAsync(scratch.Path, "dotnet", EmulatorProcess.Program, "compare", Path.Combine(scratch.Path, "nowhere"));
        Assert.Equal((1, ""), (nothing.ExitCode, nothing.Output));
        Assert.Contains("There is no folder", nothing.Errors, StringComparison.Ordinal);
    }

    private static async Task<Comparison> CompareAsync(Action<MutatedVendor.Answer> change)
    {
        using var recorded = await RecordAsync(change);
        return await CompareCommand.CompareAsync(RecordingFiles.Read(recorded.Folder), default);
    }

    private static async Task<Recorded> RecordAsync(Action<MutatedVendor.Answer> change)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await using var vendor = await MutatedVendor.StartAsync(await EmulatorHost.AddressAsync(), change);
        var recorded = new Recorded(new Uri(vendor.Url + "/kelio/sandbox"));
        var key = workspace.Key();
        var token = ("Authorization", "Bearer " + key.Token());
        await recorded.CallAsync("POST", "/v2/jwt", $$"""{"private_key":"{{key.PrivateKey}}","secret_key":"{{key.SecretKey}}"}""");
        await recorded.CallAsync("GET", "/v2/applicants?per_page=5", headers: token);
        var first = JsonNode.Parse((await recorded.CallAsync("GET", "/v2/applications?per_page=3&order=created_at&sort=asc", headers: token)).Body)!;
        await recorded.CallAsync("GET", $"/v2/applicants/{first[0]?["applicant_id"] ?? 1}", headers: token);
        await recorded.CallAsync("GET", "/v2/campaigns?per_page=4", headers: token);
        await recorded.CallAsync(
            "POST", "/v2/applicants", """{"applicant":{"email":"neu@people.test","first_name":"Léo","last_name":"Neuf"}}""", headers: token);
        await recorded.CallAsync("POST", "/v2/applicants", """{"applicant":{"email":"no","locale":"de"}}""", headers: token);
        await recorded.CallAsync("GET", "/v2/applicants/999999", headers: token);
        await recorded.CallAsync("GET", "/v2/applicants");
        await recorded.CallAsync("GET", "/v2/applicants", headers: ("Authorization", "Bearer a.b.c"));
        Assert.Equal(10, recorded.Files.Count);
        return recorded;
    }

    private static void Mutate(MutatedVendor.Answer answer, string mutation)
    {
        var isList = answer.Path.Contains("/applicants?", StringComparison.Ordinal);
        switch (mutation)
        {
            case "status" when answer.Status == 201: answer.Status = 200; break;
            case "other refusal" when answer.Status == 422: answer.Status = 400; break;
            case "header": answer.Headers.Remove("X-Pagination"); break;
            case "header's shape" when isList: answer.Headers["X-Pagination"] = answer.Headers["X-Pagination"].Replace("last-page", "pages"); break;
            case "media type" when isList: answer.Headers["Content-Type"] = "text/json; charset=utf-8"; break;
            case "renamed" when isList: answer.Replace("\"first_name\"", "\"firstName\""); break;
            case "added" when isList: answer.Replace("\"locale\":", "\"nickname\":null,\"locale\":"); break;
            case "dropped" when isList: answer.Body = Locale().Replace(answer.Body, ""); break;
            case "kind" when isList: answer.Body = Id().Replace(answer.Body, "\"id\":\"$1\""); break;
            case "null" when isList: answer.Body = Email().Replace(answer.Body, "\"email\":null"); break;
            case "instant" when isList: answer.Replace(".000Z", "Z"); break;
            case "members' order" when isList: answer.Body = Swapped().Replace(answer.Body, "$2,$1"); break;
            case "rows' order" when isList: answer.Body = Reversed(answer.Body); break;
            case "envelope" when isList: answer.Body = $$"""{"data":{{answer.Body}}}"""; break;
            case "message" when answer.Status == 401: answer.Body = """{"error":"Access denied"}"""; break;
        }
    }

    private static string Reversed(string rows) =>
        new JsonArray([.. JsonNode.Parse(rows)!.AsArray().Reverse().Select(row => row!.DeepClone())]).ToJsonString();

    [GeneratedRegex("\"locale\":\"[a-z]+\",")]
    private static partial Regex Locale();

    [GeneratedRegex("\"id\":(\\d+)")]
    private static partial Regex Id();

    [GeneratedRegex("\"email\":\"[^\"]*\"")]
    private static partial Regex Email();

    [GeneratedRegex("(\"first_name\":(?:null|\"[^\"]*\")),(\"last_name\":(?:null|\"[^\"]*\"))")]
    private static partial Regex Swapped();
}
