using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core.Store;

/// <summary>What must hold over all nodes at once: a credential that somebody chose names one workspace, and no quota is over its limit.</summary>
public class SharedClaimTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_credential_that_users_choose_on_two_nodes_at_once_is_one_workspaces()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        await using var other = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        var (here, there) = (await one.NewAsync("here"), await other.NewAsync("there"));
        for (var i = 0; i < 20; i++)
        {
            var login = $"login {i}";
            var won = await Task.WhenAll(
                Task.Run(() => TryChoose(here, login)), Task.Run(() => TryChoose(there, login)), Task.Run(() => TryChoose(there, login)));
            await Task.WhenAll(here.KeptAsync(), there.KeptAsync());
            var owner = await one.Shared!.Directory.OwnerOfAsync("login", login, default);
            Assert.True(won[0] != (won[1] || won[2]), $"{login} is {string.Join(", ", won)}");
            Assert.Equal(won[0] ? here.Place.Key : there.Place.Key, owner);
        }
    }

    [Fact]
    public async Task What_was_reserved_and_not_issued_is_free_again()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        var (here, there) = (await one.NewAsync("here"), await other.NewAsync("there"));
        var chosen = new Claim("login", "zoe", IsSecret: false) { IsChosen = true };
        Assert.Null(one.Store.Reserve(here, [chosen]));
        Assert.False(TryChoose(there, "zoe"));
        Assert.Equal(0, await other.Shared!.Directory.OwnerOfAsync("login", "zoe", default));
        one.Store.GiveBack(here, [chosen]);
        Assert.True(TryChoose(there, "zoe"));

        // A node that ends before it issues what it has reserved.
        Assert.Null(one.Store.Reserve(here, [chosen with { Value = "yann" }]));
        Assert.False(TryChoose(there, "yann"));
        await one.DisposeAsync();
        Assert.NotNull(await other.BackAsync("here"));
        Assert.True(TryChoose(there, "yann"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_quota_is_over_its_limit_when_a_node_is_gone_at_any_moment(bool isSliding)
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        var use = new QuotaUse("key", 120, TimeSpan.FromMinutes(1), isSliding);
        for (var calls = 1; calls < 120; calls += 17)
        {
            var name = $"w{calls}";
            var former = await one.NewAsync(name);
            var taken = 0;
            for (var i = 0; i < calls; i++)
            {
                Assert.True(Count(former, use));
                await former.KeptAsync(); // It is answered now.
                taken++;
            }

            // The former node is silent from now on: nothing is written behind any more by the time that another has the workspace.
            await one.Shared!.Directory.ReleaseAsync(former.Place.Key, one.Shared.Seat!, default);
            var present = (await other.BackAsync(name))!;
            while (Count(present, use)) taken++;
            Assert.InRange(taken, 120 - (120 / 12), 120);
        }
    }

    [Fact]
    public async Task Who_hands_a_workspace_over_in_order_gives_back_what_was_set_aside_and_leaves_no_call_out()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using var one = await place.StartAsync(lease: Lease);
        await using var other = await place.StartAsync(lease: TimeSpan.FromMinutes(1));
        var use = new QuotaUse("key", 120, TimeSpan.FromMinutes(1), IsSliding: true);
        var former = await one.NewAsync("w");
        for (var i = 0; i < 10; i++) Assert.True(Count(former, use));
        former.Keep(Exchanges.Usual());
        await one.Store.FlushAsync(former);
        await one.Shared!.Directory.ReleaseAsync(former.Place.Key, one.Shared.Seat!, default);
        var present = (await other.BackAsync("w"))!;
        Assert.Equal(1, present.Journal.Count);
        Assert.Equal(11, present.Quotas.Look(use, present.Clock.Now).Used);
    }

    private static bool Count(Workspace workspace, QuotaUse use) => workspace.Decide(
        (before, now) => workspace.Quotas.Look(use, now).IsTaken ? new Decision<bool>(true, before) { Counted = use } : new Decision<bool>(false, before),
        Bench.Why);

    private static bool TryChoose(Workspace workspace, string login)
    {
        try
        {
            workspace.Do((_, _) => Change.None.Claim(new Claim("login", login, IsSecret: false) { IsChosen = true }));
            return true;
        }
        catch (ClaimTakenException)
        {
            return false;
        }
    }
}
