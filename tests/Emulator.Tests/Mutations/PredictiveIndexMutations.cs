using Emulator.Core.Webhooks;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex;

namespace Emulator.Tests.Mutations;

/// <summary>The rules of Predictive Index that the contracts must notice the loss of.</summary>
internal static class PredictiveIndexMutations
{
    private const string Legacy = "predictive-index";
    private const string Pi2 = "pi2";

    public static IEnumerable<Mutation> All =>
    [
        Without("key known", Legacy, "a call with a key after another was generated"),
        Without("api access", Legacy, "a call without API Access"),
        Without("maintenance", Legacy, "a call during maintenance"),
        Without("role", Legacy, "an invitation with the key of a Read Only user"),
        Answering(
            "an assessment has a member less",
            Legacy,
            "get behavioral assessment",
            answer => MutatedProvider.Letters(answer, "\"assessmentState\"", "\"status\""),
            "a completed behavioral assessment"),
        Answering(
            "a person's type is a number in v1",
            Legacy,
            "get behavioral assessment",
            answer => MutatedProvider.Letters(answer, "\"personType\":\"Candidate\"", "\"personType\":3"),
            "a completed behavioral assessment"),
        Answering(
            "an invitation is answered 200", Legacy, "create behavioral assessment", answer => answer with { Status = 200 }, "a new behavioral assessment"),
        Answering("a report is a text", Legacy, "get behavioral report", answer => answer with { ContentType = "text/plain" }, "the placard as PDF"),
        Answering(
            "the search has another envelope",
            Legacy,
            "search people and jobs",
            answer => MutatedProvider.Letters(answer, "\"totalSearchResults\"", "\"total\""),
            "people by e-mail address"),
        Wording(
            "maintenance has another number", Legacy, answer => MutatedProvider.Letters(answer, "\"number\":27", "\"number\":28"), "a call during maintenance"),
        Sending(
            "the webhook tells another state",
            Legacy,
            call => MutatedProvider.Letters(call, "\"assessmentState\":40", "\"assessmentState\":30"),
            "a behavioral assessment of the legacy API is completed"),
        Sending(
            "the webhook of PI2 has another envelope",
            Pi2,
            call => MutatedProvider.Letters(call, "\"eventDetails\"", "\"details\""),
            "a behavioral assessment of PI2 is completed",
            "a cognitive assessment of PI2 has failed"),
        Without("rate", Legacy, "the 101st request in 60 seconds"),
        Without("owner enabled", Legacy, "a call with the key of a disabled user"),
        Without("cognitive", Legacy, "the cognitive assessments without cognitive access"),
        Answering(
            "a profile has no name",
            Legacy,
            "get behavioral assessment",
            answer => MutatedProvider.Letters(answer, "\"referenceProfileName\"", "\"profile\""),
            "a completed behavioral assessment with its scores"),
        Without("rate", Pi2, "one request more than the rate allows"),
        Answering(
            "the spelling of PI is put right",
            Pi2,
            "list jobs",
            answer => MutatedProvider.Letters(answer, "\"recordsReturn\"", "\"recordsReturned\""),
            "the jobs"),
        Answering(
            "a candidate is created with 201", Pi2, "create or update candidate", answer => answer with { Status = 201 }, "a new candidate with an assessment"),
        Wording(
            "the refusal is worded otherwise",
            Pi2,
            answer => MutatedProvider.Letters(answer, "Authorization has been denied for this request.", "Unauthorized"),
            "a call to PI2 with an unknown key"),
    ];

    private static Mutation Without(string check, string file, params IReadOnlyList<string> noticed) =>
        new($"the check “{check}” is off", file, () => new MutatedProvider(new PredictiveIndexProvider()) { WithoutCheck = check }, noticed);

    private static Mutation Answering(string rule, string file, string operation, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(
            rule,
            file,
            () => new MutatedProvider(new PredictiveIndexProvider()) { Answers = (name, answer) => name == operation ? change(answer) : answer },
            noticed);

    private static Mutation Sending(string rule, string file, Func<WebhookCall, WebhookCall> change, params IReadOnlyList<string> noticed) =>
        new(rule, file, () => new MutatedProvider(new PredictiveIndexProvider()) { Webhooks = change }, noticed);

    private static Mutation Wording(string rule, string file, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(rule, file, () => new MutatedProvider(new PredictiveIndexProvider()) { Words = change }, noticed);
}
