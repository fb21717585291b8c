using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio;

namespace Emulator.Tests.Mutations;

/// <summary>What an emulator of Kelio can get wrong without any shape changing: filters, orders, pages, nulls, records, guards of single paths, time.</summary>
internal static class KelioFilterMutations
{
    private const string File = "kelio";

    public static IEnumerable<Mutation> All =>
    [
        Ignoring("list applicants", "keywords", "the applicants that a word finds among others"),
        Ignoring("list applicants", "is_partner_newsletter_active", "the applicants with the newsletter"),
        Ignoring("list applicants", "is_campaign_alert_active", "the applicants with alerts"),
        Ignoring("list applicants", "sort", "the applicants, the oldest first", "the first page of two", "the second page of two"),
        Ignoring("list applicants", "page", "the second page of two"),
        Ignoring("list applicants", "per_page", "the first page of two", "the second page of two"),
        Ignoring("list applications", "campaign_id", "the applications to one campaign"),
        Ignoring("list applications", "source", "the applications from a source"),
        Ignoring("list applications", "is_complete", "the applications that are complete"),
        Ignoring("list applications", "status[value]", "the applications with a status"),
        Ignoring("list applications", "status[date][gte]", "the applications that came to a status since a day"),
        Ignoring("list applications", "status[date][lte]", "the applications that came to a status until a day"),
        Ignoring("list campaigns", "status", "the campaigns of two statuses, by name", "the campaigns, the last activated first"),
        Ignoring("list campaigns", "order", "the campaigns of two statuses, by name", "the campaigns, by name from the end"),
        Ignoring("list campaigns", "sort", "the campaigns of two statuses, by name"),
        Ignoring("list campaigns", "channels", "the campaigns of a channel among others"),
        Changed("there is never a next page", "list applicants", answer => Header(answer, "\"next-page\":2", "\"next-page\":null"), "the first page of two"),
        Changed(
            "nulls are left out",
            "show applicant",
            answer => MutatedProvider.Letters(answer, "\"first_name\":null,", ""),
            "an applicant of whom little is known"),
        Changed(
            "another applicant is shown",
            "show applicant",
            answer => MutatedProvider.Letters(answer, "\"last_name\":\"Alpha\"", "\"last_name\":\"Beta\""),
            "the applicant who was asked for and no other"),
        OnBoards("audience", "a job board's campaigns with a token for the other environment",
            "a job board's applications with a token for the other environment"),
        OnBoards("exp", "a job board's campaigns with an expired token", "a job board's applications with an expired token"),
        Requiring("update manager", "PUT of a manager with a key that may only read managers"),
        Requiring("destroy manager", "DELETE of a manager with a key that may only read managers"),
        Requiring("unassign unit", "DELETE of a manager's unit with a key that may only read managers"),
        Requiring("assign unit", "POST of a manager's unit with a key that may only read managers"),
        new(
            "the quota's minute is an hour",
            File,
            () => new KelioProvider(new KelioSettings { QuotaWindow = TimeSpan.FromHours(1) }),
            "a call after the minute in which 120 were made"),
        new(
            "the quota's minute is half a minute",
            File,
            () => new KelioProvider(new KelioSettings { QuotaWindow = TimeSpan.FromSeconds(30) }),
            "a call in the last second of the minute in which 120 were made"),
        new(
            "a token of POST /jwt lives one minute",
            File,
            () => new KelioProvider(new KelioSettings { TokenLifetime = TimeSpan.FromMinutes(1) }),
            "a token of POST /jwt shortly before its four hours are over"),
        new(
            "a token of POST /jwt lives a day",
            File,
            () => new KelioProvider(new KelioSettings { TokenLifetime = TimeSpan.FromDays(1) }),
            "a token of POST /jwt after its four hours"),
    ];

    private static Mutation Ignoring(string operation, string parameter, params IReadOnlyList<string> noticed) => new(
        $"“{operation}” ignores {parameter}",
        File,
        () => new MutatedProvider(new KelioProvider()) { Asked = (name, request) => name == operation ? MutatedProvider.Without(request, parameter) : request },
        noticed);

    private static Mutation Changed(string rule, string operation, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(rule, File, () => new MutatedProvider(new KelioProvider()) { Answers = (name, answer) => name == operation ? change(answer) : answer }, noticed);

    private static Mutation OnBoards(string check, params IReadOnlyList<string> noticed) => new(
        $"the check “{check}” is off on the paths of job boards",
        File,
        () => new MutatedProvider(new KelioProvider())
        {
            Checks = one => one.Name != check ? one : one with
            {
                Judge = call => call.Request.Path.Contains("/jobboards", StringComparison.Ordinal) ? Judgement.Passed() : one.Judge!(call),
            },
        },
        noticed);

    private static Mutation Requiring(string operation, params IReadOnlyList<string> noticed) => new(
        $"“{operation}” asks for {KelioScopes.ManagersRead} alone",
        File,
        () => new MutatedProvider(new KelioProvider()) { Routes = one => one.Name == operation ? one with { Requires = KelioScopes.ManagersRead } : one },
        noticed);

    private static Answer Header(Answer answer, string from, string to) =>
        answer with
        {
            Headers = [.. answer.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Replace(from, to,
            StringComparison.Ordinal)))]
        };
}
