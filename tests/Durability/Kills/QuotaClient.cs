using System.Diagnostics;

namespace Durability.Kills;

/// <summary>Uses up the quota of a key whose clock stands. A count is written behind: what was counted long enough before the end of a life is counted in the
/// next one.</summary>
internal sealed class QuotaClient(Site site, string name, Random chance) : KillClient(site, name, chance)
{
    private const int Quota = 120;

    /// <summary>A count is at most 200 ms behind, and as much as a busy machine adds.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);

    private readonly Queue<long> inThisLife = new();
    private Target at = null!;
    private int surely, taken;
    private long mark;

    public override async Task BeginAsync()
    {
        if (at is null)
        {
            var told = await Site.CallAsync(HttpMethod.Post, "/_emulator/workspaces", new { id = Name, fixture = "empty", clock = new { mode = "frozen" } });
            at = new Target(Site, told.Json);
        }
    }

    protected override async Task VerifyAsync()
    {
        // Of those that were acknowledged just before the end, some may be lost.
        while (inThisLife.TryDequeue(out var when))
            if (Stopwatch.GetElapsedTime(when, mark) > Behind) surely++;
        taken = 0;
        if (Chance.Next(6) != 0) return;
        var told = await at.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT2M" });
        Must(told.IsGood, $"the clock is not advanced: {told}");
        (surely, taken) = (0, 0);
    }

    protected override async Task StepAsync()
    {
        // A burst, and a rest: so some are counted long before the end.
        for (var i = 0; i < 10; i++)
        {
            var told = await at.KelioAsync(HttpMethod.Get, "/applicants?per_page=1");
            Must(told.Status is 200 or 403, $"the call that counts is answered {told}");
            if (told.Status != 200) break;
            taken++;
            inThisLife.Enqueue(Stopwatch.GetTimestamp());
            mark = Stopwatch.GetTimestamp();
            Must(surely + taken <= Quota, $"{surely + taken} calls of one minute were taken, and the quota is {Quota}");
        }

        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(20);
            // Whether the process is still there.
            await at.ControlAsync(HttpMethod.Get, "clock");
            mark = Stopwatch.GetTimestamp();
        }
    }
}
