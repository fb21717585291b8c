using System.Globalization;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Checking;

/// <summary>Checks an act by the provider's description of it: on whom, and what is said with it.</summary>
internal static class ActCheck
{
    public static void Check(Mapping content, IProvider provider, string member, List<Mistake> mistakes)
    {
        if (content.Find(StepForms.Act) is not Scalar name || provider.Acts.FirstOrDefault(act => act.Name == name.Text) is not { } act) return;
        var (id, of) = (content.Find("id"), content.Find("of"));
        if (act.HasSubject && id is null && of is null)
            mistakes.Add(new Mistake(
                content.Line, content.Column, member, $"“{act.Name}” needs “id”, the id of the {act.Subject}, or “of”, the e-mail address of the person."));
        if (!act.HasSubject && (id ?? of) is { } odd)
            mistakes.Add(new Mistake(odd.Line, odd.Column, member, $"“{act.Name}” is about the account; it has neither “id” nor “of”."));
        if (id is not null && of is not null) mistakes.Add(new Mistake(of.Line, of.Column, $"{member}.of", "Either “id” or “of”, not both."));
        var said = new Dictionary<string, Node>(StringComparer.Ordinal);
        if (content.Find("with") is Mapping with) Flatten(with, "", act, said, $"{member}.with", mistakes);
        else if (content.Find("with") is not null) return;
        // Where a refusal is expected, what is missing may be the reason.
        if (content.Find("answers") is not null) return;
        foreach (var wanted in act.Members.Where(one => one.IsRequired && !said.ContainsKey(one.Name)))
            mistakes.Add(new Mistake(content.Line, content.Column, member, $"“{act.Name}” needs “{wanted.Name}” in “with”: {wanted.Summary}."));
    }

    /// <summary>Checks an expected state by the provider's vocabulary.</summary>
    public static void CheckState(Mapping content, IProvider provider, string member, List<Mistake> mistakes)
    {
        if (content.Find("id") is null && content.Find("of") is null)
            mistakes.Add(new Mistake(content.Line, content.Column, member, "“expect state” needs “id” or “of”: whose state."));
        if (content.Find(StepForms.ExpectState) is not Scalar state || FieldCheck.IsLater(state.Text)) return;
        var kinds = provider.Acts.Where(act => act is { To: not null }).Select(act => act.Subject).Distinct().ToList();
        var kind = (content.Find("kind") as Scalar)?.Text;
        // Where a provider's states come from its records (the statuses of a company), only the run can tell.
        if (kinds.Count == 0 || (kind is not null && !kinds.Contains(kind))) return;
        var states = kinds.Where(one => kind is null || one == kind).SelectMany(one => Vocabulary.StatesOf(provider, one)).Distinct().ToList();
        if (!states.Contains(state.Text))
            mistakes.Add(new Mistake(
                state.Line,
                state.Column,
                $"{member}.{StepForms.ExpectState}",
                $"At {provider.Name} there are the states {string.Join(", ", states)}.",
                Nearest.To(state.Text, states)));
    }

    private static void Flatten(Mapping with, string prefix, Act act, Dictionary<string, Node> said, string member, List<Mistake> mistakes)
    {
        foreach (var (key, value) in with.Entries)
        {
            var name = prefix + key.Text;
            if (Find(act, name) is { } known)
            {
                said[known.Name] = value;
                Judge(known, value, $"{member}.{name}", mistakes);
            }
            else if (value is Mapping inner && act.Members.Any(one => one.Name.StartsWith(name + ".", StringComparison.Ordinal)))
                Flatten(inner, name + ".", act, said, member, mistakes);
            else
            {
                var nearby = act.Members.Select(one => one.Name).Where(one => one.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(one => one[prefix.Length..].Split('.')[0]).Distinct().ToList();
                var text = nearby.Count == 0 ? $"“{act.Name}” takes nothing" : $"“{act.Name}” has no “{name}”; here it takes {string.Join(", ", nearby)}";
                mistakes.Add(new Mistake(key.Line, key.Column, $"{member}.{name}", text + ".", Nearest.To(key.Text, nearby)));
            }
        }
    }

    private static ActMember? Find(Act act, string name) =>
        act.Members.FirstOrDefault(member => member.Name == name || (member.Name.EndsWith(".*", StringComparison.Ordinal)
            && name.StartsWith(member.Name[..^1], StringComparison.Ordinal) && name.Length >= member.Name.Length));

    private static void Judge(ActMember member, Node node, string path, List<Mistake> mistakes)
    {
        if (node is Scalar { IsNull: true } && member.IsClearable) return;
        if (node is Scalar text && FieldCheck.IsLater(text.Text)) return;
        if (member.Kind == MemberKind.TextList)
        {
            if (node is not Sequence { Items: var items } || items.Any(item => item is not Scalar))
                mistakes.Add(new Mistake(node.Line, node.Column, path, "This is a list of texts."));
            return;
        }

        var wanted = node is not Scalar { IsNull: false } scalar ? Wanted(member) : IsGood(member, scalar.Text) ? null : Wanted(member);
        if (wanted is not null)
            mistakes.Add(new Mistake(node.Line, node.Column, path, $"This is {wanted}.", node is Scalar odd ? Nearest.To(odd.Text, member.Choices) : null));
    }

    private static bool IsGood(ActMember member, string text) => member.Kind switch
    {
        MemberKind.Flag => text is "true" or "false",
        MemberKind.Duration => Duration.Read(text) is not null,
        MemberKind.Instant => Iso8601.TryInstant(text, out _),
        MemberKind.WholeNumber => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && IsInside(member, whole),
        MemberKind.Number => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && IsInside(member, number),
        _ => member.Choices.IsEmpty || member.Choices.Contains(text),
    };

    private static bool IsInside(ActMember member, decimal number) => (member.Least ?? number) <= number && number <= (member.Most ?? number);

    private static string Wanted(ActMember member) => member.Kind switch
    {
        MemberKind.Flag => "true or false",
        MemberKind.Duration => Duration.Wanted,
        MemberKind.Instant => "an instant, e.g. 2026-03-02T09:00:00Z",
        MemberKind.WholeNumber or MemberKind.Number => $"a {(member.Kind == MemberKind.WholeNumber ? "whole " : "")}number"
            + $"{(member.Least is { } least ? $" from {least}" : "")}{(member.Most is { } most ? $" to {most}" : "")}",
        _ => member.Choices.IsEmpty ? "a text" : "one of " + string.Join(", ", member.Choices),
    };
}
