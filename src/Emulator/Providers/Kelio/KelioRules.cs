using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio;

/// <summary>The rules that no check shows, for the coverage.</summary>
internal static class KelioRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new(
            "tokens of POST /jwt live 4 hours; making one does not revoke another",
            Provenance.Documented("C/authorization; that several may live is inferred").But("several")),
        new("a token that the integrator makes may have no expiry", Provenance.Documented("C/tutorial")),
        new("a token's iat is not ahead of the clock", Provenance.Inferred("ruby-jwt allows no leeway by default; the setting kelio:clockSkew allows some")),
        new(
            "booleans, numbers and texts in JSON have the documented type",
            Provenance.Inferred("Rails would cast most others; the setting kelio:typeCasting=rails does, and strict is the safer test")),
        new("the token's typ is not looked at", Provenance.Inferred("common libraries do not")),
        new("a disabled or deleted key takes its tokens with it at once", Provenance.Inferred("scopes and keys are looked up at each call")),
        new("quota: 120 requests a minute, then 403", Provenance.Documented("J/general, J/chart")),
        new(
            "quota: counted per private key in a fixed window that opens with the first counted request",
            Provenance.Inferred("the private key identifies the caller")),
        new(
            "quota: requests with a valid token count, also when refused later; unknown routes and 401s do not",
            Provenance.Inferred("a quota guards work: what is refused before the key is known costs nothing")),
        new("quota: no Retry-After and no X-RateLimit headers", Provenance.Inferred("none is documented")),
        new(
            "order of checks: route, token, quota, kind and scope, body, record, validation",
            Provenance.Inferred("the usual order of such frameworks; nothing documents another")),
        new("sandbox and production have separate data and keys", Provenance.Inferred("the audiences are separate")),
        new("a customer's key sees one company, a job board's key many", Provenance.Documented("J/general, J/applications")),
        new("lists are bare arrays with X-Pagination; 50 a page by default and at most", Provenance.Documented("C/pagination; the header's JSON is inferred")
            .But(Part.Headers)),
        new("X-Pagination: next-page is null on the last page, last-page is 1 when there is no result", Provenance.Inferred("the wording of C/pagination")),
        new("a page beyond the last is empty", Provenance.Inferred("no error is documented")),
        new("nonsense in page, per_page, order and sort is taken as the default", Provenance.Inferred("no error is documented")),
        new("key words: each must be in one of the fields, without regard to case and accents", Provenance.Inferred("no rule is documented")),
        new(
            "a path or query that is no UTF-8 is 400; raw bytes in it count as their percent-encoding",
            Provenance.Inferred("Rails refuses parameters of another encoding; web servers pass raw bytes on")),
        new("HEAD is answered as GET, without the body", Provenance.Inferred("Rails routes HEAD as GET")),
        new("several slashes in a path count as one", Provenance.Inferred("Rails normalises the path before it routes")),
        new("embed: unknown names are ignored", Provenance.Inferred("no error is documented")),
        new("an applicant is found by e-mail address in any case", Provenance.Inferred("usual for e-mail addresses")),
        new("an e-mail address is used once in a company", Provenance.Inferred("applicants are fetched by it")),
        new("unless a manager vouches, a new applicant is e-mailed a link to accept the terms", Provenance.Documented("J/applicants")),
        new(
            "a resume is uploaded after the answer; resume_url is null until then",
            Provenance.Documented("J/applicants; the 2 seconds and resume_url are inferred").But("delay", Part.Answer)),
        new(
            "an application gets its status from a manager; all are kept in its history",
            Provenance.Documented("C/applications; the history's shape is inferred").But(Part.Answer)),
        new("an application is complete when its current_stage is null", Provenance.Documented("C/special")),
        new(
            "status[date] filters by whole days of Europe/Paris, both ends included, and needs status[value]",
            Provenance.Documented("C/applications; Paris and the 400 are inferred").But("zone", Part.Status)),
        new("a campaign whose end comes while it is online pauses itself: standby", Provenance.Documented("help centre; C/special")),
        new("channels takes campaigns broadcast on any of the channels", Provenance.Inferred("the parameter is a list")),
        new("order=last_activation_at: what was never activated is last in desc, first in asc", Provenance.Inferred("drafts have null")),
        new(
            "a new application is at the campaign's first stage after abstract that is left to do, and has the company's first status",
            Provenance.Inferred("J/applications is cut off there")),
        new("an applicant applies once to a campaign", Provenance.Inferred("usual")),
        new(
            "a job board sees what is online and broadcast on it, and the applications that it created",
            Provenance.Documented("J/applications; for campaigns inferred").But("campaigns")),
        new("a new manager is sent an e-mail about the account", Provenance.Inferred("usual")),
        new("assigning a unit that is assigned is no error", Provenance.Inferred("no error is documented")),
        new("error bodies: {\"error\"}, and errors by field with 422", Provenance.Inferred("the framework's simplest idiom")),
        new("timestamps are UTC with milliseconds", Provenance.Observed("the sibling public API")),
        new("no webhooks", Provenance.Inferred("none on any page; integrations poll")),
    ];
}
