using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary><c>data check</c>, <c>export</c> and <c>import</c>, as somebody types them, on what an earlier release kept.</summary>
public sealed class DataCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string Kept => Path.Combine(scratch.Path, "kept");

    private string Export => Path.Combine(scratch.Path, "export.ndjson");

    public DataCommandTests()
    {
        Directory.CreateDirectory(Kept);
        File.Copy(Repository.At("fixtures/data/0.1.0/emulator.db"), Path.Combine(Kept, "emulator.db"));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_is_exported_and_imported_is_the_same_and_is_not_imported_over_anything()
    {
        Assert.Equal(0, (await RunAsync("check", "--data", Kept)).ExitCode);
        Assert.Equal(0, (await RunAsync("export", "--data", Kept, Export)).ExitCode);
        var other = Path.Combine(scratch.Path, "other");
        Assert.Contains("Imported 2 workspaces", (await RunAsync("import", "--data", other, Export)).Output);
        Assert.Equal((await RunAsync("check", "--data", Kept)).Output, (await RunAsync("check", "--data", other)).Output);
        Assert.Equal(await LinesAsync(Kept), await LinesAsync(other));
        await OneLineAsync("already", "import", "--data", other, Export);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Export));
    }

    [Fact]
    public async Task A_damaged_export_leaves_nothing_behind_and_a_line_says_where()
    {
        Assert.Equal(0, (await RunAsync("export", "--data", Kept, Export)).ExitCode);
        var lines = await File.ReadAllLinesAsync(Export);
        var at = Array.FindIndex(lines, line => line.StartsWith("[\"checkpoints\"", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("A", "B", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(Export, lines);
        var other = Path.Combine(scratch.Path, "other");
        await OneLineAsync($"Line {at + 1}", "import", "--data", other, Export);
        Assert.StartsWith("0 workspaces", (await RunAsync("check", "--data", other)).Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Export, "{}\n");
        await OneLineAsync("no export", "import", "--data", other, Export);
        await OneLineAsync("Nothing is kept", "check", "--data", Path.Combine(scratch.Path, "nowhere"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_the_rest_is_counted()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Kept, "emulator.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE checkpoints SET sum = sum + 1 WHERE key = (SELECT key FROM workspaces WHERE name = 'sample')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var told = await RunAsync("check", "--data", Kept);
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("“sample”", told.Errors);
        Assert.StartsWith("1 workspaces", told.Output, StringComparison.Ordinal);
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, "data", .. arguments]);

    private static async Task OneLineAsync(string words, params string[] arguments)
    {
        var told = await RunAsync(arguments);
        Assert.Equal(1, told.ExitCode);
        Assert.Contains(words, Assert.Single(told.Errors.Trim().Split('\n')));
    }

    // How often a file was opened is its own.
    private async Task<string[]> LinesAsync(string directory)
    {
        var file = Path.Combine(scratch.Path, "again.ndjson");
        Assert.Equal(0, (await RunAsync("export", "--data", directory, file)).ExitCode);
        return [.. (await File.ReadAllLinesAsync(file)).Where(line => !line.Contains("\"opened\"", StringComparison.Ordinal))];
    }
}
