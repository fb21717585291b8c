using System.Text;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Hundreds of broken filters and bodies, the same on each run: each is answered or refused, none is a fault of the emulator.</summary>
public class FuzzTests
{
    private static readonly string[] Words =
    [
        "firstName", "assessmentState", "selfScores", "/a", "/", "sentDateTime", "$it", "@p", "eq", "ne", "gt", "in", "and",
        "or", "not", "has", "add", "mod", "div", "-", "(", ")", ",", "'", "''", "'x'", "null", "true", "5", "1.5e3", "INF", "NaN",
        "2026-03-02", "2026-03-02T09:00:00Z", "duration'PT1H'", "contains(", "length(", "any(", "all(x:", "cast(", "isof(", "now()", "concat(",
        "substring(", "geo.distance(", "binary'AA=='", "00000000-0000-0000-0000-000000000000", "%", "\\", "\"", "é", "[", "{", "{\"a\":1}", ":", "=", "*",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_filter_is_a_fault(int seed)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 100_000 });
        await pi.ActAsync(await pi.InviteIdAsync(), "complete");
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var filter = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 9)).Select(_ => Words[random.Next(Words.Length)]));
            foreach (var option in new[] { "$filter", "$orderby", "$select" })
            {
                var answer = await pi.GetAsync($"{PiWorkspace.Behavioral}?{option}={Uri.EscapeDataString(filter)}");
                Assert.True(answer.Status is 200 or 400 or 501, $"{option}={filter}: {answer.Status} {answer.Text}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_body_is_a_fault(int seed)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 100_000 });
        var id = await pi.InviteIdAsync();
        var valid = Encoding.UTF8.GetBytes(PiWorkspace.Invitation(new
        {
            expirationDateTime = "2026-04-01",
            gender = 1,
            personType = "Other",
            assessmentStatusWebHook = "http://a:b@127.0.0.1:9/",
            folderPath = PiWorkspace.Root,
        }).ToJsonString());
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            var body = valid.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--) body[random.Next(body.Length)] = (byte)random.Next(256);
            if (random.Next(5) == 0) body = body[..random.Next(body.Length)];
            var made = await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), HttpMethod.Post, PiWorkspace.Behavioral, body, "application/json");
            Assert.True(made.Status is 201 or 400, $"{Encoding.Latin1.GetString(body)}: {made.Status} {made.Text}");
            var changed = await pi.SendAsync(pi.KeyOf(PiWorkspace.Owner), HttpMethod.Patch, $"{PiWorkspace.Behavioral}/{id}", body, "application/json");
            Assert.True(changed.Status is 200 or 400, $"{Encoding.Latin1.GetString(body)}: {changed.Status} {changed.Text}");
        }
    }
}
