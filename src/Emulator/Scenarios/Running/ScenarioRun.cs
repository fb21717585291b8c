using System.Collections.Immutable;
using System.Threading.Channels;

namespace Emulator.Scenarios.Running;

/// <summary>A scenario that runs or has run: its steps as they end.</summary>
internal sealed class ScenarioRun : IDisposable
{
    private readonly Lock changing = new();
    private readonly List<Channel<StepReport>> subscribers = [];
    private readonly CancellationTokenSource stop = new();
    private ImmutableArray<StepReport> steps;

    public ScenarioRun(string id, string askedIn, string workspace, Scenario scenario, DateTimeOffset startedAt)
    {
        (Id, AskedIn, Workspace, Scenario, StartedAt) = (id, askedIn, workspace, scenario, startedAt);
        steps = [.. scenario.Steps.Select(step => new StepReport(step.Index, step.Line, step.Title, null, "waiting", null, 0))];
    }

    public string Id { get; }

    /// <summary>The workspace that was asked.</summary>
    public string AskedIn { get; }

    /// <summary>The workspace in which it runs.</summary>
    public string Workspace { get; }

    public Scenario Scenario { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary><c>running</c>, <c>passed</c> or <c>failed</c>.</summary>
    public string State { get; private set; } = "running";

    public bool IsRunning => State == "running";

    /// <summary>Ends when somebody stops the run.</summary>
    public CancellationToken Stopped => stop.Token;

    public ImmutableArray<StepReport> Steps
    {
        get
        {
            lock (changing) return steps;
        }
    }

    /// <summary>Replaces the report of a step and tells the followers.</summary>
    public void Report(StepReport report)
    {
        lock (changing)
        {
            steps = steps.SetItem(report.Index - 1, report);
            foreach (var subscriber in subscribers) subscriber.Writer.TryWrite(report);
        }
    }

    /// <summary>The run is over: what has not run is skipped.</summary>
    public void End(bool isPassed)
    {
        lock (changing)
        {
            steps = [.. steps.Select(step => step.Outcome is "waiting" or "running" ? step with { Outcome = "skipped" } : step)];
            State = isPassed ? "passed" : "failed";
            foreach (var subscriber in subscribers) subscriber.Writer.TryComplete();
            subscribers.Clear();
        }
    }

    /// <summary>Stops it; the step that runs fails.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>The reports so far, and then each as it comes, until the run is over.</summary>
    public async IAsyncEnumerable<StepReport> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled)
    {
        var channel = Channel.CreateUnbounded<StepReport>();
        lock (changing)
        {
            foreach (var step in steps.Where(step => step.At is not null)) channel.Writer.TryWrite(step);
            if (IsRunning) subscribers.Add(channel);
            else channel.Writer.TryComplete();
        }

        try
        {
            await foreach (var report in channel.Reader.ReadAllAsync(cancelled)) yield return report;
        }
        finally
        {
            lock (changing) subscribers.Remove(channel);
        }
    }

    public void Dispose() => stop.Dispose();
}
