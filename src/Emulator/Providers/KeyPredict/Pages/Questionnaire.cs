using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>A shortened test: one question for each scale, five answers from 0 to 10. The provider's questions are its own and are not copied.</summary>
internal static class Questionnaire
{
    private const int QuestionsOnPage = 5, Choices = 5;
    private const decimal Step = 2.5m;

    /// <summary>The scales that are asked for: of two opposed factors the first.</summary>
    public static ImmutableArray<Factor> Questions(KeyPredictState state, int testId) =>
        [.. state.FactorsOf(testId).Where(factor => factor.OpposedId is not { } opposed || opposed > factor.Id)];

    /// <summary>The questions without an answer.</summary>
    public static ImmutableArray<Factor> Open(KeyPredictState state, Assessment assessment) =>
        [.. Questions(state, assessment.TestId).Where(factor => assessment.Answers.All(answer => answer.FactorId != factor.Id))];

    /// <summary>The answers known before, and those that were chosen now; what is no answer is left out.</summary>
    public static ImmutableArray<FactorScore> Answered(KeyPredictState state, Assessment assessment, ImmutableSortedDictionary<int, int> choices)
    {
        var answers = assessment.Answers.ToDictionary(answer => answer.FactorId);
        foreach (var factor in Questions(state, assessment.TestId))
        {
            if (choices.TryGetValue(factor.Id, out var choice) && choice is >= 1 and <= Choices)
                answers[factor.Id] = new FactorScore(factor.Id, (choice - 1) * Step);
        }

        return [.. answers.Values.OrderBy(answer => answer.FactorId)];
    }

    /// <summary>The next page of questions, or the button that finishes when none is left.</summary>
    public static string Form(KeyPredictState state, Assessment assessment, Words words)
    {
        var (all, open) = (Questions(state, assessment.TestId).Length, Open(state, assessment));
        var (done, form) = (all - open.Length, new StringBuilder());
        var progress = Words.Fill(words.Session.Progress, done, all);
        form.Append(CultureInfo.InvariantCulture, $"<p>{progress}<br><progress max=\"{all}\" value=\"{done}\" aria-label=\"{progress}\"></progress></p>");
        if (open.IsEmpty) return form.Append("<p>").Append(words.Session.AllAnswered).Append("</p>").Append(Button("finish", words.Buttons.Finish)).ToString();
        form.Append("<form method=\"post\"><input type=\"hidden\" name=\"do\" value=\"answer\">");
        foreach (var factor in open.Take(QuestionsOnPage))
        {
            var name = words.Name(factor.Name);
            var question = factor.OpposedId is { } id
                ? Words.Fill(words.Question.Two, name, words.Name(state.Factors.Find(id)!.Name))
                : Words.Fill(words.Question.One, name);
            form.Append("<fieldset><legend>").Append(Html.Text(question)).Append("</legend>");
            var field = SessionStep.Field(factor.Id);
            for (var i = 0; i < Choices; i++)
                form.Append(
                    CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"{field}\" value=\"{i + 1}\" required>{words.Answers[i]}</label>");
            form.Append("</fieldset>");
        }

        return form.Append("<button type=\"submit\">").Append(words.Buttons.Next).Append("</button></form>").ToString();
    }

    /// <summary>A form of one button.</summary>
    public static string Button(string act, string label) =>
        $"<form method=\"post\"><input type=\"hidden\" name=\"do\" value=\"{act}\"><button type=\"submit\">{label}</button></form>";
}
