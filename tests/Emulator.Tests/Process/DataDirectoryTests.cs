using System.Diagnostics;
using Emulator.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Emulator.Tests.Process;

/// <summary>A directory that cannot be used for data is told of in one line, before anybody is served.</summary>
public sealed class DataDirectoryTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string Database => Path.Combine(scratch.Path, "emulator.db");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_file_of_a_newer_format_is_not_touched()
    {
        await MakeAsync();

        Do("PRAGMA user_version = 99");
        var line = await FailedStart.LineAsync("--data", scratch.Path);
        Assert.Contains("format 99", line);
        Assert.Contains(Database, line);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_not_touched()
    {
        var text = string.Concat(Enumerable.Repeat("What somebody wrote, and wants to keep. ", 500));
        await File.WriteAllTextAsync(Database, text);
        var line = await FailedStart.LineAsync("--data", scratch.Path);
        Assert.Contains(Database, line);
        Assert.Contains("not a database", line);
        Assert.Equal(text, await File.ReadAllTextAsync(Database));
    }

    [Fact]
    public async Task A_database_of_another_program_is_not_touched()
    {
        Do("CREATE TABLE birds (name TEXT)");
        var line = await FailedStart.LineAsync("--data", scratch.Path);
        Assert.Contains("another program", line);
        Assert.Contains(Database, line);
    }

    [Fact]
    public async Task A_path_that_is_a_file_is_no_directory()
    {
        scratch.Write("file", "text");
        var path = Path.Combine(scratch.Path, "file");
        Assert.Contains(path, await FailedStart.LineAsync("--data", path));
        Assert.Contains(path, await FailedStart.LineAsync("--data", Path.Combine(path, "below")));
    }

    [Fact]
    public async Task Two_processes_do_not_share_a_directory_and_the_first_goes_on()
    {
        await using var first = await EmulatorProcess.StartAsync("--data", scratch.Path);
        var line = await FailedStart.LineAsync("--data", scratch.Path);
        Assert.Contains("Another process", line);
        Assert.Contains(scratch.Path, line);
        using var http = new HttpClient { BaseAddress = new Uri(first.Address) };
        using var made = await http.PostAsync("/_emulator/workspaces", null);
        Assert.Equal(201, (int)made.StatusCode);
    }

    [Fact]
    public async Task A_directory_that_may_not_be_written_is_named()
    {
        await ModeAsync("u=rx,o=rx", scratch.Path);
        var line = await FailedStart.LineAsync(Unprivileged());
        Assert.Contains(scratch.Path, line);
        Assert.Contains("cannot be written", line);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_named()
    {
        await MakeAsync();

        await ModeAsync("u=r,o=r", Database);
        await ModeAsync("u=rw,o=rw", Path.Combine(scratch.Path, "emulator.lock"));
        await ModeAsync("u=rwx,o=rwx", scratch.Path);
        var line = await FailedStart.LineAsync(Unprivileged());
        Assert.Contains(Database, line);
        Assert.Contains("cannot be written", line);
    }

    /// <summary>A file as a process leaves it that ends in order.</summary>
    private async Task MakeAsync()
    {
        await using var emulator = await EmulatorProcess.StartAsync("--data", scratch.Path);
        Assert.Equal(0, await emulator.TerminateAsync());
    }

    /// <summary>The program as somebody who owns nothing here starts it: what a mode forbids does not stop root.</summary>
    private ProcessStartInfo Unprivileged()
    {
        string[] program = ["dotnet", EmulatorProcess.Program, "--urls", "http://127.0.0.1:0", "--data", scratch.Path];
        if (!Environment.IsPrivilegedProcess) return Command.Describe(Path.GetTempPath(), program[0], program[1..]);
        var start = Command.Describe(Path.GetTempPath(), "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", .. program]);
        start.Environment["HOME"] = Path.GetTempPath();
        return start;
    }

    private static async Task ModeAsync(string mode, string path)
    {
        var changed = await Shell.RunAsync($"chmod {mode} '{path}'");
        Assert.True(changed.ExitCode == 0, changed.Errors);
    }

    private void Do(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
