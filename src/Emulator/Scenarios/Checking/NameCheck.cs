using System.Text.RegularExpressions;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Checking;

/// <summary>Checks that every name that is used was given by an earlier step.</summary>
internal static partial class NameCheck
{
    /// <summary>Names that are always there.</summary>
    public static readonly string[] Given = ["workspace", "given", "receivers", "now", "start", "answer"];

    /// <summary>So many mistakes come with the word that was probably meant, which takes a look at all names.</summary>
    private const int MostHints = 200;

    public static void Check(IEnumerable<Step> steps, List<Mistake> mistakes)
    {
        var known = new HashSet<string>(Given, StringComparer.Ordinal);
        foreach (var step in steps)
        {
            Uses(step.Content, $"steps[{step.Index - 1}]", known, mistakes);
            if (step.Text("remember") is { } name) known.Add(name);
            if (step.Form.Name != StepForms.Let || step.Content.Find(StepForms.Let) is not Mapping names) continue;
            foreach (var (key, _) in names.Entries)
            {
                if (NamePattern().IsMatch(key.Text) && !Given.Contains(key.Text)) known.Add(key.Text);
                else
                    mistakes.Add(new Mistake(
                        key.Line,
                        key.Column,
                        $"steps[{step.Index - 1}].let.{key.Text}",
                        "A name has letters, digits and hyphens, begins with a letter, and is none of " + string.Join(", ", Given) + "."));
            }
        }
    }

    private static void Uses(Node node, string member, HashSet<string> known, List<Mistake> mistakes)
    {
        switch (node)
        {
            case Mapping mapping:
                foreach (var (key, value) in mapping.Entries) Uses(value, $"{member}.{key.Text}", known, mistakes);
                break;
            case Sequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++) Uses(sequence.Items[i], $"{member}[{i}]", known, mistakes);
                break;
            case Scalar scalar:
                foreach (Match use in Use().Matches(scalar.Text)) Judge(use, scalar, member, known, mistakes);
                break;
        }
    }

    private static void Judge(Match use, Scalar scalar, string member, HashSet<string> known, List<Mistake> mistakes)
    {
        if (!use.Groups["name"].Success) mistakes.Add(new Mistake(scalar.Line, scalar.Column, member, "After ${ comes a name, and then }: ${invitation.id}."));
        else if (!known.Contains(use.Groups["name"].Value))
            mistakes.Add(new Mistake(
                scalar.Line,
                scalar.Column,
                member,
                $"No step before this one remembers “{use.Groups["name"].Value}”.",
                mistakes.Count < MostHints ? Nearest.To(use.Groups["name"].Value, known) : null));
    }

    [GeneratedRegex(@"\$\{(?: *(?<name>\p{L}[\p{L}\p{Nd}-]*)(?<rest>[^}]*)\})?")]
    private static partial Regex Use();

    [GeneratedRegex(@"\A\p{L}[\p{L}\p{Nd}-]{0,60}\z")]
    private static partial Regex NamePattern();
}
