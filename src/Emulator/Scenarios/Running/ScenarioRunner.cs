using System.Text.RegularExpressions;
using Emulator.Core.Clock;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Forms;

namespace Emulator.Scenarios.Running;

/// <summary>Runs a scenario step by step and reports each as it ends. It does what a person or a client would do, over the network; the
/// first step that fails ends it.</summary>
/// <param name="masks">Hide the secrets in what is reported.</param>
/// <param name="logger">Where faults of the emulator go.</param>
internal sealed partial class ScenarioRunner(Masks masks, ILogger<ScenarioRunner> logger)
{
    /// <summary>The longest text on what came of a step: it is kept with the run's report.</summary>
    private const int LongestDetail = 8_000;

    /// <summary>Runs to the end, from where the run stands; never throws. Where the process ends before, the run stays as it is, to go on in another.</summary>
    public async Task RunAsync(Scenario scenario, Stage stage, CancellationToken process)
    {
        var run = stage.Run;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(process, run.Stopped);
        var isPassed = false;
        try
        {
            Prepare(scenario, stage);
            isPassed = run.Report.Steps.All(step => step.Outcome != "failed");
            foreach (var step in scenario.Steps.Skip(run.Position.Step - 1))
            {
                if (!isPassed) break;
                isPassed = await StepAsync(step, stage, end.Token);
            }
        }
        catch (Exception error)
        {
            if (!run.IsCutOff) Log(error, 0, run, masks.Of(stage.Workspace));
            isPassed = false;
        }
        finally
        {
            if (run.IsCutOff) await stage.Wait.LeaveAsync();
            else await stage.Wait.EndAsync(() => run.End(isPassed));
            run.Leave();
            stage.Dispose();
        }
    }

    private static void Prepare(Scenario scenario, Stage stage)
    {
        foreach (var step in scenario.Steps) Name(step, stage);
        if (stage.Names.Json.Length > 0) return;
        stage.Names.Set("given", stage.Describe());
        stage.Run.Position = stage.Run.Position with { Seen = stage.Workspace.Journal.LastNumber };
    }

    private static void Name(Step step, Stage stage)
    {
        if (step.Form.Name == StepForms.Receiver) stage.Receivers.Add(step.Verb);
        foreach (System.Text.RegularExpressions.Match use in ReceiverUse().Matches(step.Content.ToJson().ToJsonString(Match.Writing)))
            stage.Receivers.Add(use.Groups[1].Value);
    }

    private static async Task<StepResult> DoAsync(Step step, Stage stage, CancellationToken stop)
    {
        switch (step.Form.Name)
        {
            case StepForms.Act: return await ActSteps.RunAsync(step, stage, stop);
            case StepForms.Call: return await CallSteps.RunAsync(step, stage, stop);
            case StepForms.ExpectCall: return await ExpectCallSteps.RunAsync(step, stage, stop);
            case StepForms.ExpectWebhook: return await ExpectSteps.WebhookAsync(step, stage, stop);
            case StepForms.ExpectMail: return await ExpectSteps.MailAsync(step, stage, stop);
            case StepForms.ExpectState: return await ExpectSteps.StateAsync(step, stage, stop);
            case StepForms.ExpectRecord: return await ExpectSteps.RecordAsync(step, stage, stop);
            case StepForms.Fault: return await WorldSteps.FaultAsync(step, stage, stop);
            case StepForms.EndFault: return await WorldSteps.EndFaultAsync(step, stage, stop);
            case StepForms.Receiver: return await WorldSteps.ReceiverAsync(step, stage, stop);
            case StepForms.Webhooks: return await WorldSteps.WebhooksAsync(step, stage, stop);
            case StepForms.Control: return await WorldSteps.ControlAsync(step, stage, stop);
            case StepForms.Let: return WorldSteps.Let(step, stage);
            default: return new StepResult("");
        }
    }

    /// <summary>How long after the step before it a step happens; one that only waits happens when it has waited.</summary>
    private static TimeSpan Wait(Step step, Stage stage)
    {
        var now = stage.Workspace.Clock.Now;
        var at = step.After.After(now);
        return (step.Form.Name == StepForms.Wait ? Stage.Duration(stage.Names.Text(step.Verb)).After(at) : at) - now;
    }

