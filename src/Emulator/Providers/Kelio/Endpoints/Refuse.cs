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
    public const string CastHint = " With the setting kelio:typeCasting=rails it is cast as Rails would.";

    /// <summary>413 by the check “body”.</summary>
    public static Refusal TooLarge() => new(RefusalKind.TooLarge, "The body is larger than the emulator's limit.", "Send a smaller body.") { Check = "body" };

    /// <summary>400 by the check “body”: it is no JSON object.</summary>
    public static Refusal Unreadable(string detail, string fix) => new(RefusalKind.BadRequest, detail, fix) { Check = "body" };

    /// <summary>400 by the check “body”: the path or the query has bytes that are no UTF-8.</summary>
    public static Refusal Foreign(string escaped) => Unreadable(
        $"The path or the query has {escaped}, which is no UTF-8: it looks like a letter in ISO-8859-1 or Windows-1252.",
        "Encode the text in UTF-8 before it is percent-encoded: é is %C3%A9.");

    /// <summary>400 by the check “body”: a parameter that must be there.</summary>
    public static Refusal Missing(string name, string detail, string? fix = null) =>
        new(RefusalKind.BadRequest, detail, fix ?? $"Send “{name}”.") { Check = "body", Message = KelioErrors.Missing(name) };

    /// <summary>400 by the check “body”: a day of a filter that is none.</summary>
    public static Refusal NoDay(string name) =>
        Unreadable($"“{name}” must be a day as YYYY-MM-DD.", "Send a day of the calendar, e.g. 2026-03-02.") with { Message = KelioErrors.BadDate(name) };

    /// <summary>422 by the check “validation”, with all that is wrong.</summary>
    public static Refusal Invalid(FieldErrors errors) => Invalid(
        $"The record is not valid: {string.Join("; ", errors.All.Select(error => error.Key + " " + string.Join(", ", error.Value)))}.",
        "Mend the fields named in errors."
            + (errors.Castable.IsEmpty ? "" : $" Send {string.Join(", ", errors.Castable)} in the documented JSON type.{CastHint}"),
        errors);

    /// <summary>422 by the check “validation”: an application for this campaign.</summary>
    public static Refusal Invalid(FieldErrors errors, Campaign campaign) => Invalid(
        $"The application is not valid: {string.Join("; ", errors.All.Select(error => $"{error.Key} {error.Value[0]}"))}. The campaign is {campaign.Status}, "
            + $"broadcast on {(campaign.Channels.IsEmpty ? "nothing" : string.Join(", ", campaign.Channels))}.",
        "Name a campaign that is online and broadcast on the job board, and an applicant who has not applied to it.",
        errors);

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

    private static Refusal Invalid(string detail, string fix, FieldErrors errors) =>
        new(RefusalKind.Invalid, detail, fix) { Check = "validation", Errors = errors.All };
}
