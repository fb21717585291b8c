using Emulator.Core.Agenda;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Webhooks;

namespace Emulator.Core.Workspaces;

/// <summary>Carries out one agenda entry of a workspace, now: a provider's own, or an attempt of a webhook.</summary>
internal sealed partial class EntryRunner(Workspace workspace, ProviderCatalog providers, DeliveryWorker deliveries, ILogger logger)
{
    /// <summary>Makes an attempt and writes down what came of it.</summary>
    /// <returns>What came of it, in one sentence.</returns>
    public async Task<string> AttemptAsync(AgendaEntry entry, Delivery delivery, CancellationToken cancelled)
    {
        var attempt = await deliveries.AttemptAsync(delivery, workspace.Clock.Now, cancelled);
        var cause = new Cause(CauseKind.Attempt) { Provider = delivery.Provider };
        return workspace.Decide((world, _) =>
        {
            // A restore in the meantime may have taken the entry away: then the attempt belongs to a world that is gone.
            var next = world.Agenda.Entries.Contains(entry) ? Outbox.Record(world, entry, attempt) : world;
            cause.Summary = Describe(delivery, attempt, next.Deliveries.Find(delivery.Id));
            return (cause.Summary, next);
        }, cause);
    }

    /// <summary>Lets the entry's provider decide what comes of it.</summary>
    /// <returns>What came of it, in one sentence.</returns>
    public string Run(AgendaEntry entry)
    {
        var cause = new Cause(CauseKind.Agenda) { Provider = entry.Provider };
        return workspace.Decide((world, now) =>
        {
            var ran = Run(entry, world, now);
            cause.Summary = ran.Summary;
            return ran;
        }, cause);
    }

    /// <summary>Takes an actor's entry off the agenda. False when it is gone already.</summary>
    public bool Take(AgendaEntry entry, string summary) => workspace.Decide(
        (world, _) => world.Agenda.Entries.Contains(entry) ? (true, world with { Agenda = world.Agenda.Remove(entry) }) : (false, world),
        new Cause(CauseKind.Agenda) { Summary = summary });

    private static string Describe(Delivery delivery, Attempt attempt, Delivery? after)
    {
        var outcome = attempt.Status is { } status ? $"answered {status}" : attempt.Error;
        var next = after is { State: DeliveryState.Scheduled, NextAttemptAt: { } due } ? $", next attempt at {due:yyyy-MM-ddTHH:mm:ssZ}" : after is null ? "" : $", {after.State.ToString().ToLowerInvariant()}";
        return $"{delivery.Call.Event} for {delivery.Call.Subject}, attempt {delivery.Attempts.Length + 1}: {outcome}{next}";
    }

    private (string Summary, World After) Run(AgendaEntry entry, World world, DateTimeOffset now)
    {
        if (!world.Agenda.Entries.Contains(entry)) return ("called off", world);
        world = world with { Agenda = world.Agenda.Remove(entry) };
        if (providers.Find(entry.Provider) is not { } provider) return ($"nobody knows “{entry.Kind}”", world);
        try
        {
            var happening = provider.Run(entry, workspace.MomentFor(provider, world, now));
            return workspace.Apply(world, provider.Name, happening.Change, now, out var after) is { } taken
                ? ($"not done: a {taken.Kind} belongs to another workspace", world)
                : (happening.Summary, after);
        }
        catch (Exception error)
        {
            // A bug in one entry must not stop the clock of its workspace.
            LogFailure(logger, error, entry.Provider, entry.Kind);
            return ($"failed by a fault of the emulator: {error.GetType().Name}", world);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The agenda entry “{Kind}” of {Provider} failed.")]
    private static partial void LogFailure(ILogger logger, Exception error, string provider, string kind);
}
