using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The wire examples under fixtures/key-predict/golden, each with its source, are what the emulator answers.</summary>
public class GoldenTests
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
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var given in example.GetProperty("given").EnumerateArray())
        {
            if (given.GetString() == "candidate") await caller.CandidateAsync();
            else if (given.GetString() == "invited") await caller.MustAsync("candidate/invite", ("email", "anna.berg@people.example"), ("test_id", "144"));
            else await caller.SetAccountAsync(new { credits = 0 });
        }

        var (request, expected) = (example.GetProperty("request"), example.GetProperty("answer"));
        var token = request.GetProperty("token").GetString() switch { "valid" => caller.Token, "invalid" => "0123456789abcdef", _ => null };
        var answer = await caller.SendAsync(new HttpMethod(request.GetProperty("method").GetString()!), request.GetProperty("path").GetString()!, token);
        Assert.Equal((expected.GetProperty("status").GetInt32(), expected.GetProperty("contentType").GetString()), (answer.Status, answer.ContentType));
        if (expected.TryGetProperty("text", out var text)) Assert.Equal(text.GetString(), answer.Text);
        else Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected.GetProperty("json").GetRawText()), JsonNode.Parse(answer.Text)), answer.Text);
    }
}
