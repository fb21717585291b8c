using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Tests.Docs;
using Emulator.Tests.Support;

namespace Emulator.Tests.Pacts;

/// <summary>Every shipped file is verified by strangers' tools, with the lines that the read-me prints: pact-js and the Rust command line from npm. Only the
/// address, the provider and the file are put in.</summary>
public partial class ToolTests
{
    public static TheoryData<string> Files => [.. PactRun.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_Rust_command_line_verifies_the_file(string file)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var line = Filled(Block("console", "npx pact verifier"), file, emulator.Http.BaseAddress!).Replace("\\\n", " ", StringComparison.Ordinal);
        using var scratch = Place();
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["npx", "pact"], words[..2]); // What npx finds is run without asking npm for it.
        var tool = Repository.At("tests/PactNative/node_modules/.bin/pact");
        await AssertVerifiedAsync(scratch, file, tool, words[2..]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pact_js_verifies_the_file(string file)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        using var scratch = Place();
        scratch.Write("verify.mjs", Filled(Block("js", "new Verifier"), file, emulator.Http.BaseAddress!));
        await AssertVerifiedAsync(scratch, file, "node", "verify.mjs");
    }

    [Fact]
    public async Task States_can_be_changed_by_the_query_and_a_token_stand_in_the_address()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--controlToken", "a-token-of-the-test");
        var root = emulator.Http.BaseAddress!;
        using var scratch = Place();
        await AssertVerifiedAsync(
            scratch, "kelio", Repository.At("tests/PactNative/node_modules/.bin/pact"), "verifier", "--file", "pacts/hr-client-kelio.json", "--provider-name",
            "kelio", "--hostname", "127.0.0.1", "--port", $"{root.Port}", "--base-path", "/kelio/sandbox", "--state-change-url",
            $"http://any:a-token-of-the-test@127.0.0.1:{root.Port}/_emulator/pact/states", "--state-change-teardown", "--state-change-as-query");
    }

    private static ScratchFolder Place()
    {
        var scratch = new ScratchFolder();
        Directory.CreateSymbolicLink(Path.Combine(scratch.Path, "node_modules"), Repository.At("tests/PactNative/node_modules"));
        Directory.CreateSymbolicLink(Path.Combine(scratch.Path, "pacts"), Repository.At("src/Contracts/Pacts"));
        return scratch;
    }

    // A tool that was given nothing to verify calls it a success: each interaction must be told.
    private static async Task AssertVerifiedAsync(ScratchFolder scratch, string file, string program, params string[] arguments)
    {
        var start = Command.Describe(scratch.Path, program, arguments);
        start.Environment["PACT_DO_NOT_TRACK"] = "true";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        var run = await Command.RunAsync(start, TimeSpan.FromMinutes(2));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        foreach (var interaction in PactRun.InteractionsOf(file))
            Assert.Contains((string)interaction["description"]!, Colours().Replace(run.Output, ""), StringComparison.Ordinal);
    }

    private static string Block(string kind, string beginning) =>
        Blocks().Matches(ReadMe.Text).Single(block => block.Groups[1].Value == kind && block.Groups[2].Value.Contains(beginning, StringComparison.Ordinal))
            .Groups[2].Value;

    private static string Filled(string text, string file, Uri root)
    {
        var provider = (string)JsonNode.Parse(File.ReadAllText(PactRun.PathOf(file)))!["provider"]!["name"]!;
        return text.Replace("hr-client-kelio.json", $"hr-client-{file}.json", StringComparison.Ordinal)
            .Replace("/kelio/sandbox", PactRun.PrefixOf(file), StringComparison.Ordinal)
            .Replace("'kelio'", $"'{provider}'", StringComparison.Ordinal).Replace("name kelio ", $"name {provider} ", StringComparison.Ordinal)
            .Replace("8080", $"{root.Port}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"```(\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
