using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The completed assessments page by page: the one answer of the API with an envelope.</summary>
internal static class PaginationApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.AssessmentPaginateCompleted, Provenance.Observed("a public client"), Completed) with
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
        var (state, fields, baseUrl) = (call.State<KeyPredictState>(), FieldReader.Of(call), call.Request.BaseUrl);
        var input = PageInput.Read(fields);
        if (fields.Refusal() is { } invalid) return invalid;
        var page = CompletedPage.Of(state, input);
        return WireFormat.Ok(call.Request, () => Tree.Only("result", Tree.One(
            "result",
            ("data", Tree.Many("data", page.Shown.Select(assessment => AssessmentView.Completed(assessment, state.Account.Evaluator, baseUrl)))),
            ("pagination", Numbers(input.Page, page.Last, page.Shown.Length)))));
    }

    private static Tree Numbers(long page, int last, int count) => Tree.One(
        "pagination",
        ("current_page", new Tree.Number(page)),
        ("previous_page", Page(page > 1 ? Math.Min(page - 1, last) : null)),
        ("next_page", Page(page < last ? page + 1 : null)),
        ("last_page", Tree.Count(last)),
        ("current_page_count", Tree.Count(count)));

    private static Tree Page(long? number) => number is { } page ? new Tree.Number(page) : Tree.Plain(null);
}
