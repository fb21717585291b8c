using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Quotas;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary>The refusals, each with what was seen and what would have passed. What the wire says of them is the dialect's.</summary>
internal static class Refuse
{
    /// <summary>404 by the check “record”: what the path names.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The part of the path.</param>
    /// <param name="what">The kind of record, e.g. <c>campaign</c>.</param>
    /// <param name="list">The path that lists them.</param>
    /// <param name="isOfAnother">Whether there is such a record, of another company.</param>
    public static Refusal NotFound(Call call, string name, string what, string list, bool isOfAnother = false)
    {
        var seen = Shown.Part(call.Route(name));
        return Gone(name, isOfAnother ? seen + ", which belongs to another company" : seen, what, $"GET {list} lists them.");
    }

    /// <summary>404 by the check “record”: what the body names.</summary>
    /// <param name="name">The member.</param>
    /// <param name="seen">What came in it, as it may be shown.</param>
    /// <param name="what">The kind of record.</param>
    /// <param name="list">The path that lists them.</param>
    public static Refusal NotFound(string name, string seen, string what, string list) => Gone(name, seen, what, $"GET {list} lists them.");

    /// <summary>404: the applicant who is to apply.</summary>
    /// <param name="name">The member.</param>
    /// <param name="seen">What came in it, as it may be shown.</param>
    /// <param name="isByBoard">Whether a job board asks, which can list none.</param>
    public static Refusal NoApplicant(string name, string seen, bool isByBoard) => Gone(
        name,
        seen,
        "applicant of the company",
        isByBoard
            ? $"POST {KelioRoutes.JobBoardApplicants} creates one, and answers the id."
            : $"GET {KelioRoutes.Applicants} lists them; POST {KelioRoutes.Applicants} creates one.");

    /// <summary>404: a unit that is not there, or not where it is looked for.</summary>
    /// <param name="seen">What came, as it may be shown.</param>
    /// <param name="what">The kind of unit.</param>
    /// <param name="known">One that would have been found; null when there is none.</param>
    /// <param name="isInPath">Whether the path names it.</param>
    public static Refusal NoUnit(string seen, string what, int? known, bool isInPath) => Gone(
        "unit_id",
        seen,
        what,
        known is not { } id ? $"There is none yet: POST {KelioRoutes.ManagerUnits} assigns one."
        : isInPath ? FormattableString.Invariant($"Send {id} in the place of {{unit_id}} in the path.")
        : FormattableString.Invariant($"Send \"unit_id\": {id}."));

    /// <summary>404: the company for which a job board wants an applicant or an application.</summary>
    /// <param name="environment">The environment in which it must be.</param>
    /// <param name="id">The id that came.</param>
    /// <param name="known">That of a company which is there.</param>
    public static Refusal NoCompany(string environment, int id, int? known) => Gone(
        "company_id",
        FormattableString.Invariant($"{id}"),
        $"company of {environment}",
        known is { } there ? FormattableString.Invariant($"Send \"company_id\": {there}.") : "The workspace's body tells the companyId of each environment.");

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

    private static Refusal Gone(string name, string seen, string what, string fix) =>
        new(RefusalKind.NotFound, $"{name} is {seen}, and must be that of {(what[0] is 'a' or 'e' ? "an" : "a")} {what} that this key sees.", fix)
        {
            Check = "record",
        };
}
