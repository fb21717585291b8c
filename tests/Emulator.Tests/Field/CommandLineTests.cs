using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>People asked the program for help or its version and it began to serve; files that it could not read were told one by one.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    [InlineData("--urls", "http://127.0.0.1:0", "--help")]
    [InlineData("--fixture", "demo", "-h")]
    [InlineData("scenario", "--help")]
    [InlineData("scenario", "run", "-h")]
    [InlineData("health", "--help")]
    public async Task Help_is_answered(params string[] arguments)
    {
        var told = await RunAsync(arguments);
        Assert.Equal((0, ""), (told.ExitCode, told.Errors));
        Assert.Contains("Usage:", told.Output);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("version")]
    [InlineData("--urls", "http://127.0.0.1:0", "--version")]
    public async Task The_version_is_answered(params string[] arguments)
    {
        var told = await RunAsync(arguments);
        Assert.Equal((0, ""), (told.ExitCode, told.Errors));
        Assert.StartsWith(ProductVersion.Text, told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_each_file_is_told_in_one_line_each_all_files_at_once()
    {
        using var scratch = new ScratchFolder();
        string At(string name) => Path.Combine(scratch.Path, name);
        var text = "title: Zoë\nworkspace: { fixture: demo }\nsteps:\n  - wait: 1 hour\n";
        await File.WriteAllTextAsync(At("good.yaml"), text);
        await File.WriteAllTextAsync(At("marked.yaml"), text, new UTF8Encoding(true));
        await File.WriteAllTextAsync(At("utf16.yaml"), text, Encoding.Unicode);
        await File.WriteAllTextAsync(At("big16.yaml"), text, Encoding.BigEndianUnicode);
        await File.WriteAllBytesAsync(At("bare16.yaml"), Encoding.Unicode.GetBytes("title: it\n"));
        await File.WriteAllTextAsync(At("latin1.yaml"), "# one\n" + text, Encoding.Latin1);
        string[] names = ["good.yaml", "marked.yaml", "utf16.yaml", "big16.yaml", "bare16.yaml", "latin1.yaml", "none.yaml", ""];
        var told = await RunAsync(["scenario", "check", .. names.Select(At), "quota-strom"]);
        Assert.Equal(1, told.ExitCode);
        Assert.Equal(4, told.Output.Split("no mistakes").Length - 1);
        var lines = told.Errors.TrimEnd('\n').Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Contains("bare16.yaml is UTF-16", lines[0]);
        Assert.Contains("latin1.yaml(2): ", lines[1]);
        Assert.Contains("none.yaml is not there", lines[2]);
        Assert.Contains("is a folder", lines[3]);
        Assert.Contains("quota-strom is not there, and no shipped scenario has that name, but quota-storm", lines[4]);
    }

    [Fact]
    public async Task A_run_tells_it_as_a_check_does()
    {
        using var scratch = new ScratchFolder();
        foreach (var (file, words) in new[] { (scratch.Path, "is a folder"), (Path.Combine(scratch.Path, "none.yaml"), "is not there") })
        {
            var told = await RunAsync("scenario", "run", file);
            Assert.Equal((1, ""), (told.ExitCode, told.Output));
            Assert.Contains(words, Assert.Single(told.Errors.TrimEnd('\n').Split('\n')));
        }
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, .. arguments]);
}
