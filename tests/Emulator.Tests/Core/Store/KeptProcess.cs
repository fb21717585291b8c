using System.Text;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Quotas;
using Emulator.Core.Store;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core.Store;

/// <summary>What one process has of its workspaces, without a server: a house, a store and the way to make and find them.</summary>
internal sealed class KeptProcess : IAsyncDisposable
{
    private readonly DeliveryWorker deliveries = new(new DeliverySettings());
    private bool isOver;

    public KeptProcess(DurableStore store, SharedDatabase? shared, NotesProvider? provider)
    {
        (Store, Shared) = (store, shared);
        House = new WorkspaceHouse(
            new ProviderCatalog([provider ?? new NotesProvider()]),
            new CredentialDirectory(),
            deliveries,
            new JournalSettings { MaxChanges = 400 },
            new Bounds())
        {
            Areas = [new WorkspaceArea("beside", NotesState.Empty)],
            Store = store,
        };
        store.Open(House);
    }

    public DurableStore Store { get; }

    public SharedDatabase? Shared { get; }

    public WorkspaceHouse House { get; }

    /// <summary>A new workspace; it is kept when this returns.</summary>
    public async Task<Workspace> NewAsync(string name, ClockMode mode = ClockMode.Frozen)
    {
        var place = new WorkspacePlace(name, place => new Workspace(Bench.Spec(name, mode), House, place));
        if (Shared is { Seat: { } seat })
        {
            var reserved = await Shared.Directory.ReserveAsync(name, seat, 1000, default);
            Assert.Null(reserved.Why);
            place = new WorkspacePlace(name, place => new Workspace(Bench.Spec(name, mode), House, place))
            { Key = reserved.Key, Epoch = reserved.Epoch, IsReserved = true };
        }

        var made = place.Get();
        await made.KeptAsync();
        return made;
    }

    /// <summary>A workspace that was kept, or null.</summary>
    public async Task<Workspace?> BackAsync(string name)
    {
        var kept = Store.List().FirstOrDefault(one => one.Name == name);
        if (Shared is { Seat: { } seat })
        {
            var key = await Shared.Directory.KeyOfAsync(name, default);
            kept = key == 0 ? null : await Shared.Directory.AcquireAsync(key, seat, default);
        }

        return kept is null ? null
            : new WorkspacePlace(name, place => new Workspace(Store.Load(place), House, place)) { Key = kept.Key, Epoch = kept.Epoch }.Get();
    }

    /// <summary>Deletes a workspace.</summary>
    public static async Task DeleteAsync(Workspace workspace)
    {
        Assert.True(workspace.End());
        await workspace.KeptAsync();
    }

    /// <summary>All that a workspace is, as text.</summary>
    public string Whole(Workspace workspace)
    {
        var saved = workspace.Save();
        var history = workspace.History.All().Select(entry => $"{entry.Number} {entry.Version} {entry.Records.Count} {entry.Act?.Summary}");
        var journal = workspace.Journal.Newest().Select(one => $"{one.Number} {one.Provider} {one.Request.Surface.Name} "
            + string.Join(',', one.Verdict.Lines.Select(line => $"{line.Check.Name}={line.Detail}")));
        return string.Join(
            '\n',
            [Encoding.UTF8.GetString(new WorkspaceFormat(House).Write(saved with { Head = saved.Head with { SavedAt = default } })), .. history, .. journal]);
    }

    /// <summary>Commits, acts, calls and counts, drawn by chance; all of it is kept when this returns.</summary>
    public async Task LiveAsync(Workspace workspace, Random random, int steps = 40)
    {
        for (var i = 0; i < steps; i++)
        {
            switch (random.Next(6))
            {
                case 0:
                    workspace.Plan(TimeSpan.FromMinutes(random.Next(1, 90)), $"later {random.Next(1000)}");
                    break;
                case 1:
                    workspace.Keep(Exchanges.Usual() with { Number = Numbering.Next() });
                    break;
                case 2:
                    workspace.Quotas.Take(new QuotaUse($"key {random.Next(3)}", 120, TimeSpan.FromMinutes(1), random.Next(2) == 0), workspace.Clock.Now);
                    Store.GoneOn(workspace);
                    break;
                case 3:
                    workspace.Note(new Emulator.Core.History.HistoryEntry(Numbering.Next(), workspace.Clock.Now, Bench.Why)
                    {
                        Act = new Emulator.Core.History.ControlAct("POST", "/acts", "", $"act {i}", "", 200, null),
                    });
                    break;
                default:
                    workspace.Note($"note {random.Next(1000)}");
                    break;
            }
        }

        workspace.Quotas.GiveBackAhead();
        workspace.SetClock(clock => clock.Set(workspace.Clock.Now + TimeSpan.FromMinutes(random.Next(5))));
        await workspace.KeptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (isOver) return;
        isOver = true;
        Store.Dispose();
        if (Shared is { } shared)
        {
            if (shared.Seat is { } seat) await shared.Nodes.LeaveAsync(seat, default);
            await shared.DisposeAsync();
        }

        deliveries.Dispose();
    }
}
