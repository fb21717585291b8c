using System.Collections.Concurrent;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>What holds when many calls arrive at once.</summary>
public class RaceTests
{
    [Fact]
    public async Task Once_a_key_was_regenerated_no_call_with_the_former_one_passes_however_many_race_with_it()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 1_000_000 });
        for (var round = 0; round < 5; round++)
        {
            var former = round == 0
                ? pi.KeyOf(PiWorkspace.Power)
                : (await pi.MustAsync(HttpMethod.Get, "users/" + pi.IdOf(PiWorkspace.Power))).GetProperty("apiKey").GetString()!;
            var regenerated = 0;
            var late = new ConcurrentBag<int>();
            using var stop = new CancellationTokenSource();
            var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    // Whether the generation was answered before this call was made.
                    var isLate = Volatile.Read(ref regenerated) == 1;
                    var answer = caller % 2 == 0
                        ? await pi.SendAsync(former, HttpMethod.Get, PiWorkspace.Behavioral)
                        : await pi.SendAsync(former, HttpMethod.Post, PiWorkspace.Behavioral, PiWorkspace.Invitation());
                    if (isLate) late.Add(answer.Status);
                }
            })).ToArray();
            var key = await pi.RegenerateAsync(PiWorkspace.Power);
            Volatile.Write(ref regenerated, 1);
            while (late.Count < 40) await Task.Yield();
            await stop.CancelAsync();
            await Task.WhenAll(callers);
            Assert.All(late, status => Assert.Equal(401, status));
            Assert.Equal(200, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status);
        }
    }

    [Fact]
    public async Task Of_many_regenerations_at_once_exactly_one_key_lives()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var keys = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => pi.RegenerateAsync(PiWorkspace.User))));
        Assert.Equal(24, keys.Distinct().Count());
        var statuses = await Task.WhenAll(keys.Select(async key => (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.Behavioral)).Status));
        Assert.Equal((1, 23), (statuses.Count(status => status == 200), statuses.Count(status => status == 401)));
    }

    [Fact]
    public async Task The_limit_is_exact_when_many_threads_call()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.SetAsync(new { requestsPerMinute = 25 });
        var statuses = await Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(async () =>
            (i % 2 == 0 ? await pi.GetAsync(PiWorkspace.Behavioral) : await pi.TryInviteAsync()).Status)));
        Assert.Equal(25, statuses.Count(status => status is 200 or 201));
        Assert.Equal(55, statuses.Count(status => status == 429));
    }

    [Fact]
    public async Task No_invitation_is_lost_when_many_are_made_at_once()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => pi.InviteIdAsync(new { externalId = "E-" + i }))));
        Assert.Equal(60, ids.Distinct().Count());
        Assert.Equal(60, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Body.GetProperty("totalSearchResults").GetInt32());
    }

    [Fact]
    public async Task Of_many_takers_who_complete_at_once_one_does()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => (await pi.ActAsync(id, "complete")).Status)));
        Assert.Equal((1, 19), (statuses.Count(status => status == 200), statuses.Count(status => status == 409)));
    }

    [Fact]
    public async Task Of_many_users_with_one_address_one_is_made()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var body = new
        {
            actingUserId = pi.IdOf(PiWorkspace.Owner),
            firstName = "A",
            lastName = "B",
            email = "one@demo-company.example",
            role = "User",
            defaultFolder = PiWorkspace.Root,
        };
        var statuses =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => (await pi.ControlAsync(HttpMethod.Post, "users", body)).Status)));
        Assert.Equal((1, 19), (statuses.Count(status => status == 201), statuses.Count(status => status == 409)));
    }
}
