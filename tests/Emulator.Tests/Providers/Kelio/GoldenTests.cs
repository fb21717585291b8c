using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class GoldenTests
{
    private const int KeptRows = 2;

    public static TheoryData<string> Examples() => [.. Directory.GetFiles(Path.Combine(Golden.Folder, "wire"), "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_demo_answers_the_example_to_the_letter(string name)
    {
        var path = Path.Combine(Golden.Folder, "wire", name + ".json");
        var example = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        Assert.NotEmpty(example["source"]!.AsArray());
        var request = example["request"]!;
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var key = workspace.Key(kind: request["kind"]!.GetValue<string>());
        var body = request["body"]?.ToJsonString().Replace("{privateKey}", key.PrivateKey, StringComparison.Ordinal)
            .Replace("{secretKey}", key.SecretKey, StringComparison.Ordinal);
        var authorization = request["open"] is null ? "Bearer " + key.Token() : null;
        KelioReply? reply = null;
        for (var i = 0; i < (request["times"]?.GetValue<int>() ?? 1); i++)
            reply = await workspace.SendAsync(
                "sandbox", new HttpMethod(request["method"]!.GetValue<string>()), request["path"]!.GetValue<string>(), authorization, body);
        example["response"] = Response(reply!);
        Golden.Check(path, example.ToJsonString(Golden.Indented) + "\n");
    }

    [Fact]
    public async Task The_demo_is_the_same_from_release_to_release()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var state = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("kelio");
        var text = new StringBuilder();
        foreach (var table in state.EnumerateObject().Where(table => table.Name != "keys"))
        {
            text.Append(table.Name).Append(' ').Append(table.Value.GetArrayLength()).Append('\n');
            foreach (var row in table.Value.EnumerateArray()) text.Append(JsonSerializer.Serialize(row, Golden.OneLine)).Append('\n');
        }

        Golden.Check(Path.Combine(Golden.Folder, "demo.txt"), text.ToString());
    }

    private static JsonObject Response(KelioReply reply)
    {
        var response = new JsonObject { ["status"] = reply.Status };
        if (reply.Headers.TryGetValues("X-Pagination", out var numbers)) response["X-Pagination"] = numbers.Single();
        if (reply.Text.Length == 0) return response;
        var body = JsonNode.Parse(reply.Text)!;
        if (body is JsonObject { Count: 1 } token && token.ContainsKey("jwt")) token["jwt"] = "{jwt}";
        if (body is JsonArray { Count: > KeptRows } rows)
        {
            response["rows"] = rows.Count;
            while (rows.Count > KeptRows) rows.RemoveAt(KeptRows);
        }

        response["body"] = body;
        return response;
    }
}
