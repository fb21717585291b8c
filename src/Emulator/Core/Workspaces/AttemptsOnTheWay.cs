using Emulator.Core.Agenda;
using Emulator.Core.Clock;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>The attempts that fall due at one instant of a journey. They are made side by side, each receiver told in the order of the agenda, and written down
/// in that order: receivers that hang cost the longest of their waits, and not the sum.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="runner">Makes the attempts.</param>
internal sealed class AttemptsOnTheWay(Workspace workspace, EntryRunner runner)
{
    /// <summary>So many are under way at once.</summary>
    private const int Most = 256;

    private readonly Dictionary<string, Receiver> receivers = new(StringComparer.Ordinal);

    /// <summary>Makes the attempts that come next on the agenda and are due now.</summary>
    /// <param name="instant">The instant of the journey.</param>
    /// <param name="ran">Takes down what has run.</param>
    /// <param name="journey">Breaks them off.</param>
    public async Task MakeAsync(Instant instant, List<AgendaRun> ran, CancellationToken journey)
    {
        var now = workspace.Clock.Now;
        var begun = Due(now).Select(due => (due.Entry, due.Delivery, Attempt: Begin(due.Entry, due.Delivery, journey))).ToList();
        foreach (var (entry, delivery, attempt) in begun)
        {
            if (await attempt is not { } made) continue; // Called off while others were told.
            instant.Count(entry, workspace.Current.Agenda);
            ran.Add(new AgendaRun(now, entry.Kind, runner.Record(entry, delivery, made)));
        }
    }

    private List<(AgendaEntry Entry, Delivery Delivery)> Due(DateTimeOffset now)
    {
        var due = new List<(AgendaEntry, Delivery)>();
        var world = workspace.Current;
        foreach (var entry in world.Agenda.Entries)
        {
            if (entry.Due > now || due.Count == Most || Outbox.Find(world, entry) is not { } delivery) break;
            due.Add((entry, delivery));
        }

        return due;
    }

    private Task<Attempt?> Begin(AgendaEntry entry, Delivery delivery, CancellationToken journey)
    {
        var name = AttemptsUnderWay.ReceiverOf(delivery);
        if (!receivers.TryGetValue(name, out var receiver)) receivers[name] = receiver = new Receiver();
        var attempt = MakeAsync(entry, delivery, receiver, receiver.Last, journey);
        receiver.Last = attempt;
        return attempt;
    }

    private async Task<Attempt?> MakeAsync(AgendaEntry entry, Delivery delivery, Receiver receiver, Task before, CancellationToken journey)
    {
        await Task.WhenAny(before, receiver.Hangs.Task);
        journey.ThrowIfCancellationRequested();
        if (!workspace.Current.Agenda.Has(entry)) return null;
        var attempt = runner.AttemptAsync(delivery, journey);
        if (!await RealTime.EndsWithinAsync(attempt, AttemptsUnderWay.Patience)) receiver.Hangs.TrySetResult();
        return await attempt;
    }

    private sealed class Receiver
    {
        public Task Last { get; set; } = Task.CompletedTask;

        /// <summary>Ends when it has not answered for so long that others are sent beside.</summary>
        public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
