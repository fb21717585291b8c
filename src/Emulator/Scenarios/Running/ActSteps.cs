using System.Text.Json.Nodes;
using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Running;

/// <summary>Somebody acts at a provider, by the control route of the act.</summary>
internal static class ActSteps
{
    public static async Task<StepResult> RunAsync(Step step, Stage stage, CancellationToken stop)
    {
        var provider = stage.Providers.Find(step.Text("at")!)!;
        var act = provider.Acts.First(act => act.Name == step.Verb);
        var (id, title) = act.HasSubject ? Subject(step, stage, provider, act) : ("", "");
        var said = (JsonObject?)stage.Json(step, "with") ?? [];
        foreach (var member in act.Members) Write(said, member.Name.Split('.'), member);
        var path = act.PathFor(id);
        if (act.IsInQuery) path += "?" + string.Join('&', said.Select(one => $"{one.Key}={Uri.EscapeDataString(Bindings.Words(one.Value))}"));
        var (status, body) = await stage.ControlAsync(act.Method, path, act.IsInQuery || act.Method == "DELETE" ? null : said, stop);
        var answer = new JsonObject { ["status"] = status, ["body"] = body?.DeepClone() };
        if (step.Says("answers")) AnswerCheck.Judge(stage.Json(step, "answers"), answer);
        else if (status >= 400) throw new StepFailedException($"It was refused with {status}: {Stage.Problem(body)}");
        return new StepResult($"{title}{(title.Length > 0 ? ": " : "")}"
            + $"{(status >= 400 ? $"refused with {status}, {Stage.Problem(body)}" : act.To is { } to && status != 202 ? to : "done")}", body, answer);
    }

    /// <summary>The subject that an id or an e-mail address means: of several of one person the newest on which the act is legal.</summary>
    private static (string Id, string Title) Subject(Step step, Stage stage, IProvider provider, Act act)
    {
        if (stage.Text(step, "id") is { Length: > 0 } id) return (id, "");
        if (stage.Text(step, "of") is not { Length: > 0 } email) throw new StepFailedException("Neither “id” nor “of” says anything.");
        var all = People.Of(stage.Workspace, provider)
            .Where(subject => subject.Kind == act.Subject && email.Equals(subject.Email, StringComparison.OrdinalIgnoreCase)).ToList();
        if (all.Count == 0) throw new StepFailedException($"{email} has no {act.Subject} at {provider.Name}.");
        var chosen = all.FindLast(subject => act.IsLegalIn(subject.State)) ?? all[^1];
        return (chosen.Id, $"{chosen.Title} of {chosen.Name}");
    }

    // A scenario says durations in words; the wire has ISO 8601.
    private static void Write(JsonObject said, ReadOnlySpan<string> path, ActMember member)
    {
        if (!said.TryGetPropertyValue(path[0], out var value) || value is null) return;
        if (path.Length > 1 && value is JsonObject inner) Write(inner, path[1..], member);
        else if (path.Length == 1 && member.Kind == MemberKind.Duration && Duration.Read(Bindings.Words(value)) is { } duration)
            said[path[0]] = duration.ToString();
        else if (path.Length == 1 && member.Kind is MemberKind.Text or MemberKind.Url && value is JsonValue) said[path[0]] = Bindings.Words(value);
    }
}
