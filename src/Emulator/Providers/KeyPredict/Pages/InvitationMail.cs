using System.Net;
using System.Text;
using Emulator.Core.Mail;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>The e-mail that brings a candidate the links. Documented that it is sent; the words are invented.</summary>
internal static class InvitationMail
{
    public static MailDraft Of(KeyPredictState state, Candidate candidate, IReadOnlyList<Assessment> invited, string baseUrl)
    {
        var company = state.Account.Company;
        var what = invited.Count == 1 ? "an assessment" : "these assessments";
        var text = new StringBuilder($"Hello {candidate.FullName},\n\n{company} invites you to take {what}:\n\n");
        var html = new StringBuilder($"<p>Hello {Html(candidate.FullName)},</p><p>{Html(company)} invites you:</p><ul>");
        foreach (var assessment in invited)
        {
            var (test, link) = (state.Tests.Find(assessment.TestId)!.Label, Links.Session(baseUrl, assessment));
            text.Append(test).Append('\n').Append(link).Append("\n\n");
            html.Append("<li><a href=\"").Append(Html(link)).Append("\">").Append(Html(test)).Append("</a></li>");
        }

        if (ParisTime.Text(invited[0].ExpiresAt) is { } end) text.Append("The invitation ends on ").Append(end).Append(" (Paris time).\n");
        html.Append("</ul>");
        return new MailDraft(
            [candidate.Email!],
            $"{company} invites you to take an assessment",
            text.ToString(),
            [.. invited.Select(assessment => Links.Session(baseUrl, assessment))])
        {
            Html = html.ToString(),
        };
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
