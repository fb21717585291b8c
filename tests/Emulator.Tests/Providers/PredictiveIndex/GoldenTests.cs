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
        var path = call.GetProperty("path").GetString()!.Replace("{companyId}", pi.Described.GetProperty("companyId").GetString()!, StringComparison.Ordinal).Replace("{completedId}", completed, StringComparison.Ordinal);
        var key = call.TryGetProperty("role", out _) ? null : pi.KeyOf(PiWorkspace.Owner);
        var answer = await pi.SendAsync(key, new HttpMethod(call.GetProperty("method").GetString()!), path);
        Assert.Equal(example.GetProperty("status").GetInt32(), answer.Status);
        var body = example.GetProperty("body");
        if (example.GetProperty("match").GetString() == "exact") Assert.True(JsonElement.DeepEquals(body, answer.Body), answer.Text);
        else Compare(body, answer.Body, "$");
    }

    private static void Compare(JsonElement expected, JsonElement actual, string at)
    {
        if (expected.ValueKind is JsonValueKind.Null || actual.ValueKind is JsonValueKind.Null) return;
        Assert.True(expected.ValueKind == actual.ValueKind, $"{at} is {actual.ValueKind}, not {expected.ValueKind}");
        if (expected.ValueKind is JsonValueKind.Array)
        {
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
        while (!File.Exists(Path.Combine(folder.FullName, "Emulator.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Emulator.sln is in no folder above.");
        return Path.Combine(folder.FullName, "fixtures", "predictive-index", "golden");
    }
}
