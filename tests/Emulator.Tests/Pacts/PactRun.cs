using System.Text.Json.Nodes;
using Contracts.Pacts;
using Emulator.Tests.Support;

namespace Emulator.Tests.Pacts;

/// <summary>Runs the official verifier against an emulator with the committed contracts.</summary>
internal static class PactRun
{
    /// <summary>The committed files, by their name without <c>hr-client-</c> and <c>.json</c>.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.At("src/Contracts/Pacts"), "hr-client-*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)["hr-client-".Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Both files of a provider: what is documented, and what is inferred.</summary>
    public static string[] Of(string provider) => [provider, provider + "-inferred"];

    /// <summary>The provider that a file is about.</summary>
    public static string ProviderOf(string file) => file.Replace("-inferred", "", StringComparison.Ordinal);

    /// <summary>Where the emulator has the provider of a file.</summary>
    public static string PrefixOf(string file) =>
        ProviderOf(file) switch { "kelio" => "/kelio/sandbox", "predictive-index" => "/pi", "pi2" => "/pi2", _ => "/keypredict" };

    /// <summary>Where the file is.</summary>
    public static string PathOf(string file) => Repository.At($"src/Contracts/Pacts/hr-client-{file}.json");

    /// <summary>The interactions of the file as this test reads them.</summary>
    public static IReadOnlyList<JsonNode> InteractionsOf(string file) =>
        [.. JsonNode.Parse(File.ReadAllText(PathOf(file)))!["interactions"]!.AsArray().Select(one => one!)];

    /// <summary>Verifies files of one provider against the emulator at the address.</summary>
    /// <param name="root">Where the emulator listens.</param>
    /// <param name="only">Descriptions to be verified; null for all.</param>
    /// <param name="files">The files.</param>
    public static Task<PactReport> VerifyAsync(Uri root, IReadOnlyList<string>? only, params string[] files)
    {
        var provider = ProviderOf(files[0]);
        var verifier = new PactVerifier(provider, new Uri(root, PrefixOf(files[0])))
        {
            States = new Uri(root, "/_emulator/pact/states"),
            Messages = new Uri(root, "/_emulator/pact/messages"),
            Only = only is null ? null : $"^({string.Join('|', only.Select(System.Text.RegularExpressions.Regex.Escape))})$",
        };
        // The verifier blocks its thread; the emulator's needs those of the pool.
        var end = new TaskCompletionSource<PactReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                end.SetResult(verifier.Verify([.. files.Select(PathOf)]));
            }
            catch (Exception error)
            {
                end.SetException(error);
            }
        }).Start();
        return end.Task;
    }
}
