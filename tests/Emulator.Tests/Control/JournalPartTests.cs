using System.Globalization;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class JournalPartTests
{
    private const string Good = "/api/v2/behavioralassessments", Bad = "/api/v1/no-such-thing";

    [Fact]
    public async Task The_journal_is_read_in_parts_backwards_and_says_how_much_there_is()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        for (var i = 0; i < 7; i++) (await workspace.PiAsync(HttpMethod.Get, Bad)).Dispose();
        var (numbers, before) = (new List<long>(), "");
        while (true)
        {
            var (part, total) = await PartAsync(workspace, $"limit=3&total=true{before}");
            Assert.Equal(7, total);
            if (part.Count == 0) break;
            numbers.AddRange(part);
            before = string.Create(CultureInfo.InvariantCulture, $"&before={part[^1]}");
        }

        Assert.Equal(7, numbers.Distinct().Count());
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Null((await PartAsync(workspace, "limit=3")).Total);
        var (since, all) = await PartAsync(workspace, $"total=true&since={numbers[2]}");
        Assert.Equal(numbers[..2], since);
        Assert.Equal(7, all);
    }

    [Fact]
    public async Task What_ended_so_is_listed_and_counted_whatever_part_is_asked_for()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        for (var i = 0; i < 3; i++) (await workspace.PiAsync(HttpMethod.Get, Good)).Dispose();
        for (var i = 0; i < 2; i++) (await workspace.PiAsync(HttpMethod.Get, Good + "?$top=none")).Dispose();
        foreach (var (outcome, expected) in new[] { ("passed", 3), ("refused", 2), ("2xx", 3), ("4xx", 2), ("3xx", 0), ("5xx", 0), ("broken", 0) })
        {
            var (part, total) = await PartAsync(workspace, $"total=true&limit=1&outcome={outcome}");
            Assert.Equal((outcome, expected, Math.Min(1, expected)), (outcome, total, part.Count));
        }

        foreach (var wrong in new[] { "outcome=well", "total=yes", "before=soon" })
            Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "journal?" + wrong)).Status);
    }

    private static async Task<(List<long> Part, int? Total)> PartAsync(TestWorkspace workspace, string query)
    {
        using var answer = await workspace.Http.GetAsync($"{workspace.Path}/journal?{query}");
        var part = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement.EnumerateArray()
            .Select(one => one.GetProperty("number").GetInt64()).ToList();
        int? total = answer.Headers.TryGetValues("X-Emulator-Total", out var said) ? int.Parse(said.Single(), CultureInfo.InvariantCulture) : null;
        return (part, total);
    }
}
