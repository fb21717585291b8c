using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Docs;

/// <summary>The read-me's examples are run as a reader runs them: pasted into one shell, in order, against a fresh emulator.</summary>
public class ReadMeRunTests
{
    /// <summary>curl as a reader has it, but loud: a refusal fails the block unless one is promised.</summary>
    private const string Preamble =
        """
        refusals=$(mktemp)
        promised=no
        curl() {
          local code=0
          command curl --silent --show-error --fail-with-body "$@" || code=$?
          if [[ $code -eq 22 && $promised == yes ]]; then echo refused >> "$refusals"; return 0; fi
          return $code
        }
        block() { echo "@@ block $1"; promised=$2; : > "$refusals"; }
        end() { if [[ $promised == yes && ! -s $refusals ]]; then echo 'No call was refused.'; exit 1; fi; }

        """;

    [Fact]
    public async Task Every_marked_block_works_and_prints_what_it_promises()
    {
        var blocks = ReadMe.Blocks;
        Assert.True(blocks.Count >= 8, "The read-me has its examples.");
        Assert.Contains(blocks, block => block.IsRefused);
        await using var emulator = await EmulatorProcess.StartAsync();
        var script = Preamble + string.Concat(blocks.Select((block, index) => $"block {index} {(block.IsRefused ? "yes" : "no")}\n{block.Code}\nend\n"));
        var result = await Shell.RunAsync(script.Replace(ReadMe.Address, emulator.Address, StringComparison.Ordinal));
        Assert.True(result.ExitCode == 0, $"exit code {result.ExitCode}\n{result.Output}\n{result.Errors}");

        var printed = result.Output.Replace(emulator.Address, ReadMe.Address, StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal).Split("@@ block ")[1..].Select(text => text[(text.IndexOf('\n') + 1)..]).ToList();
        Assert.Equal(blocks.Count, printed.Count);
        for (var i = 0; i < blocks.Count; i++)
            if (blocks[i].Output is { } promised) Assert.True(Pattern(promised).IsMatch(printed[i].Trim()), $"Promised:\n{promised}\nPrinted:\n{printed[i]}");
    }

    [Fact]
    public async Task The_three_calls_are_those_that_the_program_prints()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        Assert.Equal(
            emulator.Examples.Select(line => line.Replace(emulator.Address, ReadMe.Address, StringComparison.Ordinal)),
            ReadMe.Blocks[0].Code.Trim().Split('\n'));
    }

    [Fact]
    public void A_shell_block_is_run_unless_it_needs_more_than_the_emulator()
    {
        // Only the first block, the two commands of the repository, is not run here.
        var all = Regex.Count(ReadMe.Text, "^```sh$", RegexOptions.Multiline);
        Assert.Equal(1, all - ReadMe.Blocks.Count);
    }

    private static Regex Pattern(string promised) =>
        new("^" + Regex.Escape(promised.Trim()).Replace("…", ".*", StringComparison.Ordinal) + "$", RegexOptions.Singleline);
}
