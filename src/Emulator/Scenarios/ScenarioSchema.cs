using System.Text.Json;
using System.Text.Json.Nodes;
using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Scenarios.Checking;
using Emulator.Scenarios.Forms;

namespace Emulator.Scenarios;

/// <summary>The JSON Schema of scenarios, made from the same descriptions as the check, so that editors complete and judge as the program does.</summary>
internal static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Writing =
        new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, with a line break at the end.</summary>
    public static string Text(Vocabulary words) => Of(words).ToJsonString(Writing) + "\n";

    private static JsonObject Of(Vocabulary words) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Scenario of the provider emulator",
        ["type"] = "object",
        ["required"] = new JsonArray("title", "steps"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["$schema"] = Text("where this schema is"),
            ["title"] = Text("what it is about"),
            ["about"] = Text("more words"),
            ["workspace"] = Object(new JsonObject
            {
                ["fixture"] = Words("a lived-in account, or accounts and credentials only", "demo", "empty"),
                ["seed"] = new JsonObject { ["type"] = "integer", ["description"] = "the seed of all that is invented" },
                ["start"] = Text("the instant at which it begins, e.g. 2026-03-02T09:00:00Z"),
            }, "the workspace that it runs in"),
            ["steps"] = new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["oneOf"] = new JsonArray([.. StepForms.All.SelectMany(form => Steps(form, words))]) },
            },
        },
    };

    private static IEnumerable<JsonNode> Steps(StepForm form, Vocabulary words)
    {
        if (form.Name != StepForms.Act) return [Step(form, words, null, [])];
        return words.Providers.Select(words.Find).OfType<IProvider>().SelectMany(provider => provider.Acts.Select(act => Step(form, words, provider, [act])));
    }

    private static JsonObject Step(StepForm form, Vocabulary words, IProvider? provider, Act[] acts)
    {
        var properties = new JsonObject();
        var required = new JsonArray(form.Name);
        foreach (var field in form.Fields.Prepend(form.Verb).Concat(StepForms.Everywhere))
        {
            properties[field.Name] = Of(field, words);
            if (field.IsRequired && field.Name != form.Name) required.Add(field.Name);
        }

        if (provider is not null)
        {
            var act = acts[0];
            properties[StepForms.Act] = new JsonObject
            {
                ["const"] = act.Name,
                ["description"] = $"{act.Title}, by the {act.Actor}{(act.From.IsEmpty ? "" : $"; when it is {string.Join(", ", act.From)}")}",
            };
            properties["at"] = new JsonObject { ["const"] = provider.Name };
            properties["with"] = With(act);
            if (!act.HasSubject) (properties["id"], properties["of"]) = (false, false);
            if (act.Members.Any(member => member.IsRequired)) required.Add("with");
        }

        return new JsonObject { ["type"] = "object", ["required"] = required, ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject With(Act act)
    {
        var root = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject() };
        foreach (var member in act.Members)
        {
            var at = root;
            var parts = member.Name.Split('.');
            foreach (var part in parts[..^1])
            {
                var inner = (JsonObject)at["properties"]!;
                at = (JsonObject)(inner[part] ??= new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject() });
            }

            if (parts[^1] == "*") at["additionalProperties"] = Of(member);
            else ((JsonObject)at["properties"]!)[parts[^1]] = Of(member);
            if (member.IsRequired && parts.Length == 1) (at["required"] ??= new JsonArray()).AsArray().Add(member.Name);
        }

        return root;
    }

    private static JsonObject Of(ActMember member)
    {
        var value = member.Kind switch
        {
            MemberKind.Flag => new JsonObject { ["type"] = "boolean" },
            MemberKind.WholeNumber => new JsonObject { ["type"] = "integer" },
            MemberKind.Number => new JsonObject { ["type"] = "number" },
            MemberKind.TextList => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") } },
            _ => member.Choices.IsEmpty
                ? new JsonObject { ["type"] = new JsonArray("string", "number") }
                : new JsonObject { ["enum"] = new JsonArray([.. member.Choices.Select(choice => (JsonNode)choice)]) },
        };
        if (member.Least is { } least) value["minimum"] = least;
        if (member.Most is { } most) value["maximum"] = most;
        var either = new JsonArray(value, Later());
        if (member.IsClearable) either.Add(new JsonObject { ["type"] = "null" });
        return new JsonObject { ["description"] = member.Summary, ["anyOf"] = either };
    }

    private static JsonObject Of(Field field, Vocabulary words) => field.Kind switch
    {
        FieldKind.Any => new JsonObject { ["description"] = field.Summary },
        FieldKind.Map => new JsonObject { ["type"] = "object", ["description"] = field.Summary },
        FieldKind.Count =>
            new JsonObject { ["description"] = field.Summary, ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["minimum"] = 1 }, Later()) },
        FieldKind.Number => new JsonObject { ["description"] = field.Summary, ["type"] = "number" },
        FieldKind.Flag => new JsonObject { ["description"] = field.Summary, ["type"] = "boolean" },
        FieldKind.Choice => Words(field.Summary, [.. field.Choices]),
        FieldKind.Provider => Words(field.Summary, [.. words.Providers]),
        FieldKind.Place => Words(field.Summary, [.. words.Places]),
        FieldKind.Caller => new JsonObject
        {
            ["description"] = field.Summary,
            ["type"] = "string",
            ["examples"] = new JsonArray(
                [.. words.Providers.SelectMany(name => Vocabulary.CallersOf(words.Find(name)!)).Distinct().Select(name => (JsonNode)name)]),
        },
        FieldKind.Answers => new JsonObject
        {
            ["description"] = field.Summary,
            ["anyOf"] = new JsonArray(
                Status(),
                new JsonObject { ["const"] = "broken" },
                Object(new JsonObject { ["status"] = Status(), ["headers"] = new JsonObject { ["type"] = "object" }, ["body"] = true }, null)),
        },
        FieldKind.ReceiverAnswer =>
            new JsonObject { ["description"] = field.Summary, ["anyOf"] = new JsonArray(Status(), new JsonObject { ["const"] = "down" }) },
        FieldKind.Attempts => new JsonObject
        {
            ["description"] = field.Summary,
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(Outcome(), Object(
                    new JsonObject { [FieldCheck.AttemptParts[0]] = Outcome(), [FieldCheck.AttemptParts[1]] = Text("how long after the one before") }, null)),
            },
        },
        _ => new JsonObject { ["description"] = field.Summary, ["type"] = new JsonArray("string", "number") },
    };

    private static JsonObject Outcome() =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. FieldCheck.Outcomes.Select(word => (JsonNode)word)]) }, Status()) };

    private static JsonObject Status() => new() { ["type"] = "integer", ["minimum"] = 100, ["maximum"] = 599 };

    private static JsonObject Later() => new() { ["type"] = "string", ["pattern"] = @"\$\{" };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Words(string description, params string[] words) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]), ["description"] = description };

    private static JsonObject Object(JsonObject properties, string? description)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (description is not null) schema["description"] = description;
        return schema;
    }
}
