using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>What the container does, without a container: published by the Dockerfile's own command, started from a folder that cannot be written, by a user
/// who owns nothing and has no home.</summary>
[UnsupportedOSPlatform("windows")]
public class PublishTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task The_published_folder_starts_read_only_as_another_user_without_a_home()
    {
        using var scratch = new ScratchFolder();
        var folder = Path.Combine(scratch.Path, "app");
        await PublishAsync(scratch.Path, folder);
        var pages = Repository.At("src/Emulator/wwwroot");
        Assert.All(
            Directory.EnumerateFiles(pages, "*", SearchOption.AllDirectories),
            page => Assert.True(File.Exists(Path.Combine(folder, "wwwroot", Path.GetRelativePath(pages, page))), page));
        Assert.True(
            new FileInfo(Path.Combine(folder, "Emulator.dll")).Length > 2 * new FileInfo(EmulatorProcess.Program).Length,
            "Emulator.dll is not compiled ahead (ReadyToRun).");

        var before = Files(folder);
        Close(scratch.Path, folder);
        try
        {
            var start = AsAnotherUser(folder, "dotnet", "Emulator.dll", "--urls", "http://127.0.0.1:0");
            await using (var emulator = await EmulatorProcess.StartAsync(start))
            {
                Assert.Equal(emulator.Errors, []);
                if (Environment.IsPrivilegedProcess && OperatingSystem.IsLinux())
                    Assert.Contains($"Uid:\t{Nobody}", await File.ReadAllTextAsync($"/proc/{emulator.Id}/status"));
                await UseAsync(emulator);
                Assert.Equal(
                    0, (await Command.RunAsync(AsAnotherUser(folder, "dotnet", "Emulator.dll", "health", emulator.Address), TimeSpan.FromMinutes(1))).ExitCode);
                Assert.Equal(0, await emulator.TerminateAsync());
            }
        }
        finally
        {
            Open(folder);
        }

        Assert.Equal(before, Files(folder));
    }

    /// <summary>The provider calls of the banner, a page and a workspace of its own: all that touches files.</summary>
    private static async Task UseAsync(EmulatorProcess emulator)
    {
        using var client = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        Assert.Contains("<html", await client.GetStringAsync("/_emulator/"));
        Assert.Contains("render(", await client.GetStringAsync("/_emulator/assets/app.js"));
        using var created = await client.PostAsJsonAsync("/_emulator/workspaces", new { fixture = "demo" });
        Assert.Equal(201, (int)created.StatusCode);
        Assert.Equal("ready", (await client.GetFromJsonAsync<JsonElement>("/_emulator/health")).GetProperty("status").GetString());
        foreach (var example in emulator.Examples)
            Assert.Equal(0, (await Shell.RunAsync(example.Replace("curl ", "curl --silent --fail ", StringComparison.Ordinal))).ExitCode);
    }

    private static async Task PublishAsync(string scratch, string folder)
    {
        var line = File.ReadLines(Repository.At("Dockerfile")).Single(line => line.StartsWith("RUN dotnet publish src/Emulator ", StringComparison.Ordinal));
        var words = line["RUN dotnet ".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["--output", "/app"], words[^2..]);
        // What the build makes on the way goes elsewhere, so that a build of the repository is not disturbed.
        var publish = Command.Describe(
            Repository.Root,
            "dotnet",
            [
                .. words[..^1], folder, "--artifacts-path", Path.Combine(scratch, "artifacts"), "-nodereuse:false",
                "-p:UseSharedCompilation=false", "--verbosity", "quiet", "--nologo",
            ]);
        var result = await Command.RunAsync(publish, TimeSpan.FromMinutes(8));
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    private static ProcessStartInfo AsAnotherUser(string folder, params string[] command)
    {
        // An ordinary user cannot become another: then the test runs as that user, who cannot write to the folder either.
        string[] prefix = !Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux() ? []
            : File.Exists("/usr/bin/setpriv") ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"]
            : ["runuser", "-u", "nobody", "--"];
        string[] all = [.. prefix, .. command];
        var start = Command.Describe(folder, all[0], all[1..]);
        start.Environment.Remove("HOME");
        start.Environment.Remove("USER");
        start.Environment["TMPDIR"] = folder; // Nowhere to write.
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // As the Dockerfile has it.
        return start;
    }

    private static void Close(string scratch, string folder)
    {
        File.SetUnixFileMode(scratch, (UnixFileMode)0b101_101_101);
        foreach (var path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            File.SetUnixFileMode(path, (UnixFileMode)0b101_101_101);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetUnixFileMode(path, (UnixFileMode)0b100_100_100);
    }

    private static void Open(string folder)
    {
        foreach (var path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder).Append(Path.GetDirectoryName(folder)!))
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => $"{Path.GetRelativePath(folder, path)} {new FileInfo(path).LastWriteTimeUtc:O}").Order(StringComparer.Ordinal)];
}
