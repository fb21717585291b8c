using Emulator.Tests.Support;

namespace Emulator.Tests.Cluster;

/// <summary>Whoever is alone pays nothing for those who are several.</summary>
public class OneProcessTests
{
    private static readonly string[] Calls =
        ["/kelio/sandbox/v2/applicants", "/pi/api/v2/behavioralassessments", "/_emulator/workspaces/default", "/_emulator/openapi.json"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_setting_nothing_of_Orleans_and_PostgreSQL_is_loaded(bool keeps)
    {
        using var scratch = new ScratchFolder();
        await using var emulator = await EmulatorProcess.StartAsync(keeps ? ["--data", scratch.Path] : []);
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        foreach (var path in Calls) (await http.GetAsync(path)).Dispose();
        var loaded = (await File.ReadAllLinesAsync($"/proc/{emulator.Id}/maps")).Select(line => Path.GetFileName(line.Split(' ')[^1])).Distinct().ToList();
        Assert.Contains("Emulator.dll", loaded); // What is loaded is seen here.
        Assert.DoesNotContain(loaded, file => file.Contains("Orleans", StringComparison.Ordinal) || file.Contains("Npgsql", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cluster:database is no connection string", "--cluster", "Server")]
    [InlineData("cluster:database names no Host", "--cluster", "Database=emulator")]
    [InlineData("cluster:database names no Database", "--cluster", "Host=127.0.0.1")]
    [InlineData("data and cluster are both set", "--cluster", "Host=127.0.0.1;Database=e;Port=1", "--data", "/tmp/nowhere")]
    [InlineData("cluster:lease is 00:00:00.1000000", "--cluster", "Host=127.0.0.1;Database=e;Port=1", "--cluster:lease", "PT0.1S")]
    [InlineData("cluster:address is “a b”", "--cluster", "Host=127.0.0.1;Database=e;Port=1", "--cluster:address", "a b")]
    [InlineData("cluster and cluster:database are the same setting", "--cluster", "Host=a;Database=e", "--cluster:database", "Host=a;Database=e")]
    [InlineData("127.0.0.1", "--cluster", "Host=127.0.0.1;Port=1;Database=e;Username=u;Password=hush-hush")]
    public async Task A_mistake_is_told_in_one_line_that_holds_no_password(string words, params string[] arguments)
    {
        var line = await FailedStart.LineAsync(arguments);
        Assert.Contains(words, line, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", line, StringComparison.Ordinal);
    }
}
