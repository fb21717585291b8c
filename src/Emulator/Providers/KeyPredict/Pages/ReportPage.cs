using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>The report of a completed assessment, as a page or a PDF file: no token, a secret in the link.</summary>
internal static class ReportPage
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        new(
            "report page",
            "GET",
            KeyPredictRoutes.ReportPage,
            Provenance.Observed("a public client opens the links of assessment/completed, another builds the PDF's; the shape of the key is inferred")
                .But("key"),
            Show)
        {
            IsOpen = true,
            Summary = "The report of a completed assessment, as a page or a PDF file.",
            Parameters =
            [
                new("key", "query", "string", "The secret of the link.", Required: true),
                new("outputFormat", "query", "string", "pdfTOC or pdf for a PDF file."),
                new("language_id", "query", "integer", "The language; that of the assessment when it is left out."),
            ],
        },
    ];

    private static Outcome Show(Call call)
    {
        var (state, query) = (call.State<KeyPredictState>(), call.Request.Query);
        if (query["key"] is not { } key || state.Assessments.By(KeyPredictState.AssessmentByReportKey, key) is not { IsCompleted: true } found)
            return Refuse.NoSuchPage("report", "No completed assessment has this link.", "Use the links of assessment/completed.");
        var asked = int.TryParse(query["language_id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && state.Languages.Find(id) is not null
            ? id : found.LanguageId;
        if (query["outputFormat"] is "pdfTOC" or "pdf")
            return Answer.Later(200, "application/pdf", () => PdfReport.Of(ResultView.Of(state, found), Words.Of(asked)))
                .With("Content-Disposition", string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"report-{found.Id}.pdf\""))
                .With("Cache-Control", "no-store");
        var (words, pdf) = (Words.Of(asked), Links.Pdf(call.Request.BaseUrl, found) + string.Create(CultureInfo.InvariantCulture, $"&language_id={asked}"));
        return Html.Page(200, $"{words.Report}: {state.Tests.Find(found.TestId)!.Label}", () => Body(ResultView.Of(state, found), words, pdf), words);
    }

    private static string Body(ResultView view, Words words, string pdf)
    {
        var body = new StringBuilder();
        body.Append("<p class=\"who\"><strong><bdi>").Append(Html.Text(view.CandidateName))
            .Append("</bdi></strong> · <bdi>").Append(Html.Text(view.Company)).Append("</bdi></p><p class=\"who\">")
            .Append(Html.Text(Taken(view, words))).Append("</p>")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"total\">{words.Score}: <strong dir=\"ltr\">{view.Global:0.0} / 10</strong></p>")
            .Append("<h2>").Append(words.Graph).Append("</h2>")
            .Append(BarChart.Of(words.Graph, view.Factors.Select(scale => (Label(scale, words), scale.Score))))
            .Append("<h2>").Append(words.Details).Append("</h2><table><tbody>");
        foreach (var group in view.Groups)
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Text(words.Name(group.Name))}</th><th>{group.Score:0.0}</th></tr>");
            foreach (var scale in group.Factors)
                body.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html.Text(Label(scale, words))}</td><td>{scale.Score:0.0}</td></tr>");
        }

        body.Append("</tbody></table><h2>").Append(words.Comments).Append("</h2><ul>");
        foreach (var scale in view.Factors) body.Append("<li>").Append(Html.Text(Comment(scale, words))).Append("</li>");
        body.Append("</ul>");
        foreach (var one in view.Matches.GroupBy(match => match.ClassLabel))
        {
            body.Append("<h2>").Append(Html.Text(words.Name(one.Key))).Append("</h2><table><tbody>");
            foreach (var match in one)
                body.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html.Text(words.Name(match.Label))}</td><td dir=\"ltr\">{match.Percent} %</td></tr>");
            body.Append("</tbody></table>");
        }

        if (view.Assessment.IsProctored) body.Append("<h2>").Append(words.Proctoring.Heading).Append("</h2><p>").Append(words.Proctoring.Text).Append("</p>");
        body.Append("<p><a href=\"").Append(Html.Text(pdf)).Append("\">").Append(words.Download).Append("</a></p>");
        return body.ToString();
    }

    /// <summary>When it was taken and how long it took (the form is observed in English).</summary>
    public static string Taken(ResultView view, Words words) =>
        $"{words.TakenOn} {words.Time(view.Assessment.StartedAt)} {words.In} "
            + $"{words.Duration(view.Assessment.CompletedAt!.Value - view.Assessment.StartedAt!.Value)}";

    /// <summary>The name of a scale: both ends where the other has a name.</summary>
    public static string Label(ScaledFactor scale, Words words) =>
        scale.Opposed is { } opposed ? $"{words.Name(scale.Factor.Name)} / {words.Name(opposed.Name)}" : words.Name(scale.Factor.Name);

    /// <summary>What is said of a scale.</summary>
    public static string Comment(ScaledFactor scale, Words words) => Words.Fill(words.Comment.Long, words.Name(scale.Factor.Name), words.Level(scale.Score));
}
