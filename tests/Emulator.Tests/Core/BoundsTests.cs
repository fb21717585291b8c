using Emulator.Core.Effects;
using Emulator.Core.Faults;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.Quotas;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

/// <summary>What grows with use has a bound: the oldest go first, in the commit that brings too much, and what is still needed stays.</summary>
public class BoundsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_oldest_mails_go()
    {
        using var bench = new Bench { Bounds = new Bounds { Mails = 3 } };
        var workspace = bench.New();
        for (var i = 1; i <= 5; i++) workspace.Do((_, _) => Change.None.Post(new MailDraft([], $"{i}", "", [])));
        Assert.Equal(["3", "4", "5"], workspace.Current.Mails.Select(mail => mail.Draft.Subject));
        // Many at once are no different; what comes and goes in one commit is not told at all.
        workspace.Do((_, _) => Enumerable.Range(6, 5).Aggregate(Change.None, static (change, i) => change.Post(new MailDraft([], $"{i}", "", []))));
        Assert.Equal(["8", "9", "10"], workspace.Current.Mails.Select(mail => mail.Draft.Subject));
        var rows = bench.Log.Of(workspace)[^1].Rows.Where(row => row.Table == "mails").ToList();
        Assert.Equal(["10", "3", "4", "5", "8", "9"], rows.Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(3, rows.Count(row => row.After is null));
    }

    [Fact]
    public void The_oldest_settled_deliveries_go_and_those_with_something_to_come_stay()
    {
        using var bench = new Bench { Bounds = new Bounds { Deliveries = 2 } };
        var workspace = bench.New();
        for (var i = 1; i <= 6; i++) workspace.Ring("http://127.0.0.1:9/", subject: $"{i}");
        Assert.Equal([1, 2, 3, 4, 5, 6], workspace.Current.Deliveries.Select(delivery => delivery.Id)); // None is settled.
        foreach (var settled in new[] { 2, 3, 4, 6 }) Settle(workspace, settled);
        Assert.Equal([1, 4, 5, 6], workspace.Current.Deliveries.Select(delivery => delivery.Id));
        Assert.Equal(["1", "5"], workspace.Current.Entries.Select(entry => entry.Subject));
        Settle(workspace, 1);
        Assert.Equal([4, 5, 6], workspace.Current.Deliveries.Select(delivery => delivery.Id)); // By their numbers, not by when they were settled.
    }

    [Fact]
    public void The_oldest_faults_go()
    {
        using var bench = new Bench { Bounds = new Bounds { Faults = 2 } };
        var workspace = bench.New();
        for (var i = 1; i <= 4; i++)
            workspace.Decide((world, _) => (true, world with { Faults = world.Faults.Put(new Fault(i, "notes", FaultKind.Reset)) }), Bench.Why);
        Assert.Equal([3, 4], workspace.Current.Faults.Select(fault => fault.Id));
    }

    [Fact]
    public void The_oldest_snapshots_go_and_the_first_state_stays()
    {
        using var bench = new Bench { Bounds = new Bounds { Snapshots = 2 } };
        var workspace = bench.New();
        for (var i = 1; i <= 4; i++)
        {
            workspace.Note($"{i}");
            Assert.Equal(i, workspace.TakeSnapshot($"{i}", Bench.Why).Id);
        }

        Assert.Equal([0, 3, 4], workspace.State.Snapshots.Select(snapshot => snapshot.Id));
        Assert.Equal(5, workspace.TakeSnapshot(null, Bench.Why).Id); // A number never comes twice.
        workspace.Reset(Bench.Why);
        Assert.Equal(3, workspace.Notes().Notes.Count);
        Assert.Equal([0, 4, 5], workspace.State.Snapshots.Select(snapshot => snapshot.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_oldest_credentials_go_from_the_directory_too_and_those_of_the_beginning_stay(int first)
    {
        using var bench = new Bench
        {
            Bounds = new Bounds { Claims = 3 },
            Provider = new NotesProvider { Claims = seed => [.. Enumerable.Range(0, first).Select(_ => new Claim("note key", seed.Secrets.Letters(24)))] },
        };
        var workspace = bench.New();
        var firsts = workspace.State.Claims.Select(issued => issued.Claim.Value).ToList();
        for (var i = 1; i <= 5; i++) workspace.Do((_, _) => Change.None.Claim(new Claim("note key", $"{i}")));
        Assert.Equal([.. firsts, "3", "4", "5"], workspace.State.Claims.Select(issued => issued.Claim.Value));
        Assert.Equal(first + 3, bench.Directory.Count);
        Assert.Null(bench.Directory.OwnerOf("note key", "2"));
        Assert.False(workspace.Secrets.Contains("2"));
        Assert.All(firsts, value => Assert.Same(workspace.Place, bench.Directory.OwnerOf("note key", value)));
        // One commit that brings more than there may be.
        workspace.Do((_, _) => Change.None.Claim([.. Enumerable.Range(6, 6).Select(i => new Claim("note key", $"{i}"))]));
        Assert.Equal([.. firsts, "9", "10", "11"], workspace.State.Claims.Select(issued => issued.Claim.Value));
        Assert.Equal(first + 3, bench.Directory.Count);
        // One that was dropped is free, for the same workspace and for another; and comes back as a new one.
        bench.New("other").Do((_, _) => Change.None.Claim(new Claim("note key", "7")));
        workspace.Do((_, _) => Change.None.Claim(new Claim("note key", "1")));
        Assert.Equal([.. firsts, "10", "11", "1"], workspace.State.Claims.Select(issued => issued.Claim.Value));
        workspace.Reset(Bench.Why); // Credentials are never taken back by it.
        Assert.Same(workspace.Place, bench.Directory.OwnerOf("note key", "1"));
        bench.Registry.Delete(workspace);
        Assert.Equal("7", Assert.Single(bench.Registry.Find("other")!.State.Claims, issued => issued.Claim.Value == "7").Claim.Value);
        Assert.Equal(bench.Registry.Find("other")!.State.Claims.Count(issued => issued.Claim.NamesWorkspace), bench.Directory.Count);
    }

    [Fact]
    public void Of_the_keys_whose_calls_are_counted_those_go_first_whose_windows_are_over()
    {
        var ledger = new QuotaLedger(mostKeys: 3);
        foreach (var (key, second) in new[] { ("over", 0), ("one", 50), ("two", 51) })
            Assert.True(ledger.Take(Use(key), Bench.Start.AddSeconds(second)).IsTaken);
        Assert.True(ledger.Take(Use("three"), Bench.Start.AddSeconds(61)).IsTaken);
        Assert.Equal(["one", "three", "two"], ledger.Save().Keys);
    }

    [Fact]
    public void When_all_keys_count_the_one_that_counted_longest_ago_goes_first()
    {
        var ledger = new QuotaLedger(mostKeys: 5);
        for (var i = 0; i < 5; i++) Assert.True(ledger.Take(Use($"{i}"), Bench.Start.AddSeconds(i)).IsTaken);
        Assert.True(ledger.Take(Use("0"), Bench.Start.AddSeconds(5)).IsTaken);
        Assert.True(ledger.Take(Use("new"), Bench.Start.AddSeconds(6)).IsTaken);
        Assert.Equal(["0", "2", "3", "4", "new"], ledger.Save().Keys);
        // Those that were saved and put back are no older for it.
        ledger.Restore(ledger.Save());
        Assert.True(ledger.Take(Use("newer"), Bench.Start.AddSeconds(7)).IsTaken);
        Assert.Equal(["0", "3", "4", "new", "newer"], ledger.Save().Keys);
    }

    [Fact]
    public void A_bound_below_one_is_a_mistake() =>
        Assert.Equal(["bounds:faults is 0; it must be at least 1"], new Bounds { Faults = 0 }.Mistakes());

    private static QuotaUse Use(string key) => new(key, 2, Minute, IsSliding: true);

    private static void Settle(Workspace workspace, int id) => workspace.Decide(
        (world, now) => (true, Outbox.Record(world, world.Agenda.Entries.Single(entry => entry.Subject == $"{id}"), new Attempt(now, 200, null, 1, ""))),
        Bench.Why);
}
