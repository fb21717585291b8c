using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Quotas;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary>The refusals, each with what was seen and what would have passed. What the wire says of them is the dialect's.</summary>
internal static class Refuse
{
    /// <summary>404 by the check “record”.</summary>
    /// <param name="what">The kind of record, e.g. <c>campaign</c>.</param>
    /// <param name="isOfAnother">Whether there is such a record, of another company.</param>
    public static Refusal NotFound(string what, bool isOfAnother) => Gone(
        isOfAnother ? $"This {what} is not among those that the key sees: it belongs to another company." : $"No {what} that this key sees has this id.",
        "Take the id from a list that the same key reads.");

    /// <summary>404: the applicant of a path.</summary>
    /// <param name="ofAnother">Its id when it exists and belongs to another company.</param>
    public static Refusal NoApplicant(int? ofAnother) => Gone(
        ofAnother is { } id
            ? FormattableString.Invariant($"The applicant {id} belongs to another company.")
            : "No applicant of the company has this id or e-mail address.",
        "GET /applicants lists the applicants that this key sees.");

    /// <summary>404: the company for which a job board wants an applicant.</summary>
    public static Refusal NoCompany(string environment, int id) => Gone(
        FormattableString.Invariant($"No company of {environment} has the id {id}."), "The workspace's body tells the companyId of each environment.");

    /// <summary>What would take a value of another type.</summary>
    public const string CastHint = "With the setting kelio:typeCasting=rails it is cast as Rails would.";

    /// <summary>413 by the check “body”.</summary>
    public static Refusal TooLarge() => new(RefusalKind.TooLarge, "The body is larger than the emulator's limit.", "Send a smaller body.") { Check = "body" };

    /// <summary>400 by the check “body”: it is no JSON object.</summary>
    public static Refusal Unreadable(string detail, string fix) => new(RefusalKind.BadRequest, detail, fix) { Check = "body" };

    /// <summary>400 by the check “body”: the path or the query has bytes that are no UTF-8.</summary>
    public static Refusal Foreign(string escaped) => Unreadable(
        $"The path or the query has {escaped}, which is no UTF-8: it looks like a letter in ISO-8859-1 or Windows-1252.",
        "Encode the text in UTF-8 before it is percent-encoded: é is %C3%A9.");

    /// <summary>400 by the check “body”: a parameter that must be there, or cannot be read.</summary>
    public static Refusal Missing(Mistake mistake) =>
        Refusal.Of(RefusalKind.BadRequest, [mistake]) with { Check = "body", Message = mistake.Message, Errors = [] };

    /// <summary>400 by the check “body”: a day of a filter that is none.</summary>
    public static Refusal NoDay(string name, string given) => Missing(new Mistake(name, KelioErrors.BadDate(name), "be a day of the calendar as YYYY-MM-DD")
    {
        Seen = Shown.Text(given, Sight.Open),
        Place = MemberPlace.Form,
        Example = "2026-03-02",
    });

    /// <summary>422 by the check “validation”, with all that is wrong.</summary>
    public static Refusal Invalid(FieldErrors errors) => Refusal.Of(RefusalKind.Invalid, errors.All) with { Check = "validation" };

    /// <summary>Another one of the company has the address.</summary>
    /// <param name="what">The record, which is the member of the body too.</param>
    /// <param name="email">The address.</param>
    public static Mistake TakenEmail(string what, string email) => new("email", KelioErrors.Taken, $"be an address that no other {what} of the company has")
    {
        Within = what,
        Seen = Shown.Text(email, Sight.Personal),
        Remedy = $"Send another address; GET /{what}s/<the address> shows who has this one.",
    };

    /// <summary>The campaign takes no application.</summary>
    public static Mistake NotOpen(Campaign campaign, Channel? board) => new(
        "campaign_id",
        board is null ? KelioErrors.NotOnline : KelioErrors.NotBroadcast,
        board is null ? "be that of a campaign that is online" : $"be that of a campaign that is online and broadcast on {board.Value}")
    {
        Seen = FormattableString.Invariant($"{campaign.Id}, which is {campaign.Status} and broadcast on ")
            + (campaign.Channels.IsEmpty ? "nothing" : string.Join(", ", campaign.Channels)),
        Remedy = "Name a campaign that is online and broadcast on the job board; GET /campaigns lists them with their status.",
    };

    /// <summary>The applicant has applied to the campaign.</summary>
    public static Mistake AppliedBefore(Applicant applicant, Campaign campaign) =>
        new("applicant_id", KelioErrors.Taken, "be that of an applicant who has not applied to the campaign")
        {
            Seen = FormattableString.Invariant($"{applicant.Id}, who has applied to the campaign {campaign.Id}"),
            Remedy = "Name another applicant or another campaign; GET /applications lists what there is.",
        };

    /// <summary>401.</summary>
    public static Refusal Unauthenticated(string detail, string fix) => new(RefusalKind.Unauthenticated, detail, fix);

    /// <summary>404: what is behind a switch that is off does not exist on the wire.</summary>
    public static Refusal Hidden(Operation operation) => new(
        RefusalKind.UnknownRoute,
        $"“{operation.Name}” is not known to be offered: {operation.Basis.Source}.",
        "GET /_emulator/coverage lists what is emulated.");

    /// <summary>403: a key of the other kind.</summary>
    public static Refusal WrongKind(KelioKey key, string wanted) =>
        new(RefusalKind.Forbidden, $"This path is for {wanted} key; this is the {key.Label}.", $"Use {wanted} key.");

    /// <summary>403: a key without the scope.</summary>
    public static Refusal NoScope(Operation operation, string scope, KelioKey key) => new(
        RefusalKind.Forbidden,
        $"“{operation.Name}” needs the scope {scope}; the {key.Label} holds {(key.Scopes.IsEmpty ? "none" : string.Join(", ", key.Scopes))}.",
        $"Give the key the scope {scope}, or use another key.");

    /// <summary>403, with words of its own: too many requests in a minute.</summary>
    public static Refusal QuotaExceeded(string who, int limit, QuotaReading reading) => new(
        RefusalKind.QuotaExceeded,
        FormattableString.Invariant($"{who} has made {limit} requests in the window that ends at {reading.OpensAt:yyyy-MM-dd'T'HH:mm:ss.FFF'Z'}."),
        "Wait until the window ends, advance the workspace's clock, or give the key a higher quotaPerMinute.");

    private static Refusal Gone(string detail, string fix) => new(RefusalKind.NotFound, detail, fix) { Check = "record" };
}
