using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>The machine's clock, zone and language and unseeded randomness are compiler errors outside their one place: a scratch program of every banned
/// symbol is compiled with the emulator's own project file.</summary>
public sealed partial class ClockRuleTests
{
    /// <summary>A statement for every line of BannedSymbols.txt.</summary>
    private static readonly Dictionary<string, string> Statements = new()
    {
        ["P:System.DateTime.UtcNow"] = "_ = System.DateTime.UtcNow;",
        ["P:System.DateTime.Now"] = "_ = System.DateTime.Now;",
        ["P:System.DateTime.Today"] = "_ = System.DateTime.Today;",
        ["P:System.DateTimeOffset.UtcNow"] = "_ = System.DateTimeOffset.UtcNow;",
        ["P:System.DateTimeOffset.Now"] = "_ = System.DateTimeOffset.Now;",
        ["P:System.TimeProvider.System"] = "_ = System.TimeProvider.System;",
        ["T:System.Diagnostics.Stopwatch"] = "_ = System.Diagnostics.Stopwatch.GetTimestamp();",
        ["P:System.Environment.TickCount"] = "_ = System.Environment.TickCount;",
        ["P:System.Environment.TickCount64"] = "_ = System.Environment.TickCount64;",
        ["M:System.Threading.Tasks.Task.Delay(System.Int32)"] = "_ = System.Threading.Tasks.Task.Delay(1);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan)"] = "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero);",
        ["M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Delay(1, token);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)"] =
            "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, token);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.TimeProvider)"] = "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, time);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.TimeProvider,System.Threading.CancellationToken)"] =
            "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, time, token);",
        ["M:System.Threading.Thread.Sleep(System.Int32)"] = "System.Threading.Thread.Sleep(1);",
        ["M:System.Threading.Thread.Sleep(System.TimeSpan)"] = "System.Threading.Thread.Sleep(System.TimeSpan.Zero);",
        ["T:System.Threading.Timer"] = "_ = System.Threading.Timer.ActiveCount;",
        ["T:System.Threading.PeriodicTimer"] = "new System.Threading.PeriodicTimer(System.TimeSpan.Zero).Dispose();",
        ["M:System.Threading.CancellationTokenSource.#ctor(System.Int32)"] = "new System.Threading.CancellationTokenSource(1).Dispose();",
        ["M:System.Threading.CancellationTokenSource.#ctor(System.TimeSpan)"] = "new System.Threading.CancellationTokenSource(System.TimeSpan.Zero).Dispose();",
        ["M:System.Threading.CancellationTokenSource.CancelAfter(System.Int32)"] = "source.CancelAfter(1);",
        ["M:System.Threading.CancellationTokenSource.CancelAfter(System.TimeSpan)"] = "source.CancelAfter(System.TimeSpan.Zero);",
        ["M:System.Guid.NewGuid"] = "_ = System.Guid.NewGuid();",
        ["M:System.Guid.CreateVersion7"] = "_ = System.Guid.CreateVersion7();",
        ["P:System.Random.Shared"] = "_ = System.Random.Shared;",
        ["M:System.Random.#ctor"] = "_ = new System.Random();",
        ["P:System.Globalization.CultureInfo.CurrentCulture"] = "_ = System.Globalization.CultureInfo.CurrentCulture;",
        ["P:System.Globalization.CultureInfo.CurrentUICulture"] = "_ = System.Globalization.CultureInfo.CurrentUICulture;",
        ["F:System.StringComparison.CurrentCulture"] = "_ = System.StringComparison.CurrentCulture;",
        ["F:System.StringComparison.CurrentCultureIgnoreCase"] = "_ = System.StringComparison.CurrentCultureIgnoreCase;",
        ["P:System.StringComparer.CurrentCulture"] = "_ = System.StringComparer.CurrentCulture;",
        ["P:System.StringComparer.CurrentCultureIgnoreCase"] = "_ = System.StringComparer.CurrentCultureIgnoreCase;",
        ["M:System.String.ToLower"] = "_ = \"\".ToLower();",
        ["M:System.String.ToUpper"] = "_ = \"\".ToUpper();",
        ["M:System.Net.Http.HttpClient.#ctor"] = "new System.Net.Http.HttpClient().Dispose();",
        ["M:System.Net.Http.SocketsHttpHandler.#ctor"] = "new System.Net.Http.SocketsHttpHandler().Dispose();",
        ["P:System.TimeZoneInfo.Local"] = "_ = System.TimeZoneInfo.Local;",
        ["P:System.DateTimeOffset.LocalDateTime"] = "_ = default(System.DateTimeOffset).LocalDateTime;",
        ["M:System.DateTime.ToLocalTime"] = "_ = default(System.DateTime).ToLocalTime();",
        ["M:System.DateTimeOffset.ToLocalTime"] = "_ = default(System.DateTimeOffset).ToLocalTime();",
        ["T:System.Security.Cryptography.RandomNumberGenerator"] = "System.Security.Cryptography.RandomNumberGenerator.Fill(new byte[1]);",
    };

    [Fact]
    public async Task Every_banned_symbol_is_a_compiler_error_in_a_provider_and_none_in_the_clocks_own_folder()
    {
        var symbols = File.ReadLines(Repository.At("BannedSymbols.txt")).Where(line => line.Length > 0).Select(line => line.Split(';')[0]).ToList();
        Assert.Equal(symbols.Order(StringComparer.Ordinal), Statements.Keys.Order(StringComparer.Ordinal)); // A new line there needs a statement here.

        using var scratch = new ScratchFolder();
        foreach (var file in new[]
        {
            "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig",
            "src/Emulator/Emulator.csproj", "src/Contracts/Contracts.csproj",
        })
            scratch.Copy(file);
        scratch.Write("src/Contracts/Nothing.cs", "namespace Contracts;\n\ninternal static class Nothing;\n");
        scratch.Write("src/Emulator/Program.cs", "return;\n");
        scratch.Write("src/Emulator/Providers/Example/Banned.cs", Program("Emulator.Providers.Example", symbols));
        scratch.Write("src/Emulator/Core/Clock/Allowed.cs", Program("Emulator.Core.Clock", symbols));

        var build = await Command.RunAsync(
            Command.Describe(
                scratch.Path, "dotnet", "build", "src/Emulator", "-nodereuse:false",
                "-p:UseSharedCompilation=false", "-clp:NoSummary", "--nologo", "-v", "quiet"),
            TimeSpan.FromMinutes(5));
        Assert.NotEqual(0, build.ExitCode);
        var errors = Errors().Matches(build.Output)
            .Select(match => (File: match.Groups["file"].Value, Line: int.Parse(match.Groups["line"].Value), Code: match.Groups["code"].Value))
            .Where(error => error.Code == "RS0030").ToHashSet();
        Assert.True(errors.Count > 0, build.Output + build.Errors);
        Assert.DoesNotContain(errors, error => error.File.EndsWith("Allowed.cs", StringComparison.Ordinal));
        var first = Program("", []).Split('\n').TakeWhile(line => !line.Contains("// first", StringComparison.Ordinal)).Count() + 2;
        Wrong.Nothing(symbols.Where((_, index) => !errors.Contains((errors.First().File, first + index, "RS0030"))).ToList());
    }

    private static string Program(string name, IReadOnlyList<string> symbols) =>
        $$"""
        namespace {{name}};

        internal static class Scratch
        {
            public static void Run(System.Threading.CancellationTokenSource source, System.TimeProvider time, System.Threading.CancellationToken token)
            {
                // first
        {{string.Join('\n', symbols.Select(symbol => "        " + Statements[symbol]))}}
            }
        }

        """;

    [GeneratedRegex(@"(?<file>[^\s(]+)\((?<line>\d+),\d+\): error (?<code>\w+):")]
    private static partial Regex Errors();
}
