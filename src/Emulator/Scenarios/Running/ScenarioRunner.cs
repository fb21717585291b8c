using System.Text.RegularExpressions;
using Emulator.Control.Calls;
using Emulator.Core.Clock;
using Emulator.Scenarios.Forms;

namespace Emulator.Scenarios.Running;

/// <summary>Runs a scenario step by step and reports each as it ends. It does what a person or a client would do, over the network; the first step that fails ends it.</summary>
/// <param name="masks">Hide the secrets in what is reported.</param>
/// <param name="logger">Where faults of the emulator go.</param>
internal sealed partial class ScenarioRunner(Masks masks, ILogger<ScenarioRunner> logger)
{
    /// <summary>Runs to the end; never throws.</summary>
    public async Task RunAsync(ScenarioRun run, Stage stage, CancellationToken process)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(process, run.Stopped);
        var isPassed = false;
        try
        {
            stage.Names.Set("given", stage.Describe());
            stage.Seen = stage.Workspace.Journal.LastNumber;
            foreach (var step in run.Scenario.Steps) Name(step, stage);
            foreach (var step in run.Scenario.Steps)
            {
                isPassed = await StepAsync(run, step, stage, end.Token);
                if (!isPassed) break;
            }
        }
        catch (Exception error)
        {
            LogFailure(logger, error, run.Id, 0);
            isPassed = false;
        }
        finally
        {
            await stage.Wait.EndAsync(() => run.End(isPassed));
            stage.Dispose();
        }
    }

    private static void Name(Step step, Stage stage)
    {
        if (step.Form.Name == StepForms.Receiver) stage.Receivers.Add(step.Verb);
        foreach (System.Text.RegularExpressions.Match use in ReceiverUse().Matches(step.Content.ToJson().ToJsonString(Match.Writing))) stage.Receivers.Add(use.Groups[1].Value);
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
    private static TimeSpan Wait(Step step, Stage stage) => step.Form.Name != StepForms.Wait ? step.After
        : step.After + (Reading.Duration.Read(stage.Names.Text(step.Verb)) ?? throw new StepFailedException($"“{step.Verb}” is no duration."));

    private async Task<bool> StepAsync(ScenarioRun run, Step step, Stage stage, CancellationToken stop)
    {
        var (mark, mask) = (RealTime.Mark(), masks.Of(stage.Workspace));
        var report = new StepReport(step.Index, step.Line, mask.Text(step.Title), stage.Workspace.Clock.Now, "waiting", null, 0);
        stage.Step = (step.Index, report.Title);
        string? failure = null, detail = null;
        try
        {
            var wait = Wait(step, stage);
            if (wait > TimeSpan.Zero) run.Report(report with { At = stage.Workspace.Clock.Now + wait });
            await stage.PassAsync(wait, stop);
            mark = RealTime.Mark();
            run.Report(report = report with { At = stage.Workspace.Clock.Now, Outcome = "running" });
            var result = await DoAsync(step, stage, stop);
            if (result.Answer is { } answer) stage.Names.Set("answer", answer);
            if (step.Text("remember") is { } name) stage.Names.Set(name, result.Value);
            detail = result.Detail;
        }
        catch (StepFailedException error)
        {
            failure = error.Message;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            failure = "The run was stopped.";
        }
        catch (Exception error)
        {
            // What a scenario says may be nonsense in ways that only its run shows: it fails, and the emulator goes on.
            LogFailure(logger, error, run.Id, step.Index);
            failure = $"The step cannot be carried out: {error.Message}";
        }

        run.Report(report with { At = stage.Workspace.Clock.Now, Outcome = failure is null ? "passed" : "failed", Detail = mask.Text(failure ?? detail ?? ""), Milliseconds = RealTime.MillisecondsSince(mark) });
        return failure is null;
    }

    [GeneratedRegex(@"\$\{ *receivers\.([\p{L}\p{Nd}-]+)")]
    private static partial Regex ReceiverUse();

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run}: step {Step} could not be carried out.")]
    private static partial void LogFailure(ILogger logger, Exception error, string run, int step);
}
