using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Emulator.Tests.Process;

/// <summary>Bytes of the file that are not what was written: whoever needs them is told so, and the others work.</summary>
public sealed class DamagedDataTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string Database => Path.Combine(scratch.Path, "emulator.db");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_damaged_workspace_answers_503_in_one_line_and_the_others_work()
    {
        var (damaged, whole) = await MakeTwoAsync();
        Overwrite(MiddleOf("SELECT state FROM checkpoints JOIN workspaces USING (key) WHERE name = 'damaged'"));
        await using var emulator = await EmulatorProcess.StartAsync("--data", scratch.Path);
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        foreach (var path in (string[])["", "/state", "/journal", "/clock"])
        {
            using var refused = await http.GetAsync("/_emulator/workspaces/damaged" + path);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((503, "application/problem+json"), ((int)refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.Contains("“damaged”", problem.GetProperty("detail").GetString());
            Assert.DoesNotContain('\n', problem.GetProperty("detail").GetString()!);
        }

        Assert.Equal(503, await PiAsync(http, damaged));
        Assert.Equal(200, await PiAsync(http, whole));
        using var changed = await http.PostAsJsonAsync("/_emulator/workspaces/whole/snapshots", new { name = "after it" });
        Assert.Equal(201, (int)changed.StatusCode);
        Assert.Equal("[\"damaged\",\"default\",\"whole\"]", await http.GetStringAsync("/_emulator/workspaces"));
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = "another" });
        Assert.Equal(201, (int)made.StatusCode);
        Assert.Equal(0, await emulator.TerminateAsync());
    }

    [Fact]
    public async Task A_damaged_directory_is_told_of_in_one_line()
    {
        await MakeTwoAsync();
        using (var connection = Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT rootpage FROM sqlite_master WHERE name = 'workspaces'";
            var page = (long)command.ExecuteScalar()!;
            command.CommandText = "PRAGMA page_size";
            Overwrite((page - 1) * (long)command.ExecuteScalar()!);
        }

        var line = await FailedStart.LineAsync("--data", scratch.Path);
        Assert.Contains(Database, line);
        Assert.Contains("damaged", line);
    }

    private static async Task<int> PiAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/pi/api/v2/behavioralassessments?$top=1");
        request.Headers.Add("api-key", key);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>Two workspaces in a file to which all of the log has gone; answers a key of each.</summary>
    private async Task<(string Damaged, string Whole)> MakeTwoAsync()
    {
        await using var emulator = await EmulatorProcess.StartAsync("--data", scratch.Path);
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        var keys = new List<string>();
        foreach (var id in (string[])["damaged", "whole"])
        {
            using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id });
            var body = await made.Content.ReadFromJsonAsync<JsonElement>();
            keys.Add(body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("apiKey").GetString()!);
        }

        Assert.Equal(0, await emulator.TerminateAsync());
        return (keys[0], keys[1]);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Where in the file the middle of what a query answers stands.</summary>
    private long MiddleOf(string query)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        var blob = (byte[])command.ExecuteScalar()!;
        return File.ReadAllBytes(Database).AsSpan().IndexOf(blob.AsSpan(blob.Length / 2, 64));
    }

    private void Overwrite(long at)
    {
        Assert.True(at > 0);
        using var file = File.OpenWrite(Database);
        file.Position = at;
        file.Write(new byte[64]);
    }
}
