using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Receivers;

/// <summary>The webhook servers of the emulator's own in a workspace, and what they have got: of each the latest <c>bounds:receivedCalls</c>, and of all
/// no more bytes than <c>bounds:receivedBytes</c>; the oldest go first.</summary>
internal static class ReceiverBoard
{
    /// <summary>The receivers of a workspace, by name.</summary>
    public static IEnumerable<Receiver> Of(Workspace workspace) => ScenarioState.Of(workspace.State).Receivers;

    /// <summary>The receiver with this name and its calls, oldest first; null when there is none.</summary>
    public static (Receiver Receiver, IReadOnlyList<Received> Calls)? Find(Workspace workspace, string name)
    {
        var state = ScenarioState.Of(workspace.State);
        return state.Receivers.Find(name) is { } receiver ? (receiver, state.Received.In(ScenarioState.ByReceiver, name)) : null;
    }

    /// <summary>Says what a receiver answers from now on, and makes it when there is none; null when there are too many.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="answers">A status, or <c>down</c>.</param>
    /// <param name="times">So many times, then 200 again; null for ever.</param>
    public static Receiver? Set(Workspace workspace, string name, string answers, int? times) => ScenarioState.Commit(workspace, (before, _) =>
    {
        if (Make(before, name, workspace.Bounds.Receivers) is not { } receiver) return ((Receiver?)null, before);
        var after = receiver with { Answers = answers, Times = times };
        return (after, before with { Receivers = before.Receivers.Put(after) });
    });

    /// <summary>Takes a call to a receiver, which is made when there is none.</summary>
    /// <returns>What it answers: a status, or <c>down</c>; null when there are too many receivers.</returns>
    public static string? Take(Workspace workspace, string name, Received call) => ScenarioState.Commit(workspace, (before, now) =>
    {
        if (Make(before, name, workspace.Bounds.Receivers) is not { } receiver) return ((string?)null, before);
        var (answered, after) = receiver.Next();
        var kept = call with { Id = before.LastReceived + 1, Receiver = name, Number = after.Count, At = now, Answered = answered };
        var state = before with
        {
            Receivers = before.Receivers.Put(after),
            Received = before.Received.Put(kept),
            LastReceived = kept.Id,
            ReceivedBytes = before.ReceivedBytes + kept.Bytes,
        };
        return (answered, Bound(state, name, workspace.Bounds));
    });

    /// <summary>Forgets a receiver and its calls; false when there is none.</summary>
    public static bool Remove(Workspace workspace, string name) => ScenarioState.Commit(workspace, (before, _) =>
    {
        if (before.Receivers.Find(name) is null) return (false, before);
        var rest = before.Received.In(ScenarioState.ByReceiver, name).Aggregate(before, Forget);
        return (true, rest with { Receivers = rest.Receivers.Remove(name) });
    });

    private static Receiver? Make(ScenarioState state, string name, int most) =>
        state.Receivers.Find(name) ?? (state.Receivers.Count >= most ? null : new Receiver(name, "200", null, 0));

    private static ScenarioState Bound(ScenarioState state, string name, Bounds bounds)
    {
        if (state.Received.In(ScenarioState.ByReceiver, name) is var calls && calls.Count > bounds.ReceivedCalls) state = Forget(state, calls[0]);
        while (state.ReceivedBytes > bounds.ReceivedBytes) state = Forget(state, state.Received.Rows.First());
        return state;
    }

    private static ScenarioState Forget(ScenarioState state, Received call) =>
        state with { Received = state.Received.Remove(call.Id), ReceivedBytes = state.ReceivedBytes - call.Bytes };
}
