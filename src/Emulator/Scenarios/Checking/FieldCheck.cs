using System.Globalization;
using System.Text.RegularExpressions;
using Emulator.Core.Hosting;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;
using Emulator.Scenarios.Receivers;
using Emulator.Scenarios.Running;

namespace Emulator.Scenarios.Checking;

/// <summary>Checks what is written for one part of a step.</summary>
internal static partial class FieldCheck
{
    public static readonly string[] Outcomes = ["fails", "succeeds"];
    public static readonly string[] AnswerParts = ["status", "headers", "body"];
    public static readonly string[] AttemptParts = ["outcome", "after"];
    public static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    /// <summary>Whether the text is worked out when the step runs, so that it cannot be judged before.</summary>
    public static bool IsLater(string text) => text.Contains("${", StringComparison.Ordinal);

    public static void Check(Field field, Node node, string member, IProvider? provider, Vocabulary words, List<Mistake> mistakes)
    {
        switch (field.Kind)
        {
            case FieldKind.Any:
                return;
            case FieldKind.Map:
                if (node is not Mapping) Say("names with values");
                return;
            case FieldKind.Answers when node is Mapping answers:
                CheckAnswers(answers, member, mistakes);
                return;
            case FieldKind.Attempts:
                CheckAttempts(node, member, mistakes);
                return;
        }

        if (node is not Scalar { IsNull: false } scalar)
        {
            Say("a text");
            return;
        }

        var text = scalar.Text;
        switch (field.Kind)
        {
            case FieldKind.Duration when !IsLater(text) && Duration.Read(text) is null:
                mistakes.Add(new Mistake(node.Line, node.Column, member, Duration.Mistake(text)));
                break;
            case FieldKind.Count
                when !IsLater(text) && !Counted.TryRead(text, out _):
                Say(Counted.Rule);
                break;
            case FieldKind.Number when !IsLater(text) && !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _):
                Say("a number");
                break;
            case FieldKind.Flag when text is not ("true" or "false"):
                Say("true or false");
                break;
            case FieldKind.Choice when !field.Choices.Contains(text):
                Say("one of " + string.Join(", ", field.Choices), Nearest.To(text, field.Choices));
                break;
            case FieldKind.Provider when words.Find(text) is null:
                Say("a provider: " + string.Join(", ", words.Providers), Nearest.To(text, words.Providers));
                break;
            case FieldKind.Place when words.FindPlace(text) is null:
                Say("a place: " + string.Join(", ", words.Places), Nearest.To(text, words.Places));
                break;
            case FieldKind.Caller when provider is not null && !IsLater(text)
                && !text.Contains('@', StringComparison.Ordinal) && !Vocabulary.CallersOf(provider).Contains(text):
                Say(
                    $"a caller at {provider.Name}: {string.Join(", ", Vocabulary.CallersOf(provider))}; or ${{…}}",
                    Nearest.To(text, Vocabulary.CallersOf(provider)));
                break;
            case FieldKind.Act when provider is not null && provider.Acts.All(act => act.Name != text):
                Say(
                    $"an act at {provider.Name}: {string.Join(", ", provider.Acts.Select(act => act.Name))}",
                    Nearest.To(text, provider.Acts.Select(act => act.Name)));
                break;
            case FieldKind.Name when !NamePattern().IsMatch(text):
                Say("a name of letters, digits and hyphens, beginning with a letter");
                break;
            case FieldKind.ReceiverName when !Receiver.IsName(text):
                Say($"a name of letters, digits, hyphens and underscores, at most {Receiver.LongestName}");
                break;
            case FieldKind.Call when text.Split(' ', 2) is not [var method, { Length: > 0 }] || !Methods.Contains(method):
                Say($"a verb and a path, e.g. GET /v2/applicants; the verbs are {string.Join(", ", Methods)}", Nearest.To(text.Split(' ')[0], Methods));
                break;
            case FieldKind.Answers when text is not "broken" && !IsStatus(text):
                Say("a status from 100 to 599, broken, or names with values");
                break;
            case FieldKind.ReceiverAnswer when text is not "down" && !IsStatus(text):
                Say("a status from 200 to 599, or down");
                break;
        }

        void Say(string wanted, string? nearest = null) =>
            mistakes.Add(new Mistake(node.Line, node.Column, member, $"This is {wanted}{(wanted.EndsWith('…') ? "" : ".")}", nearest));
    }

    public static bool IsStatus(string text) =>
        IsLater(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599);

    private static void CheckAnswers(Mapping answers, string member, List<Mistake> mistakes)
    {
        foreach (var (key, value) in answers.Entries)
        {
            if (!AnswerParts.Contains(key.Text))
                mistakes.Add(new Mistake(
                    key.Line, key.Column, $"{member}.{key.Text}", "An answer has status, headers and body.", Nearest.To(key.Text, AnswerParts)));
            else if (key.Text == "status" && !(value is Scalar status && IsStatus(status.Text)))
                mistakes.Add(new Mistake(value.Line, value.Column, $"{member}.status", "This is a status from 100 to 599."));
            else if (key.Text == "headers" && value is not Mapping)
                mistakes.Add(new Mistake(value.Line, value.Column, $"{member}.headers", "These are names with values."));
        }
    }

    private static void CheckAttempts(Node node, string member, List<Mistake> mistakes)
    {
        if (node is not Sequence list)
        {
            mistakes.Add(new Mistake(node.Line, node.Column, member, "This is a list with what came of each attempt: fails, succeeds or a status."));
            return;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            var (item, at) = (list.Items[i], $"{member}[{i}]");
            if (item is Mapping parts)
            {
                foreach (var (key, _) in parts.Entries)
                    if (!AttemptParts.Contains(key.Text))
                        mistakes.Add(new Mistake(
                            key.Line, key.Column, $"{at}.{key.Text}", "An attempt has outcome and after.", Nearest.To(key.Text, AttemptParts)));
                if (parts.Find("after") is { } after && !(after is Scalar wait && Duration.Read(wait.Text) is not null))
                    mistakes.Add(new Mistake(after.Line, after.Column,
                        $"{at}.after", after is Scalar odd ? Duration.Mistake(odd.Text) : "This is a duration, e.g. 10 minutes."));
            }

            var outcome = item is Mapping mapping ? mapping.Find("outcome") : item;
            if (outcome is null && item is Mapping) continue;
            if (outcome is not Scalar word || !(Outcomes.Contains(word.Text) || IsStatus(word.Text)))
                mistakes.Add(new Mistake(
                    (outcome ?? item).Line,
                    (outcome ?? item).Column,
                    at,
                    "This is fails, succeeds or a status.",
                    outcome is Scalar odd ? Nearest.To(odd.Text, Outcomes) : null));
        }
    }

    [GeneratedRegex(@"\A\p{L}[\p{L}\p{Nd}-]{0,60}\z")]
    private static partial Regex NamePattern();
}