    private static async Task ReachAsync(Step step, Stage stage, StepReport report, CancellationToken stop)
    {
        switch (stage.Run.Position.Phase)
        {
            case RunPhase.Ahead:
                var wait = Wait(step, stage);
                if (wait > TimeSpan.Zero) stage.Tell(report with { At = stage.Workspace.Clock.Now + wait }, stage.Run.Position);
                await stage.PassAsync(wait, stop);
                break;
            case RunPhase.Waiting or RunPhase.Pausing:
                await stage.Wait.ResumeAsync(stop);
                break;
            case RunPhase.Acting when !CanBeginAgain(step):
                throw new StepFailedException("The process ended in the middle of this step.");
        }
    }

    /// <summary>Whether a step that was cut off can begin again: it only looks, waits or names. Any other may have done already what it is about.</summary>
    private static bool CanBeginAgain(Step step) =>
        step.Form.Name is StepForms.ExpectCall or StepForms.ExpectWebhook or StepForms.ExpectMail or StepForms.ExpectState or StepForms.ExpectRecord
            or StepForms.Wait or StepForms.Let;

    private async Task<bool> StepAsync(Step step, Stage stage, CancellationToken stop)
    {
        var (mark, mask) = (RealTime.Mark(), masks.Of(stage.Workspace));
        var report = new StepReport(step.Index, step.Line, mask.Text(step.Title), stage.Workspace.Clock.Now, "waiting", null, 0);
        stage.Step = (step.Index, report.Title);
        string? failure = null, detail = null;
        try
        {
            var isBegun = stage.Run.Position.Phase is RunPhase.Acting or RunPhase.Pausing;
            await ReachAsync(step, stage, report, stop);
            mark = RealTime.Mark();
            report = report with { At = stage.Workspace.Clock.Now, Outcome = "running" };
            if (!isBegun) stage.Tell(report, stage.Run.Position with { Phase = RunPhase.Acting });
            var result = await DoAsync(step, stage, stop);
            if (result.Answer is { } answer) stage.Names.Set("answer", answer);
            if (step.Text("remember") is { } name) stage.Names.Set(name, result.Value);
            detail = result.Detail;
        }
        catch (Exception error)
        {
            if (stage.Run.IsCutOff) throw;
            failure = Failure(error, step, stage.Run, mask);
        }

        report = report with
        {
            At = stage.Workspace.Clock.Now,
            Detail = mask.Text(Short(failure ?? detail ?? "")),
            Milliseconds = RealTime.MillisecondsSince(mark),
        };
        if (failure is null) stage.Tell(report with { Outcome = "passed" }, Next(stage.Run.Position));
        else stage.Tell(report with { Outcome = "failed" }, stage.Run.Position);
        return failure is null;
    }

    private static string Short(string detail) => detail.Length <= LongestDetail ? detail : detail[..LongestDetail] + "…";

    private static RunPosition Next(RunPosition done) => new(done.Step + 1) { Ticket = done.Ticket, Seen = done.Seen };

    private string Failure(Exception error, Step step, ActiveRun run, SecretMask mask)
    {
        if (error is StepFailedException) return error.Message;
        if (error is OperationCanceledException or WorkspaceEndedException && run.Stopped.IsCancellationRequested) return RunReport.WasStopped;
        // What a scenario says may be nonsense in ways that only its run shows: it fails, and the emulator goes on.
        Log(error, step.Index, run, mask);
        return $"The step cannot be carried out: {error.Message}";
    }

    [GeneratedRegex(@"\$\{ *receivers\.([\p{L}\p{Nd}_-]+)")]
    private static partial Regex ReceiverUse();

    private void Log(Exception error, int step, ActiveRun run, SecretMask mask)
    {
        if (!logger.IsEnabled(LogLevel.Information)) return;
        var (kind, reason) = (error.GetType().Name, mask.Text(error.Message));
        LogFailure(logger, run.Run.Name, step, kind, reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run}: step {Step} could not be carried out: {Kind}, {Reason}")]
    private static partial void LogFailure(ILogger logger, string run, int step, string kind, string reason);
}
