using Emulator.Core.Wire;
using Emulator.Providers.Kelio;

namespace Emulator.Tests.Mutations;

/// <summary>The rules of Kelio that the contract must notice the loss of.</summary>
internal static class KelioMutations
{
    private const string File = "kelio";

    public static IEnumerable<Mutation> All =>
    [
        Without("audience", File, "a call with a token for the other environment"),
        new(
            "a token of the other environment is accepted by a setting",
            File,
            () => new KelioProvider(new KelioSettings { ExtraAudiences = ["https://api.talentview.fr"] }),
            "a call with a token for the other environment"),
        Without("exp", File, "a call with an expired token"),
        Without("issuer", File, "a call with the token of a deleted key"),
        Without(
            "scope",
            File,
            [
                "GET /v2/applicants with a key that lacks applicants_read",
                "POST /v2/applicants with a key that lacks applicants_write",
                "GET /v2/applications with a key that lacks applications_read",
                "GET /v2/campaigns with a key that lacks campaigns_read",
                "GET /v2/managers with a key that lacks managers_read",
                "GET /v2/entities with a key that lacks managers_read",
                "POST /v2/managers with a key that lacks managers_write",
                "GET /v2/jobboards/campaigns with a key that lacks campaigns_read",
                "GET /v2/jobboards/applications with a key that lacks applications_read",
                "POST /v2/jobboards/applications with a key that lacks applications_write",
                "POST /v2/jobboards/applicants with a key that lacks applicants_write",
            ]),
        Without("quota", File, "the 121st request of a minute"),
        new("one request more a minute", File, () => new KelioProvider(new KelioSettings { QuotaPerMinute = 121 }), "the 121st request of a minute"),
        new("one request less a minute", File, () => new KelioProvider(new KelioSettings { QuotaPerMinute = 119 }), "the 120th request of a minute"),
        Answering(
            "a member of the token is renamed", "create token", answer => MutatedProvider.Letters(answer, "\"jwt\"", "\"token\""), "a token for a key pair"),
        Answering(
            "a member of the applicant is renamed",
            "show applicant",
            answer => MutatedProvider.Letters(answer, "\"first_name\"", "\"firstName\""),
            "an applicant by e-mail address"),
        Answering("a number becomes a text", "show entity", answer => MutatedProvider.Letters(answer, "\"id\":86", "\"id\":\"86\""), "an entity"),
        Answering("instants lose their milliseconds", "show entity", answer => MutatedProvider.Letters(answer, ".000Z\"", "Z\""), "an entity"),
        Answering("a creation is answered 200", "create applicant", answer => answer with { Status = 200 }, "a new applicant with a resume"),
        Answering("a removal is answered 200", "destroy manager", answer => answer with { Status = 200 }, "the end of a manager's account"),
        Answering("the page's numbers are not told", "list applicants", answer => answer with { Headers = [] }, "the applicants"),
        Answering(
            "a list has an envelope",
            "list channels",
            answer => answer with { Body = System.Text.Encoding.UTF8.GetBytes("{\"channels\":" + System.Text.Encoding.UTF8.GetString(answer.Body.Span) + "}") },
            "the channels"),
        Answering("the content type is plain text", "list channels", answer => answer with { ContentType = "text/plain" }, "the channels"),
        new("a page holds one", File, () => new KelioProvider(new KelioSettings { PageSize = 1 }), "the second page of two applicants each"),
        Without("signature", File, "a forged token"),
        Without("iat", File, "a token from the future"),
        Without("kind", File, "a job board's path with a customer's key", "a customer's path with a job board's key"),
        Without("keys", File, "a token for a wrong secret"),
        new(
            "a job board's companies are offered",
            File,
            () => new KelioProvider(new KelioSettings { OffersJobBoardReads = true }),
            "the companies of a job board, which are not known to be offered"),
        new(
            "refusals are worded otherwise",
            File,
            () => new MutatedProvider(new KelioProvider()) { Words = answer => MutatedProvider.Letters(answer, "\"error\"", "\"message\"") },
            "a call without a token",
            "an applicant that is not there",
            "a new applicant with a known e-mail address"),
    ];

    private static Mutation Without(string check, string file, params IReadOnlyList<string> noticed) =>
        new($"the check “{check}” is off", file, () => new MutatedProvider(new KelioProvider()) { WithoutCheck = check }, noticed);

    private static Mutation Answering(string rule, string operation, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(rule, File, () => new MutatedProvider(new KelioProvider()) { Answers = (name, answer) => name == operation ? change(answer) : answer }, noticed);
}
