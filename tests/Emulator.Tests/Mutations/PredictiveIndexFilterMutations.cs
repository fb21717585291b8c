using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex;

namespace Emulator.Tests.Mutations;

/// <summary>What an emulator of Predictive Index can get wrong without any shape changing: filters, orders, pages, nulls, records, when to come
/// again.</summary>
internal static class PredictiveIndexFilterMutations
{
    private const string File = "predictive-index";
    private const string List = "list behavioral assessments";
    private const string Get = "get behavioral assessment";

    public static IEnumerable<Mutation> All =>
    [
        Ignoring(
            "$filter",
            "the behavioral assessments of one last name",
            "the behavioral assessments, three of them by last name",
            "the behavioral assessments by last name from the end"),
        Ignoring("$orderby", "the behavioral assessments, three of them by last name", "the behavioral assessments by last name from the end"),
        Ignoring("$top", "the first of the behavioral assessments by last name", "the second of the behavioral assessments by last name"),
        Ignoring("$skip", "the second of the behavioral assessments by last name"),
        Changed(
            "nulls are left out",
            answer => MutatedProvider.Letters(answer, "\"assessmentDateTime\":null,", ""),
            "the behavioral assessment that was asked for and no other, not taken yet"),
        Changed(
            "another assessment is shown",
            answer => MutatedProvider.Letters(answer, "\"lastName\":\"ZzBravo\"", "\"lastName\":\"ZzAlfa\""),
            "the behavioral assessment that was asked for and no other, not taken yet"),
        new(
            "429 without Retry-After",
            File,
            () => new MutatedProvider(new PredictiveIndexProvider())
            {
                Words = answer => answer with { Headers = [.. answer.Headers.Where(header => header.Key != "Retry-After")] },
            },
            "the 101st request in 60 seconds, and when to come again"),
    ];

    private static Mutation Ignoring(string parameter, params IReadOnlyList<string> noticed) => new(
        $"the list ignores {parameter}",
        File,
        () => new MutatedProvider(new PredictiveIndexProvider())
        {
            Asked = (name, request) => name == List ? MutatedProvider.Without(request, parameter) : request,
        },
        noticed);

    private static Mutation Changed(string rule, Func<Answer, Answer> change, params IReadOnlyList<string> noticed) =>
        new(rule, File, () => new MutatedProvider(new PredictiveIndexProvider()) { Answers = (name, answer) => name == Get ? change(answer) : answer },
            noticed);
}
