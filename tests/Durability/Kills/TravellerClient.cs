using System.Globalization;

namespace Durability.Kills;

/// <summary>Has a workspace alone, whose clock stands: moves the clock, takes snapshots and brings them back, resets, registers faults, forgets the journal.
/// So all of what the workspace is is known after each call.</summary>
internal sealed class TravellerClient(Site site, string name, Random chance) : KillClient(site, name, chance)
{
    private readonly Dictionary<string, Picture> snapshots = [];
    private Target at = null!;
    private Picture known = null!, start = null!;
    private Func<Picture, bool> mayBe = static _ => false;
    private long forgotten, newest;
    private string? act;
    private int count;

    public override async Task BeginAsync()
    {
        if (at is not null)
        {
            var told = await Site.CallAsync(HttpMethod.Delete, at.Path);
            Must(told.Status == 204, $"the workspace is not deleted: {told}");
        }

        at = await Target.MakeAsync(Site, string.Create(CultureInfo.InvariantCulture, $"{Name}-{++count}"), "empty", "frozen");
        snapshots.Clear();
        (forgotten, act) = (0, null);
        // What a reset brings back is from before the quotas were raised: those are not met here.
        await at.ControlAsync(HttpMethod.Post, "reset");
        start = known = await SeeAsync();
    }

    protected override async Task VerifyAsync()
    {
        var seen = await SeeAsync();
        Must(seen == known || mayBe(seen), $"the workspace was\n{known}\nand is\n{seen}");
        foreach (var id in seen.Snapshots.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(snapshots.Keys).ToList()) snapshots[id] = seen;
        (known, mayBe) = (seen, static _ => false);
        var journal = await at.ControlAsync(HttpMethod.Get, "journal?limit=200");
        var numbers = journal.Json.EnumerateArray().Select(one => one.GetProperty("number").GetInt64()).ToList();
        Must(numbers.All(number => number > forgotten), $"the journal has {numbers.DefaultIfEmpty().Min()}, and was forgotten up to {forgotten}");
        if (act is null) return;
        var timeline = (await at.ControlAsync(HttpMethod.Get, "timeline?limit=1000")).Text;
        Must(timeline.Contains(act, StringComparison.Ordinal), $"the timeline does not tell of {act}");
    }

    protected override async Task StepAsync()
    {
        await (Chance.Next(8) switch
        {
            0 => AdvanceAsync(),
            1 => SnapshotAsync(),
            2 when snapshots.Count > 0 => RestoreAsync(),
            3 when Chance.Next(3) == 0 => ResetAsync(),
            4 => ForgetAsync(),
            5 => FaultAsync(),
            _ => MakeAsync(),
        });
        known = await SeeAsync();
        mayBe = static _ => false;
    }

    private async Task MakeAsync()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"t{++count}@people.example");
        var was = known;
        mayBe = seen => seen.Now == was.Now && seen.Faults == was.Faults && seen.Snapshots == was.Snapshots
            && seen.State.Contains($"\"email\":\"{email}\",\"firstName\":\"T\",\"lastName\":\"R\"", StringComparison.Ordinal);
        var told = await at.KelioAsync(HttpMethod.Post, "/applicants", new { applicant = new { email, first_name = "T", last_name = "R" } });
        Must(told.Status is 201 or 403, $"the applicant {email} is not made: {told}");
        newest = told.Exchange;
        if (told.Status == 403) await AdvanceAsync();
    }

    private async Task AdvanceAsync()
    {
        var (was, to) = (known, DateTimeOffset.Parse(known.Now, CultureInfo.InvariantCulture).AddHours(Chance.Next(1, 100)));
        // What falls due on the way is one change each, and none of them is acknowledged before all are: any instant of the way will do.
        mayBe = seen => seen.Faults == was.Faults && seen.Snapshots == was.Snapshots && string.CompareOrdinal(seen.Now, was.Now) >= 0
            && DateTimeOffset.Parse(seen.Now, CultureInfo.InvariantCulture) <= to;
        var told = await at.ControlAsync(HttpMethod.Post, "clock/advance", new { to });
        Must(told.IsGood, $"the clock is not advanced: {told}");
    }

    private async Task SnapshotAsync()
    {
        var (was, title) = (known, string.Create(CultureInfo.InvariantCulture, $"snapshot {++count} of {Name}"));
        mayBe = seen => seen with { Snapshots = was.Snapshots } == was;
        var told = await at.ControlAsync(HttpMethod.Post, "snapshots", new { name = title });
        Must(told.Status == 201, $"no snapshot is taken: {told}");
        snapshots[told.Member("id")] = was;
        act = title;
    }

    private async Task RestoreAsync()
    {
        var ids = known.Snapshots.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0) return;
        var id = ids[Chance.Next(ids.Length)];
        await BackAsync($"snapshots/{id}/restore", snapshots[id]);
    }

    private Task ResetAsync() => BackAsync("reset", start);

    private async Task BackAsync(string path, Picture to)
    {
        // Snapshots stand beside what they bring back.
        var wanted = to with { Snapshots = known.Snapshots };
        mayBe = seen => seen == wanted;
        var told = await at.ControlAsync(HttpMethod.Post, path);
        Must(told.IsGood, $"{path} does not bring back anything: {told}");
        var seen = await SeeAsync();
        Must(seen == wanted, $"{path} brings back\n{seen}\nand not\n{wanted}");
    }

    private async Task FaultAsync()
    {
        var (was, seen) = (known, await at.ControlAsync(HttpMethod.Get, "faults"));
        mayBe = now => now with { Faults = was.Faults } == was;
        var told = seen.Json.GetArrayLength() > 2
            ? await at.ControlAsync(HttpMethod.Delete, "faults/" + seen.Json[0].GetProperty("id"))
            : await at.ControlAsync(HttpMethod.Post, "faults", new { provider = "key-predict", kind = "status", status = 503 });
        Must(told.IsGood, $"the faults do not change: {told}");
    }

    private async Task ForgetAsync()
    {
        var told = await at.ControlAsync(HttpMethod.Delete, "journal");
        Must(told.Status == 204, $"the journal is not forgotten: {told}");
        forgotten = newest;
    }

    private async Task<Picture> SeeAsync()
    {
        var all = await at.ControlAsync(HttpMethod.Get, "snapshots");
        return new Picture(
            (await at.ControlAsync(HttpMethod.Get, "clock")).Member("now"),
            string.Join(' ', all.Json.EnumerateArray().Select(one => one.GetProperty("id").ToString())),
            (await at.ControlAsync(HttpMethod.Get, "faults")).Text,
            (await at.ControlAsync(HttpMethod.Get, "state")).Text);
    }

    /// <summary>A workspace as it looks from outside.</summary>
    private sealed record Picture(string Now, string Snapshots, string Faults, string State);
}
