using Contracts.KeyPredict;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict;

namespace Emulator.Tests.Mutations;

/// <summary>The rules of Key Predict that the contracts must notice the loss of.</summary>
internal static class KeyPredictMutations
{
    private const string File = "key-predict";

    public static IEnumerable<Mutation> All =>
    [
        Without("token known", File, "a call with an unknown token"),
        Without("token not expired", File, "a call with a token that is three days old"),
        Without("webservice option", File, "a call without the webservice option"),
        Without("integration active", File, "a call while the integration is not activated"),
        Answering(
            "a list has an envelope",
            File,
            KeyPredictRoutes.ListTitle,
            answer => answer with { Body = System.Text.Encoding.UTF8.GetBytes("{\"titles\":" + System.Text.Encoding.UTF8.GetString(answer.Body.Span) + "}") },
            "the titles"),
        Answering(
            "an id is a number",
            File,
            KeyPredictRoutes.RetrieveCandidate,
            answer => MutatedProvider.Letters(answer, "\"id\":\"410001\"", "\"id\":410001"),
            "a candidate by id"),
        Answering("a candidate is made with 201", File, KeyPredictRoutes.CreateCandidate, answer => answer with { Status = 201 }, "a new candidate"),
        Answering(
            "an invitation has no url",
            File,
            KeyPredictRoutes.CandidateInvite,
            answer => MutatedProvider.Letters(answer, "\"url\"", "\"address\""),
            "an invitation"),
        Answering(
            "a page has no numbers",
            File,
            KeyPredictRoutes.AssessmentPaginateCompleted,
            answer => MutatedProvider.Letters(answer, "\"last_page\"", "\"pages\""),
            "a page of completed assessments"),
        Wording(
            "the guide's grammar is put right",
            answer => Spelled(answer, "already exist.", "already exists."),
            "a new candidate with a short password and a known e-mail address"),
        Wording("a double invitation is a conflict", answer => answer.Status == 406 ? answer with { Status = 409 } : answer, "the same invitation once more"),
        Wording(
            "empty purses are told otherwise",
            answer => Spelled(answer, "you don't have enough credits", "not enough credits"),
            "an invitation without credits"),
        new(
            "a notification names its fields otherwise",
            File,
            () => new MutatedProvider(new KeyPredictProvider()) { Webhooks = call => MutatedProvider.Letters(call, "\"assessment_id\"", "\"id\"") },
            "a candidate has started an assessment",
            "a candidate has completed an assessment"),
        new(
            "notifications come without credentials",
            File,
            () => new MutatedProvider(new KeyPredictProvider()) { Webhooks = call => call with { Headers = [] } },
            "a candidate has completed an assessment, as a form"),
        Without("token not revoked", File, "a call with a token after the password was changed"),
        Without("credentials", File, "a token for a wrong password"),
    ];

    private static Mutation Without(string check, string file, params IReadOnlyList<string> noticed) =>
        new($"the check “{check}” is off", file, () => new MutatedProvider(new KeyPredictProvider()) { WithoutCheck = check }, noticed);

    private static Mutation Answering(string rule, string file, string operation, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(
            rule,
            file,
            () => new MutatedProvider(new KeyPredictProvider()) { Answers = (name, answer) => name == operation ? change(answer) : answer },
            noticed);

    private static Mutation Wording(string rule, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(rule, File, () => new MutatedProvider(new KeyPredictProvider()) { Words = change }, noticed);

    private static Answer Spelled(Answer answer, string from, string to) =>
        answer with
        {
            Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(answer.Body.Span).Replace(from, to, StringComparison.Ordinal)),
        };
}
