using System.Collections.Immutable;
using System.Text;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>A participant's profile: Insight, reports and Talent Map, each only when the account has the feature. No login, a secret in the link.</summary>
internal static class ProfilePage
{
    private const int Strengths = 3;

    public static readonly ImmutableArray<Operation> Operations =
    [
        new(
            "participant profile page",
            "GET",
            KeyPredictRoutes.ProfilePage,
            Provenance.Inferred("the secure link and the three blocks are documented, the shape is not"),
            Show)
        {
            IsOpen = true,
            Summary = "A participant's profile: Insight, reports, Talent Map.",
            Parameters = [new("key", "query", "string", "The secret of the link.", Required: true)],
        },
    ];

    private static Outcome Show(Call call)
    {
        var (state, key, baseUrl) = (call.State<KeyPredictState>(), call.Request.Query["key"], call.Request.BaseUrl);
        if (key is null || state.Candidates.By(KeyPredictState.CandidateByProfileKey, key) is not { } found)
            return Refuse.NoSuchPage("profile", "No candidate has this link.", "Use the link of candidate/profile.");
        return Html.Page(200, found.FullName, () => Body(state, found, baseUrl));
    }

    private static string Body(KeyPredictState state, Candidate candidate, string baseUrl)
    {
        var completed = state.Assessments.In(KeyPredictState.CompletedOfCandidate, candidate.Id);
        var views = completed.Select(assessment => ResultView.Of(state, assessment)).ToImmutableArray();
        var body = new StringBuilder($"<p class=\"who\">{Html.Text(state.Account.Company)}</p>");
        if (state.Account.HasInsight) Insight(body, views);
        if (state.Account.HasReports) Reports(body, views, baseUrl);
        if (state.Account.HasTalentMap) TalentMap(body, state, views);
        return body.ToString();
    }

    private static void Insight(StringBuilder body, ImmutableArray<ResultView> views)
    {
        body.Append("<section id=\"insight\"><h2>Insight</h2>");
        foreach (var view in views)
        {
            var words = Words.Of(view.Assessment.LanguageId);
            var best = view.Factors
                .Select(scale =>
                    scale.Opposed is { } opposed && scale.OpposedScore > scale.Score ? (opposed.Name, scale.OpposedScore) : (scale.Factor.Name, scale.Score))
                .OrderByDescending(end => end.Item2).Take(Strengths).Select(end => words.Name(end.Name));
            body.Append("<p><strong>").Append(Html.Text(view.Test.Label)).Append("</strong>: ").Append(Html.Text(string.Join(", ", best))).Append("</p>");
        }

        body.Append("</section>");
    }

    private static void Reports(StringBuilder body, ImmutableArray<ResultView> views, string baseUrl)
    {
        body.Append("<section id=\"reports\"><h2>Reports</h2><ul>");
        foreach (var view in views)
            body.Append("<li><a href=\"").Append(Html.Text(Links.Report(baseUrl, view.Assessment)))
                .Append("\">").Append(Html.Text(view.Test.Label)).Append("</a> (")
                .Append(ParisTime.Text(view.Assessment.CompletedAt)).Append(") <a href=\"")
                .Append(Html.Text(Links.Pdf(baseUrl, view.Assessment))).Append("\">PDF</a></li>");
        body.Append("</ul></section>");
    }

    private static void TalentMap(StringBuilder body, KeyPredictState state, ImmutableArray<ResultView> views)
    {
        var scores = new Dictionary<int, decimal>();
        foreach (var score in views.SelectMany(view => view.Assessment.Scores)) scores[score.FactorId] = score.Score;
        var levels = state.Competencies.Select(competency => (competency.Label, Level: FitScore.Level(competency, scores)))
            .Where(one => one.Level is not null).ToList();
        body.Append("<section id=\"talent-map\"><h2>Talent Map</h2>");
        if (levels.Count == 0) body.Append("<p>The completed assessments measure none of the competencies.</p>");
        else body.Append(BarChart.Of("Talent Map", levels.Select(one => (one.Label, one.Level!.Value))));
        body.Append("</section>");
    }
}
