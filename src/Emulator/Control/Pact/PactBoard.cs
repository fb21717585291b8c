using Contracts.Control;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Pact;

/// <summary>What became of the states that verifiers asked for in this process, for people: on the page, and where something is wrong, on the console. The
/// newest are kept.</summary>
/// <param name="log">The console.</param>
internal sealed partial class PactBoard(ILogger<PactBoard> log)
{
    private const int Most = 200;
    private const int LongestName = 200;
    private readonly Lock gate = new();
    private readonly LinkedList<Asked> asked = [];

    /// <summary>A state was set up.</summary>
    public void Enter(string? team, string state, string? provider, string workspace, string? connection) =>
        Add(new Asked(team, RealTime.Now, Short(state), provider) { Workspace = workspace, Connection = connection, Until = RealTime.In(PactApi.Longest) });

    /// <summary>A state was refused.</summary>
    public void Refuse(string? team, string state, string why)
    {
        Add(new Asked(team, RealTime.Now, Short(state), null) { Outcome = "refused", Told = why });
        LogRefused(log, Short(state), Short(why));
    }

    /// <summary>A state was torn down: the one of this connection, or the oldest of the name.</summary>
    public void Leave(string? team, string state, string? connection)
    {
        lock (gate)
        {
            var mine = asked.Where(one => one.Team == team && one.State == Short(state) && one.Outcome == Entered).ToList();
            if ((mine.Find(one => connection is not null && one.Connection == connection) ?? mine.LastOrDefault()) is { } left) left.Outcome = "left";
        }
    }

    /// <summary>The state of the same provider that was set up over the same connection, is not torn down, and has not been called yet; null when there is
    /// none. A verifier sets up all states of an interaction, then calls.</summary>
    public string? Other(string connection, string? provider, WorkspaceRegistry workspaces)
    {
        Asked? other;
        lock (gate)
            other = asked.FirstOrDefault(one => one.Connection == connection && one.Outcome == Entered && one.Provider is not null && one.Provider == provider);
        return other is not null && workspaces.InMemory.FirstOrDefault(one => one.Id == other.Workspace) is { } workspace && !workspace.Journal.Newest().Any()
            ? other.State
            : null;
    }

    /// <summary>What became of those of a team, newest first; of all for the administrator.</summary>
    public IReadOnlyList<PactStateView> Newest(string? team)
    {
        TellLeftOver();
        lock (gate)
            return [.. asked.Where(one => team is null || one.Team == team)
                .Select(one => new PactStateView(one.At, one.State, one.Provider, one.Outcome, one.Workspace, one.Told))];
    }

    private const string Entered = "entered";

    private void Add(Asked one)
    {
        TellLeftOver();
        lock (gate)
        {
            asked.AddFirst(one);
            if (asked.Count > Most) asked.RemoveLast();
        }
    }

    private void TellLeftOver()
    {
        List<Asked> over;
        lock (gate)
        {
            over = [.. asked.Where(one => one.Outcome == Entered && RealTime.Until(one.Until) == TimeSpan.Zero)];
            foreach (var one in over) one.Outcome = "left over";
        }

        foreach (var one in over) LogLeftOver(log, one.State, (int)PactApi.Longest.TotalMinutes);
    }

    // A line of the console is one line, whatever somebody calls a state.
    private static string Short(string text) =>
        new([.. (text.Length > LongestName ? text[..LongestName] + "…" : text).Select(static letter => char.IsControl(letter) ? ' ' : letter)]);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Pact state “{State}” was refused: {Why}.")]
    private static partial void LogRefused(ILogger log, string state, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Pact state “{State}” was never torn down: its workspace was deleted after {Minutes} minutes.")]
    private static partial void LogLeftOver(ILogger log, string state, int minutes);

    private sealed record Asked(string? Team, DateTimeOffset At, string State, string? Provider)
    {
        public string Outcome { get; set; } = Entered;

        public string? Workspace { get; init; }

        public string? Connection { get; init; }

        public long Until { get; init; }

        public string? Told { get; init; }
    }
}
