using System.Collections.Immutable;
using System.Globalization;
using Contracts.Control;
using Emulator.Scenarios.Checking;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios;

/// <summary>Reads a scenario's text and checks it: form, words, names, and whether the providers' state machines allow what it tells.
/// All mistakes are told at once.</summary>
internal static class ScenarioFile
{
    private const int MostSteps = 2000;
    private const int LongestLine = 1000;
    private const int MostMistakes = 200;
    private static readonly string[] Parts = ["title", "about", "workspace", "steps", "$schema"];
    private static readonly string[] WorkspaceParts = ["fixture", "seed", "start"];
    private static readonly string[] Fixtures = ["demo", "empty"];

    /// <summary>The scenario, or null when there are mistakes.</summary>
    public static (Scenario? Scenario, IReadOnlyList<Mistake> Mistakes) Read(string text, Vocabulary words)
    {
        var mistakes = new List<Mistake>();
        var scenario = Whole(YamlText.Read(text, mistakes), words, mistakes);
        return mistakes.Count == 0
            ? (scenario, [])
            : (null, [.. mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column).Distinct().Take(MostMistakes)]);
    }

    private static Scenario? Whole(Node? node, Vocabulary words, List<Mistake> mistakes)
    {
        if (node is null) return null;
        if (node is not Mapping whole)
        {
            mistakes.Add(new Mistake(node.Line, node.Column, "", $"A scenario has the parts {string.Join(", ", Parts[..^1])}."));
            return null;
        }

        Unknown(whole, Parts, "", mistakes);
        var title = Line(whole, "title", mistakes);
        var about = whole.Find("about") is null ? null : Line(whole, "about", mistakes);
        var wish = whole.Find("workspace") is { } workspace ? Wish(workspace, mistakes) : new WorkspaceWish(null, null, null);
        var steps = Steps(whole, words, mistakes);
        if (mistakes.Count > MostMistakes) return null; // Enough is told; looking for near words in thousands of places takes long.
        NameCheck.Check(steps, mistakes);
        LifeCheck.Check(steps, words, mistakes);
        return new Scenario(title ?? "", about, wish, steps);
    }

    private static ImmutableArray<Step> Steps(Mapping whole, Vocabulary words, List<Mistake> mistakes)
    {
        if (whole.Find("steps") is not Sequence { Items: { Count: > 0 and <= MostSteps } items })
        {
            var at = whole.Find("steps") ?? whole;
            mistakes.Add(new Mistake(at.Line, at.Column, "steps", $"A scenario has a list of 1 to {MostSteps} steps."));
            return [];
        }

        return [.. items.Select((item, index) => StepCheck.Read(item, index, words, mistakes)).OfType<Step>()];
    }

    private static WorkspaceWish Wish(Node node, List<Mistake> mistakes)
    {
        if (node is not Mapping wish)
        {
            mistakes.Add(new Mistake(node.Line, node.Column, "workspace", $"The workspace has {string.Join(", ", WorkspaceParts)}."));
            return new WorkspaceWish(null, null, null);
        }

        Unknown(wish, WorkspaceParts, "workspace.", mistakes);
        var fixture = wish.Find("fixture") as Scalar;
        if (wish.Find("fixture") is { } given && (fixture is null || !Fixtures.Contains(fixture.Text)))
            mistakes.Add(new Mistake(
                given.Line, given.Column, "workspace.fixture", "The fixture is demo or empty.", Nearest.To(fixture?.Text ?? "", Fixtures)));
        long? seed = null;
        if (wish.Find("seed") is { } drawn)
        {
            if (drawn is Scalar number && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) seed = value;
            else mistakes.Add(new Mistake(drawn.Line, drawn.Column, "workspace.seed", "The seed is a whole number."));
        }

        DateTimeOffset? start = null;
        if (wish.Find("start") is { } instant)
        {
            if (instant is Scalar text && Iso8601.TryInstant(text.Text, out var at) && at.Year is >= 1980 and < 2200) start = at;
            else
                mistakes.Add(new Mistake(
                    instant.Line, instant.Column, "workspace.start", "The start is an instant from 1980 to 2199, e.g. 2026-03-02T09:00:00Z."));
        }

        return new WorkspaceWish(fixture?.Text, seed, start);
    }

    private static string? Line(Mapping whole, string name, List<Mistake> mistakes)
    {
        var node = whole.Find(name);
        if (node is Scalar { IsNull: false, Text.Length: > 0 and <= LongestLine } text) return text.Text;
        if (node is Scalar { Text.Length: > LongestLine })
        {
            mistakes.Add(new Mistake(node.Line, node.Column, name, $"The {name} has at most {LongestLine} characters."));
            return null;
        }

        mistakes.Add(new Mistake((node ?? whole).Line, (node ?? whole).Column, name, node is null ? $"The {name} is missing." : $"The {name} is a text."));
        return null;
    }

    private static void Unknown(Mapping mapping, string[] known, string prefix, List<Mistake> mistakes)
    {
        foreach (var (key, _) in mapping.Entries)
            if (!known.Contains(key.Text))
                mistakes.Add(new Mistake(key.Line, key.Column, prefix + key.Text, $"There is no “{key.Text}” here.", Nearest.To(key.Text, known)));
    }
}
