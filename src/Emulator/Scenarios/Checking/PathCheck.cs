using System.Text.RegularExpressions;
using Emulator.Core.Wire;
using Emulator.Scenarios.Forms;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Checking;

/// <summary>Checks that the provider offers what a call asks for, unless the step says that it is to be refused.</summary>
internal static partial class PathCheck
{
    public static void Check(Mapping content, string form, string member, Vocabulary words, List<Mistake> mistakes)
    {
        if (content.Find(form) is not Scalar call || call.Text.Split(' ', 2) is not [var method, ['/', ..] target] || content.Find("at") is not Scalar at)
            return;
        var path = target.Split('?')[0];
        if (path.Contains('*', StringComparison.Ordinal) || method is "HEAD" or "OPTIONS"
            || !FieldCheck.Methods.Contains(method) || IsRefused(content.Find("answers")) || IsRefused(content.Find("status")))
            return;
        var places = words.RoutesOf(at.Text);
        // A call goes to the first surface when none is named; one that is waited for may come to any.
        if (form == StepForms.Call) places = [.. places.Take(1)];
        var matches = places.Select(place => place.Routes.Match(method, Request.SegmentsOf(path), FieldCheck.IsLater)).ToList();
        if (matches.Count == 0 || matches.Exists(match => match.Operation is not null)) return;
        var offered = matches.SelectMany(match => match.AllowedMethods).Distinct().ToList();
        if (offered.Count > 0)
            mistakes.Add(new Mistake(
                call.Line,
                call.Column,
                $"{member}.{form}",
                $"{at.Text} offers {string.Join(" and ", offered)} on this path, not {method}.",
                Nearest.To(method, offered)));
        else
            mistakes.Add(new Mistake(
                call.Line,
                call.Column,
                $"{member}.{form}",
                $"{at.Text} has no such path; say which refusal is expected when that is meant.",
                Nearest.To(Later().Replace(path, "{id}"), places.SelectMany(place => place.Routes.Templates(method)))));
    }

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Later();

    private static bool IsRefused(Node? answers) =>
        (answers is Mapping parts ? parts.Find("status") : answers) is Scalar status && !status.Text.StartsWith('2') && !status.Text.StartsWith('3');
}
