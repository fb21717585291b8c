using System.Text;
using Contracts.KeyPredict;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict;

namespace Emulator.Tests.Mutations;

/// <summary>What an emulator of Key Predict can get wrong without a shape of JSON changing: filters, pages, nulls, records, formats, hours.</summary>
internal static class KeyPredictFilterMutations
{
    private const string File = "key-predict";

    public static IEnumerable<Mutation> All =>
    [
        Ignoring(KeyPredictRoutes.AssessmentPaginateCompleted, "group_id", "a page of the completed assessments of one group"),
        Ignoring(KeyPredictRoutes.AssessmentPaginateCompleted, "per_page", "the first page of completed assessments of two"),
        Changed(
            "nulls are left out",
            KeyPredictRoutes.RetrieveCandidate,
            answer => MutatedProvider.Letters(answer, "\"phone\":null,", ""),
            "a candidate of whom little is known"),
        Changed(
            "another candidate is shown",
            KeyPredictRoutes.RetrieveCandidate,
            answer => MutatedProvider.Letters(answer, "\"firstname\":\"Wanted\"", "\"firstname\":\"Decoy\""),
            "the candidate who was asked for and no other"),
        Changed(
            "hours are UTC's",
            KeyPredictRoutes.AssessmentPending,
            answer => MutatedProvider.Letters(answer, "2026-06-29 12:00:00", "2026-06-29 10:00:00"),
            "the hour of an invitation in Paris"),
        Changed("the root of XML is renamed", KeyPredictRoutes.ListTitle, answer => MutatedProvider.Letters(answer, "titles>", "list>"), "the titles in XML"),
        Changed(
            "no format word means XML",
            KeyPredictRoutes.ListTitle,
            answer => answer with
            {
                ContentType = "application/xml; charset=utf-8", Body = Encoding.UTF8.GetBytes("<titles><title><id>1</id><label>Mr</label></title></titles>"),
            },
            "the titles without a word for the format",
            "the titles by GET"),
        new(
            "refusals in XML have another root",
            File,
            () => new MutatedProvider(new KeyPredictProvider()) { Words = answer => MutatedProvider.Letters(answer, "error", "fault") },
            "an unknown token in XML"),
        new(
            "the form of a notification has no assessment_id",
            File,
            () => new MutatedProvider(new KeyPredictProvider()) { Webhooks = call => MutatedProvider.Letters(call, "assessment_id=", "id=") },
            "a candidate has completed an assessment, as a form"),
        new(
            "the form of a notification has another event",
            File,
            () => new MutatedProvider(new KeyPredictProvider()) { Webhooks = call => MutatedProvider.Letters(call, "event=", "kind=") },
            "a candidate has completed an assessment, as a form"),
        new(
            "completed assessments are everybody's",
            File,
            () => new MutatedProvider(new KeyPredictProvider())
            {
                Answers = (name, answer) => name == KeyPredictRoutes.AssessmentCompleted ? Twice(answer) : answer,
            },
            "the completed assessments of one of several candidates"),
        new(
            "pending assessments are everybody's",
            File,
            () => new MutatedProvider(new KeyPredictProvider())
            {
                Answers = (name, answer) => name == KeyPredictRoutes.AssessmentPending ? Twice(answer) : answer,
            },
            "the pending assessments of one of several candidates"),
    ];

    // A list of one becomes a list of two.
    private static Answer Twice(Answer answer)
    {
        var one = Encoding.UTF8.GetString(answer.Body.Span).Trim('[', ']');
        return answer with { Body = Encoding.UTF8.GetBytes($"[{one},{one}]") };
    }

    private static Mutation Ignoring(string operation, string parameter, params IReadOnlyList<string> noticed) => new(
        $"“{operation}” ignores {parameter}",
        File,
        () => new MutatedProvider(new KeyPredictProvider())
        {
            Asked = (name, request) => name == operation ? MutatedProvider.Without(request,
            parameter) : request
        },
        noticed);

    private static Mutation Changed(string rule, string operation, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(rule, File, () => new MutatedProvider(new KeyPredictProvider()) { Answers = (name, answer) => name == operation ? change(answer) : answer },
            noticed);
}
