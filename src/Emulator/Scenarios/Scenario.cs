using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Contracts.Control;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios;

/// <summary>A story that runs in a workspace: what people do, what the client calls, what must come of it.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="About">More words, or null.</param>
/// <param name="Workspace">The workspace that it wants.</param>
/// <param name="Steps">What happens, in order.</param>
internal sealed record Scenario(string Title, string? About, WorkspaceWish Workspace, ImmutableArray<Step> Steps);

/// <summary>The workspace that a scenario wants; what is null may be anything.</summary>
internal sealed record WorkspaceWish(string? Fixture, long? Seed, DateTimeOffset? Start);

/// <summary>One step.</summary>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Form">What kind of step it is.</param>
/// <param name="Content">What was written.</param>
internal sealed record Step(int Index, StepForm Form, Mapping Content)
{
    /// <summary>The longest title of a step: it is kept with each run's report, long after the text is gone.</summary>
    private const int LongestTitle = 400;

    public int Line => Content.Line;

    /// <summary>What is written for the word that makes the step.</summary>
    public string Verb => Text(Form.Name) ?? "";

    /// <summary>How long after the step before it happens.</summary>
    public CalendarDuration After => (Text("after") is { } after ? Duration.Read(after) : null) ?? TimeSpan.Zero;

    /// <summary>What happens, in words.</summary>
    public string Title => Short(Text("title") ?? (Form.Name switch
    {
        StepForms.Let => "Names for values",
        StepForms.Wait => $"{Verb} go by",
        StepForms.Act => $"{Verb} at {Text("at")}",
        StepForms.Call => Text("at") is { } at ? $"{Verb} at {at}" : Verb,
        _ => $"{Form.Name} {Verb}",
    }));

    public bool Says(string name) => Content.Find(name) is { } value and not Scalar { IsNull: true };

    /// <summary>What is written for a name, as text; null when nothing is, or no text.</summary>
    public string? Text(string name) => Content.Find(name) is Scalar { IsNull: false } scalar ? scalar.Text : null;

    /// <summary>What is written for a name, as JSON.</summary>
    public JsonNode? Json(string name) => Content.Find(name)?.ToJson();

    private static string Short(string text) => text.Length <= LongestTitle ? text : text[..LongestTitle] + "…";
}
