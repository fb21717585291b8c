using System.Text.Json.Nodes;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Running;

/// <summary>What surrounds the story: faults, receivers of webhooks, holding webhooks back, names, and all else that the control API can do.</summary>
internal static class WorldSteps
{
    private static readonly string[] FaultParts = ["method", "path", "status", "probability", "times"];

    public static async Task<StepResult> FaultAsync(Step step, Stage stage, CancellationToken stop)
    {
        var fault = new JsonObject { ["provider"] = step.Text("at"), ["kind"] = step.Verb };
        foreach (var part in FaultParts.Where(step.Says)) fault[part] = stage.Json(step, part);
        if (stage.Text(step, "delay") is { } delay && Duration.Read(delay) is { } duration) fault["delay"] = duration.ToString();
        var added = await stage.MustAsync("POST", "faults", fault, stop);
        return new StepResult($"fault {added!["id"]}", added);
    }

    public static async Task<StepResult> EndFaultAsync(Step step, Stage stage, CancellationToken stop)
    {
        await stage.MustAsync("DELETE", "faults/" + Uri.EscapeDataString(stage.Names.Text(step.Verb)), null, stop);
        return new StepResult("removed");
    }

    public static async Task<StepResult> ReceiverAsync(Step step, Stage stage, CancellationToken stop)
    {
        var answers = stage.Json(step, "answers")!;
        var wanted = new JsonObject { ["answers"] = Bindings.Words(answers) };
        if (step.Says("times")) wanted["times"] = stage.Json(step, "times");
        var receiver = await stage.MustAsync("PUT", "receivers/" + Uri.EscapeDataString(step.Verb), wanted, stop);
        return new StepResult($"answers {Bindings.Words(answers)} from now on", receiver);
    }

    public static async Task<StepResult> WebhooksAsync(Step step, Stage stage, CancellationToken stop)
    {
        var body = step.Verb == "release" && step.Says("count") ? new JsonObject { ["count"] = stage.Json(step, "count") } : [];
        var held = await stage.MustAsync("POST", "webhooks/" + step.Verb, body, stop);
        await stage.SettleAsync(stop);
        return new StepResult($"{held!["held"]} held", held);
    }

    public static async Task<StepResult> ControlAsync(Step step, Stage stage, CancellationToken stop)
    {
        var (method, path) = step.Verb.Split(' ', 2) is [var verb, var rest] ? (verb, stage.Names.Text(rest).TrimStart('/')) : ("GET", "");
        var (status, body) = await stage.ControlAsync(method, path, step.Says("body") ? stage.Json(step, "body") : null, stop);
        var answer = new JsonObject { ["status"] = status, ["body"] = body?.DeepClone() };
        if (step.Says("answers")) AnswerCheck.Judge(stage.Json(step, "answers"), answer);
        else if (status >= 400) throw new StepFailedException($"It was refused with {status}: {Stage.Problem(body)}");
        return new StepResult($"answered {status}", body, answer);
    }

    public static StepResult Let(Step step, Stage stage)
    {
        foreach (var (name, value) in (JsonObject)step.Json(StepForms.Let)!) stage.Names.Set(name, stage.Names.Fill(value));
        return new StepResult("remembered");
    }
}
