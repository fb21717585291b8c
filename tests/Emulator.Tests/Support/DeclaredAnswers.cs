using System.Text.Json;

namespace Emulator.Tests.Support;

/// <summary>What the control API's OpenAPI document declares of its answers; every call of a test is compared with it.</summary>
public sealed class DeclaredAnswers
{
    private static readonly Lazy<Task<DeclaredAnswers>> Shared = new(async () =>
    {
        using var http = await EmulatorHost.ClientAsync();
        return new DeclaredAnswers(JsonDocument.Parse(await http.GetStringAsync("/_emulator/openapi.json")).RootElement);
    });

    private readonly List<(string Method, string[] Parts, Dictionary<int, string?> Answers)> operations;

    private DeclaredAnswers(JsonElement document) => operations =
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select (operation.Name.ToUpperInvariant(), Parts(path.Name),
               operation.Value.GetProperty("responses").EnumerateObject().ToDictionary(answer => int.Parse(answer.Name), answer => MediaType(answer.Value))),
    ];

    /// <summary>Those of the shared emulator.</summary>
    public static Task<DeclaredAnswers> OfSharedAsync() => Shared.Value;

    /// <summary>Fails when the route of this call does not declare such an answer. A call that comes to no route is none of ours.</summary>
    public void Hold(HttpMethod method, string path, int status, string? mediaType)
    {
        if (Find(method.Method, path) is not { } declared) return;
        Assert.True(
            declared.TryGetValue(status, out var type), $"{method} {path} answered {status}; the document declares {string.Join(", ", declared.Keys)} only.");
        if (status >= 400) Assert.Equal((type, "application/problem+json"), ("application/problem+json", mediaType));
    }

    /// <summary>The statuses that the route of this call declares, or null when there is no route.</summary>
    public IReadOnlyDictionary<int, string?>? Find(string method, string path)
    {
        var parts = Parts(path);
        return operations.Where(one => one.Method == method && Fits(one.Parts, parts))
            .OrderBy(one => one.Parts.Count(part => part[0] == '{')).Select(one => one.Answers).FirstOrDefault();
    }

    private static bool Fits(string[] template, string[] parts) =>
        template.Length == parts.Length && template.Zip(parts).All(pair => pair.First[0] == '{' || pair.First == pair.Second);

    private static string[] Parts(string path) => path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string? MediaType(JsonElement answer) => answer.TryGetProperty("content", out var content) ? content.EnumerateObject().Single().Name : null;
}
