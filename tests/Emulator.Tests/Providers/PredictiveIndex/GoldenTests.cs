using System.Text.Json;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The golden wire examples, each with its source: the emulator's answers are equal, or have their shape.</summary>
public class GoldenTests
{
    public static TheoryData<string> Files()
    {
        var names = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Folder(), "*.json").Order(StringComparer.Ordinal)) names.Add(Path.GetFileNameWithoutExtension(file));
        return names;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_answer_is_as_in_its_source(string name)
    {
        using var golden = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(), name + ".json")));
        var (example, call) = (golden.RootElement, golden.RootElement.GetProperty("call"));
        Assert.False(string.IsNullOrWhiteSpace(example.GetProperty("source").GetString()));
        await using var pi = await PiWorkspace.NewAsync("demo");
        var completed = (await pi.GetAsync($"{PiWorkspace.Behavioral}?$filter=assessmentState eq 40&$top=1")).Body[0].GetProperty("assessmentId").GetString()!;
        if (call.TryGetProperty("account", out var account)) await pi.SetAsync(account);
        var path = call.GetProperty("path").GetString()!.Replace("{companyId}", pi.Described.GetProperty("companyId").GetString()!, StringComparison.Ordinal)
            .Replace("{completedId}", completed, StringComparison.Ordinal);
        var role = call.TryGetProperty("role", out var named) ? named.GetString()! : PiWorkspace.Owner;
        var sent = call.TryGetProperty("body", out var body) ? body.GetRawText() : null;
        var answer = await pi.SendAsync(role == "none" ? null : pi.KeyOf(role), new HttpMethod(call.GetProperty("method").GetString()!), path, sent);
        Assert.True(example.GetProperty("status").GetInt32() == answer.Status, $"{answer.Status} {answer.Text}");
        switch (example.GetProperty("match").GetString())
        {
            case "exact":
                Assert.True(JsonElement.DeepEquals(example.GetProperty("body"), answer.Body), answer.Text);
                break;
            case "shape":
                Compare(example.GetProperty("body"), answer.Body, "$");
                break;
            case "empty":
                Assert.Equal("", answer.Text);
                break;
            case var type:
                Assert.Equal(type, answer.Header("Content-Type"));
                break;
        }
    }

    private static void Compare(JsonElement expected, JsonElement actual, string at)
    {
        if (expected.ValueKind is JsonValueKind.Null || actual.ValueKind is JsonValueKind.Null) return;
        Assert.True(
            expected.ValueKind == actual.ValueKind
                || expected.ValueKind is JsonValueKind.True or JsonValueKind.False && actual.ValueKind is JsonValueKind.True or JsonValueKind.False,
            $"{at} is {actual.ValueKind}, not {expected.ValueKind}");
        if (expected.ValueKind is JsonValueKind.Array)
        {
            if (expected.GetArrayLength() == 0) return;
            Assert.True(actual.GetArrayLength() > 0, $"{at} is empty");
            Compare(expected[0], actual[0], at + "[0]");
        }

        if (expected.ValueKind is not JsonValueKind.Object) return;
        foreach (var member in expected.EnumerateObject())
        {
            Assert.True(actual.TryGetProperty(member.Name, out var value), $"{at} has no {member.Name}");
            Compare(member.Value, value, $"{at}.{member.Name}");
        }
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Emulator.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Emulator.sln is in no folder above.");
        return Path.Combine(folder.FullName, "fixtures", "predictive-index", "golden");
    }
}
