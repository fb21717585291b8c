using Emulator.Core.Agenda;
using Emulator.Core.History;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>Carries out one agenda entry of a workspace, now: a provider's own, or an attempt of a webhook.</summary>
internal sealed partial class EntryRunner(Workspace workspace, WorkspaceHouse house)
{
    /// <summary>Makes an attempt, when what it tells of will not be lost any more.</summary>
    /// <exception cref="NotKeptException">It cannot be kept at present: nobody is told.</exception>
    public Task<Attempt> AttemptAsync(Delivery delivery, CancellationToken cancelled)
    {
        var now = workspace.Clock.Now;
        return workspace.KeptAsync() is { IsCompletedSuccessfully: false } kept ? AfterAsync(kept) : house.Deliveries.AttemptAsync(delivery, now, cancelled);

        async Task<Attempt> AfterAsync(Task kept)
        {
            await kept.WaitAsync(cancelled);
            return await house.Deliveries.AttemptAsync(delivery, now, cancelled);
        }
    }

    /// <summary>Writes down what came of an attempt.</summary>
    /// <returns>The same in one sentence.</returns>
    public string Record(AgendaEntry entry, Delivery delivery, Attempt attempt) => workspace.Commit(
        (before, _) =>
        {
            // A restore in the meantime may have taken the entry away: then the attempt belongs to a world that is gone.
            var after = before.World.Agenda.Has(entry)
                ? Outbox.Record(before.World, entry, entry.Due < workspace.LateBefore ? attempt with { IsLate = true } : attempt) : before.World;
            var summary = Describe(delivery, attempt, after.Deliveries.Find(delivery.Id));
            return new Decision<string>(summary, ReferenceEquals(after, before.World) ? before : before with { World = after }) { Summary = summary };
        },
        new Cause(CauseKind.Attempt) { Provider = delivery.Provider });

    /// <summary>Lets the entry's provider decide what comes of it.</summary>
    /// <returns>What came of it, in one sentence.</returns>
    public string Run(AgendaEntry entry)
    {
        var cause = new Cause(CauseKind.Agenda) { Provider = entry.Provider };
        try
        {
            // What fell due while no process was there came about then, as at a vendor.
            return workspace.Decide((before, now) => Run(entry, before, entry.Due < workspace.LateBefore ? entry.Due : now), cause);
        }
        catch (ClaimTakenException)
        {
            return workspace.Commit((before, _) => Off(entry, before, "not done: a credential that it makes belongs to another workspace"), cause);
        }
    }

    /// <summary>Takes an actor's entry off the agenda. False when it is gone already.</summary>
    public bool Take(AgendaEntry entry, string summary) => workspace.Commit(
        (before, _) => before.World.Agenda.Has(entry) ? new Decision<bool>(true, Without(entry, before)) : new Decision<bool>(false, before),
        new Cause(CauseKind.Agenda) { Summary = summary });

    private static WorkspaceState Without(AgendaEntry entry, WorkspaceState before) =>
        before with { World = before.World with { Agenda = before.World.Agenda.Remove(entry) } };

    private static Decision<string> Off(AgendaEntry entry, WorkspaceState before, string summary) => new(summary, Without(entry, before)) { Summary = summary };

    private static string Describe(Delivery delivery, Attempt attempt, Delivery? after)
    {
        var outcome = attempt.Status is { } status ? FormattableString.Invariant($"answered {status}") : attempt.Error;
        var next = after switch
        {
            null => "",
            { State: DeliveryState.Scheduled, NextAttemptAt: { } due } => FormattableString.Invariant($", next attempt at {due:yyyy-MM-ddTHH:mm:ssZ}"),
            _ => $", {after.State.ToString().ToLowerInvariant()}",
        };
        return FormattableString.Invariant($"{delivery.Call.Event} for {delivery.Call.Subject}, attempt {delivery.Attempts.Length + 1}: {outcome}{next}");
    }

    private Decision<string> Run(AgendaEntry entry, WorkspaceState before, DateTimeOffset now)
    {
        if (!before.World.Agenda.Has(entry)) return new("called off", before);
        if (house.Providers.Find(entry.Provider) is not { } provider) return Off(entry, before, $"nobody knows “{entry.Kind}”");
        var without = Without(entry, before);
        try
        {
            var happening = provider.Run(entry, workspace.MomentFor(provider, without.World, now));
            return new(happening.Summary, Transition.Apply(without, provider.Name, happening.Change, workspace.Seed, now)) { Summary = happening.Summary };
        }
        catch (Exception error)
        {
            // A bug in one entry must not stop the clock of its workspace.
            LogFailure(house.Logger, error, entry.Provider, entry.Kind);
            return Off(entry, before, $"failed by a fault of the emulator: {error.GetType().Name}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The agenda entry “{Kind}” of {Provider} failed.")]
    private static partial void LogFailure(ILogger logger, Exception error, string provider, string kind);
}

/// <summary>An agenda entry that has run.</summary>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Kind">What sort of entry.</param>
/// <param name="Summary">What came of it, in one sentence.</param>
public sealed record AgendaRun(DateTimeOffset At, string Kind, string Summary);
