using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios.Recording;

/// <summary>What a person clicked, as a step that does the like.</summary>
/// <param name="known">What was answered before.</param>
/// <param name="standIns">Stand for the secrets that no name stands for.</param>
/// <param name="providers">Who is played.</param>
internal sealed class RecordedAct(KnownValues known, StandIns standIns, ProviderCatalog providers)
{
    private static readonly string[] Unsaid = ["clock", "journal", "timeline", "scenarios", "recordings"];

    /// <summary>Whether the act is a step of its own: time is said by the steps themselves, and looking on is nothing that happens.</summary>
    public static bool IsSaid(ControlAct act) => !Unsaid.Contains(act.Path.Split('/')[0]);

    /// <summary>Says the act in the step.</summary>
    public void Write(RecordedStep step, ControlAct act)
    {
        var said = Stage.Parse(act.Body) as JsonObject;
        if (providers.All.SelectMany(provider => provider.Acts.Select(one => (provider, one)))
            .FirstOrDefault(pair => pair.one.Method == act.Method && IdIn(pair.one, act.Path) is not null) is { one: { } meant, provider: { } at })
        {
            step.Say(StepForms.Act, meant.Name).Say("at", at.Name);
            if (meant.HasSubject) step.Say("id", known.Text(IdIn(meant, act.Path)!).Text);
            if (meant.IsInQuery)
                said = new JsonObject(
                    Core.Wire.QueryValues.Parse(act.Query).Pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
            if (said is { Count: > 0 }) step.Say("with", standIns.In(known.Json(said)));
        }
        else
        {
            step.Say(StepForms.Control, $"{act.Method} {known.Path(act.Path)}{(act.Query.Length == 0 ? "" : "?" + act.Query)}");
            if (said is { Count: > 0 }) step.Say("body", standIns.In(known.Json(said)));
        }

        if (!act.IsDone) step.Say("answers", act.Status);
        else if (act.Answer is { } answer) known.Learn(JsonSerializer.SerializeToNode(answer, answer.GetType(), ControlJson.Options), step);
    }

    /// <summary>The id in a path that is one of the act's, empty when it has none; null when the path is another.</summary>
    private static string? IdIn(Act act, string path)
    {
        var (wanted, parts) = (act.Path.Split('/'), path.Split('/'));
        if (wanted.Length != parts.Length) return null;
        var id = "";
        for (var i = 0; i < parts.Length; i++)
        {
            if (wanted[i].StartsWith('{')) id = Uri.UnescapeDataString(parts[i]);
            else if (wanted[i] != parts[i]) return null;
        }

        return id;
    }
}
