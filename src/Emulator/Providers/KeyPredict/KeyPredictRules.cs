using System.Collections.Immutable;
using Emulator.Core.Judging;

namespace Emulator.Providers.KeyPredict;

/// <summary>Rules that no check shows, for the coverage.</summary>
internal static class KeyPredictRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new(
            "a token lives without limit; with Token expiration on, [issue, issue + 72 h)",
            Provenance.Documented("API UserGuide v2.3, 1.2; help article Key Predict API (3 days)")),
        new(
            "connect leaves earlier tokens alive (token policy keep) or kills them (rotate)",
            Provenance.Inferred("a public client connects on every request and would kill its own token")),
        new("a changed API password or a deactivated integration kills every token for good", Provenance.Inferred("security sense")),
        new(
            "JSON without a format word; the word's case makes no difference",
            Provenance.Documented("API UserGuide v2.3, 1.1; both cases are used in production")),
        new(
            "errors: the HTTP status equals the code; texts in a list, or by field",
            Provenance.Documented("API UserGuide v2.3, 1.2; the status is observed in a public client")),
        new("of a name in query and body the body counts; unknown parameters are ignored", Provenance.Inferred("symfony 1 adds GET, then POST, to one holder")),
        new(
            "collections: commas, name[]=1, name[0]=1 or the name several times; elsewhere the last of a name counts",
            Provenance.Inferred("PHP's own way of writing lists beside the guide's commas")),
        new(
            "a form is decoded in the charset of its content type, UTF-8 when it names none; what cannot be decoded is 400",
            Provenance.Inferred("nothing is documented; a name must not be stored as something else than was sent")),
        new("a JSON body that is empty or [] is an empty request", Provenance.Inferred("what PHP makes of no fields")),
        new("HEAD and other verbs than GET and POST are 405", Provenance.Inferred("no client sends them; symfony 1 would route HEAD as GET")),
        new("dates are Paris time, YYYY-MM-DD HH:MM:SS, in and out", Provenance.Observed("filters sent by a public client; the zone is inferred").But("zone")),
        new("an invitation takes the test's price at sending; nothing with a subscription", Provenance.Documented("help articles on invitations")),
        new(
            "an annual licence counts assessments: one for each invitation",
            Provenance.Documented("help article on the products of a contract; that the balance holds the count is inferred").But("balance")),
        new("a proctored session takes five credits more", Provenance.Documented("help article Proctoring option")),
        new("a cancellation before the start gives the credits back", Provenance.Inferred("nothing is documented")),
        new("only a pending invitation to the same test stands in the way of another", Provenance.Inferred("the wording “such invitation already exists”")),
        new("the candidate gets the link by e-mail unless sending is off or there is no address", Provenance.Documented("help articles on invitations")),
        new("the evaluator gets an e-mail when an assessment is completed", Provenance.Documented("help article Managing Settings")),
        new(
            "notifications when an assessment begins and when it is completed, with the API login and password",
            Provenance.Documented("help article Key Predict API")),
        new("no notifications while the integration is not activated or the option is off", Provenance.Inferred("the URLs stand on the Integrations page")),
        new(
            "notifications: POST, a form or JSON, tried at +0, +1 and +11 minutes, 10 s each, again after every answer but 2xx",
            Provenance.Inferred("nothing is documented; polling is the stated fallback")),
        new(
            "fit: mean of the competencies' matches weighted by importance; a match is 100 × level / (4 + importance), 100 at most; importance 0 plays no part",
            Provenance.Inferred("help article on the graphs of the model tells of the weighted mean; the numbers are chosen")),
        new("a fit is given once every test of the campaign is completed", Provenance.Documented("help article Key Predict API, use case 5")),
        new("a candidate opens the session link, begins, answers, finishes; later it is 410", Provenance.Inferred("the link is documented, the page is not")),
        new(
            "report and profile links need no token and hold a secret",
            Provenance.Documented("help article Key Predict API; a public client opens them without a header")),
        new("profile blocks are shown when the account has the feature", Provenance.Documented("help article Key Predict API, use case 6")),
        new(
            "e-mail addresses and logins of candidates are compared without regard to case",
            Provenance.Inferred("the usual collation of the vendor's framework")),
    ];
}
