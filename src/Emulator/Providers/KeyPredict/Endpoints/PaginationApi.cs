using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The completed assessments page by page: the one answer of the API with an envelope.</summary>
internal static class PaginationApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        new(KeyPredictRoutes.AssessmentPaginateCompleted, "GET|POST", KeyPredictRoutes.Template(KeyPredictRoutes.AssessmentPaginateCompleted), Provenance.Observed("a public client"), Completed)
        {
            Summary = "Lists the completed assessments page by page, newest first.",
            Parameters =
            [
                new("page", "query", "integer", "From 1; 1 when it is left out."),
                new("per_page", "query", "integer", "From 1; 100 when it is left out, 500 at most."),
                new("order_asc", "query", "boolean", "1 for the oldest first; 0 when it is left out."),
                new("test_id", "query", "integer", "Only assessments of this test."),
                new("group_id", "query", "integer", "Only assessments of this group's candidates."),
                new("candidate_id", "query", "integer", "Only this candidate's."),
                new("due_date_from", "query", "string", "YYYY-MM-DD HH:MM:SS, Paris time: completed then or later."),
                new("due_date_to", "query", "string", "Completed then or earlier; with 00:00:00 the whole day counts."),
            ],
            ResponseBody = typeof(KeyPredictPageBody),
        },
    ];

    private static Outcome Completed(Call call)
    {
        var state = call.State<KeyPredictState>();
        var fields = FieldReader.Of(call);
        var page = fields.Between("page", 1, long.MaxValue) ?? 1;
        var size = (int)Math.Min(fields.Between("per_page", 1, long.MaxValue) ?? KeyPredictSettings.PageSize, KeyPredictSettings.LargestPage);
        var isAscending = fields.Flag("order_asc") ?? false;
        var filter = Filter(fields, state);
        if (fields.Refusal() is { } invalid) return invalid;
        var all = state.Assessments.Where(filter).OrderBy(assessment => assessment.CompletedAt).ThenBy(assessment => assessment.Id).ToList();
        if (!isAscending) all.Reverse();
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var shown = page > last ? [] : all.Skip((int)(page - 1) * size).Take(size).ToList();
        return WireFormat.Ok(call.Request, Tree.Only("result", Tree.One(
            "result",
            ("data", Tree.Many("data", shown.Select(assessment => AssessmentsApi.Describe(assessment, state.Account.Evaluator, call.Request.BaseUrl)))),
            ("pagination", Tree.One(
                "pagination",
                ("current_page", new Tree.Number(page)),
                ("previous_page", Page(page > 1 ? Math.Min(page - 1, last) : null)),
                ("next_page", Page(page < last ? page + 1 : null)),
                ("last_page", Tree.Count(last)),
                ("current_page_count", Tree.Count(shown.Count)))))));
    }

    private static Tree Page(long? number) => number is { } page ? new Tree.Number(page) : Tree.Plain(null);

    private static Func<Assessment, bool> Filter(FieldReader fields, KeyPredictState state)
    {
        var (testId, groupId, candidateId) = (fields.Integer("test_id"), fields.Integer("group_id"), fields.Integer("candidate_id"));
        var (from, to) = (fields.Date("due_date_from"), fields.Date("due_date_to"));
        if (from > to) fields.Add("due_date_from", Messages.RangeTurned);
        if (to is { } day && ParisTime.IsMidnight(day)) to = ParisTime.NextDay(day).AddTicks(-1);
        return assessment => assessment.CompletedAt is { } completed
            && (testId is null || assessment.TestId == testId)
            && (candidateId is null || assessment.CandidateId == candidateId)
            && (groupId is null || state.Candidates.Find(assessment.CandidateId) is { } candidate && candidate.GroupIds.Any(id => id == groupId))
            && (from is null || completed >= from)
            && (to is null || completed <= to);
    }
}
