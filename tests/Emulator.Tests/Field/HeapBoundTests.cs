using System.Net.Http.Json;
using System.Text.Json;
using Contracts.KeyPredict;
using Contracts.PredictiveIndex;
using Emulator.Core.Workspaces;
using Emulator.Tests.Core;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emulator.Tests.Field;

/// <summary>Many workspaces with full journals took the machine's memory until the kernel ended the process: past a bound the journals written to longest ago
/// are emptied, and when that is not enough, what would grow is refused until there is room again.</summary>
public class HeapBoundTests
{
    [Fact]
    public void The_journals_written_to_longest_ago_are_emptied_and_no_more_than_needed()
    {
        using var bench = new Bench();
        var all = Enumerable.Range(0, 8).Select(number => bench.New($"w{number}")).ToList();
        foreach (var one in all) Fill(one);
        Fill(all[0]); // Written to last.
        var sum = all.Sum(one => one.Journal.Taken);
        var heap = new HeapBound(bench.Registry, sum - 1, _ => all.Sum(one => one.Journal.Taken), NullLogger<HeapBound>.Instance);
        Assert.True(heap.Look());
        Assert.False(heap.IsFull);
        var emptied = all.Where(one => one.Journal.Count == 0).Select(one => one.Id).ToList();
        Assert.Equal(Enumerable.Range(1, emptied.Count).Select(number => $"w{number}"), emptied);
        Assert.InRange(emptied.Count, 1, 3);
        Assert.Equal(emptied.Count, heap.EmptiedJournals);
        Assert.False(heap.Look());
        Assert.Equal(emptied.Count, heap.EmptiedJournals);
    }

    [Fact]
    public void When_that_does_not_help_it_is_full_until_there_is_room_again()
    {
        using var bench = new Bench();
        var one = bench.New();
        Fill(one);
        var (size, collections) = (2000L, 0);
        var heap = new HeapBound(
            bench.Registry,
            1000,
            collects =>
            {
                if (collects) collections++;
                return size;
            },
            NullLogger<HeapBound>.Instance);
        Assert.True(heap.Look());
        Assert.True(heap.IsFull);
        Assert.Equal(0, one.Journal.Count);
        size = 1000;
        collections = 0;
        Assert.False(heap.Look());
        Assert.Equal((false, 0), (heap.IsFull, collections)); // What is within the bound costs no collection.
    }

    [Fact]
    public void What_a_collection_frees_empties_no_journal()
    {
        using var bench = new Bench();
        var one = bench.New();
        Fill(one);
        var heap = new HeapBound(bench.Registry, 1000, collects => collects ? 900 : 5000, NullLogger<HeapBound>.Instance);
        Assert.True(heap.Look());
        Assert.Equal((false, 0L, 20), (heap.IsFull, heap.EmptiedJournals, one.Journal.Count));
    }

    [Theory]
    [InlineData("1073741824\n", 536870912)]
    [InlineData("max\n", 2147483648)]
    [InlineData("9223372036854771712", 2147483648)]
    [InlineData("", 2147483648)]
    [InlineData("-1", 2147483648)]
    public void Half_of_the_containers_limit_is_the_bound_and_without_one_two_gigabytes(string limit, long bound) =>
        Assert.Equal(bound, MemoryLimit.Usual(limit));

    [Fact]
    public async Task While_it_is_full_what_would_grow_is_answered_503_and_all_else_goes_on()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--maxBytes", "1048576"); // Less than any test needs.
        var http = emulator.Http;
        emulator.App.Services.GetRequiredService<HeapBound>().Look();
        var process = await http.GetFromJsonAsync<JsonElement>("/_emulator/process");
        Assert.True(process.GetProperty("isFull").GetBoolean());
        Assert.Equal(1048576, process.GetProperty("maxBytes").GetInt64());

        foreach (var (method, path, status) in new[]
        {
            ("POST", "workspaces", 503), ("POST", "workspaces/default/snapshots", 503), ("POST", "workspaces/default/faults", 503),
            ("POST", "scenarios", 503), ("POST", "workspaces/default/receivers/mine", 503), ("POST", "workspaces/default/recordings", 503),
            ("GET", "workspaces/default", 200), ("GET", "workspaces/default/mails", 200), ("POST", "workspaces/default/reset", 200),
            ("DELETE", "workspaces/nobody", 404), ("GET", "health", 200),
        })
        {
            using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/_emulator/" + path));
            Assert.True((int)answer.StatusCode == status, $"{method} {path}: {answer.StatusCode}");
            if (status == 503) Assert.Contains("(maxBytes)", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(200, await PiAsync(http, HttpMethod.Get, "/pi/api/v1/behavioralassessments", null));
        Assert.Equal(503, await PiAsync(
            http, HttpMethod.Post, "/pi/api/v1/behavioralassessments", new { firstName = "Ada", lastName = "Martin", email = "ada@people.example" }));
        var newest = (await http.GetFromJsonAsync<JsonElement>("/_emulator/workspaces/default/journal?limit=1"))[0].GetProperty("number").GetInt64();
        var exchange = await http.GetFromJsonAsync<JsonElement>($"/_emulator/journal/{newest}");
        var check = Assert.Single(exchange.GetProperty("checks").EnumerateArray().ToList());
        Assert.Equal("maxBytes", check.GetProperty("check").GetString());
        var connect = $"/keypredict/customer/REST/connect/json?login={KeyPredictDefaults.Login}&password={KeyPredictDefaults.Password}";
        using var token = await http.GetAsync(connect);
        Assert.Equal(503, (int)token.StatusCode);
    }

    private static void Fill(Workspace workspace)
    {
        for (var i = 0; i < 20; i++) workspace.Journal.Add(Exchanges.Small());
    }

    private static async Task<int> PiAsync(HttpClient http, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("api-key", PredictiveIndexDefaults.AccountOwnerKey);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
