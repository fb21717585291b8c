using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Checking;

/// <summary>Checks one step: that it is of one kind, and that all its parts are known, there, and of the right sort.</summary>
internal static class StepCheck
{
    private static readonly string[] Verbs = [.. StepForms.All.Select(form => form.Name)];

    /// <summary>The step; null when it is of no kind.</summary>
    public static Step? Read(Node node, int index, Vocabulary words, List<Mistake> mistakes)
    {
        var member = $"steps[{index}]";
        if (node is not Mapping content)
        {
            mistakes.Add(new Mistake(
                node.Line, node.Column, member, "A step has names with values: one of " + string.Join(", ", Verbs) + ", and what belongs to it."));
            return null;
        }

        var chosen = StepForms.All.Where(form => content.Find(form.Name) is not null).ToList();
        if (chosen.Count == 0)
        {
            var odd = content.Entries.Select(entry => entry.Key).FirstOrDefault(key => StepForms.Everywhere.All(field => field.Name != key.Text));
            mistakes.Add(new Mistake(
                (odd ?? (Node)content).Line,
                (odd ?? (Node)content).Column,
                member,
                "A step says one of " + string.Join(", ", Verbs) + ".",
                odd is null ? null : Nearest.To(odd.Text, Verbs)));
            return null;
        }

        // “fault” and the like are words of two kinds of steps; only a second word that is no part of the first makes two.
        var form = chosen.Find(one => chosen.TrueForAll(other => other == one || one.Fields.Any(field => field.Name == other.Name))) ?? chosen[0];
        foreach (var other in chosen.Where(other => other != form && form.Fields.All(field => field.Name != other.Name)))
        {
            var key = content.Entries.First(entry => entry.Key.Text == other.Name).Key;
            mistakes.Add(new Mistake(
                key.Line, key.Column, $"{member}.{key.Text}", $"A step is one thing, and this one says “{form.Name}” already: make two steps of it."));
        }

        Parts(content, form, member, words, mistakes);
        return new Step(index + 1, form, content);
    }

    private static void Parts(Mapping content, StepForm form, string member, Vocabulary words, List<Mistake> mistakes)
    {
        var provider = content.Find("at") is Scalar at ? words.FindPlace(at.Text)?.Provider : null;
        var known = form.Fields.Prepend(form.Verb).Concat(StepForms.Everywhere).ToList();
        foreach (var (key, value) in content.Entries)
        {
            if (known.Find(field => field.Name == key.Text) is { } field) FieldCheck.Check(field, value, $"{member}.{key.Text}", provider, words, mistakes);
            else if (StepForms.Find(key.Text) is null)
                mistakes.Add(new Mistake(
                    key.Line,
                    key.Column,
                    $"{member}.{key.Text}",
                    $"“{form.Name}” has no “{key.Text}”; it has {string.Join(", ", known.Skip(1).Select(one => one.Name))}.",
                    Nearest.To(key.Text, known.Select(one => one.Name))));
        }

        foreach (var field in known)
            if (field.IsRequired && content.Find(field.Name) is null)
                mistakes.Add(new Mistake(content.Line, content.Column, member, $"“{form.Name}” needs “{field.Name}”: {field.Summary}."));
        if (form.Name == StepForms.Act && provider is not null) ActCheck.Check(content, provider, member, mistakes);
        if (form.Name == StepForms.Call) CallCheck.Check(content, member, mistakes);
        if (form.Name is StepForms.Call or StepForms.ExpectCall) PathCheck.Check(content, form.Name, member, words, mistakes);
        if (form.Name == StepForms.ExpectState && provider is not null) ActCheck.CheckState(content, provider, member, mistakes);
    }
}
