using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Docs;

/// <summary>The read-me as the tests see it.</summary>
internal static partial class ReadMe
{
    /// <summary>The address that it shows to readers.</summary>
    public const string Address = EmulatorApp.DefaultUrl;

    public static string Path { get; } = Repository.At("README.md");

    public static string Text => File.ReadAllText(Path);

    /// <summary>The shell blocks that are marked to be run, in order, with the output that follows them, if any.</summary>
    public static IReadOnlyList<ReadMeBlock> Blocks =>
        [.. RunBlock().Matches(Text).Select(match => new ReadMeBlock(
            match.Groups["code"].Value, match.Groups["refused"].Success, match.Groups["output"].Success ? match.Groups["output"].Value : null))];

    [GeneratedRegex(@"<!-- run(?<refused>, refused)? -->\n```sh\n(?<code>.*?)```\n(?:```text\n(?<output>.*?)```\n)?", RegexOptions.Singleline)]
    private static partial Regex RunBlock();
}

/// <summary>A block of shell lines in the read-me.</summary>
/// <param name="Code">The lines.</param>
/// <param name="IsRefused">Whether a call in it must be refused.</param>
/// <param name="Output">What is printed, <c>…</c> standing for anything; null when nothing is promised.</param>
internal sealed record ReadMeBlock(string Code, bool IsRefused, string? Output);
