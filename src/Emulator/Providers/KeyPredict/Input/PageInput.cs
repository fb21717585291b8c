using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>Which of the completed assessments are asked for, and which page of them.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">The items of a page.</param>
/// <param name="IsAscending">Whether the oldest come first.</param>
internal sealed record PageInput(long Page, int Size, bool IsAscending)
{
    public long? TestId { get; init; }

    public long? GroupId { get; init; }

    public long? CandidateId { get; init; }

    /// <summary>Completed then or later; null for any time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Completed then or earlier; null for any time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Reads the parameters; mistakes stay with the reader.</summary>
    public static PageInput Read(FieldReader fields)
    {
        var page = fields.Between("page", 1, long.MaxValue) ?? 1;
        var size = (int)Math.Min(fields.Between("per_page", 1, long.MaxValue) ?? KeyPredictSettings.PageSize, KeyPredictSettings.LargestPage);
        var isAscending = fields.Flag("order_asc") ?? false;
        var (testId, groupId, candidateId) = (fields.Integer("test_id"), fields.Integer("group_id"), fields.Integer("candidate_id"));
        var (from, to) = (fields.Date("due_date_from"), fields.Date("due_date_to"));
        if (to is { } end && from > end)
            fields.Add("due_date_from", Messages.RangeTurned, $"not be after due_date_to, which is {ParisTime.Text(end)}", ParisTime.Text(end));
        if (to is { } day && ParisTime.IsMidnight(day)) to = ParisTime.NextDay(day).AddTicks(-1);
        return new PageInput(page, size, isAscending) { TestId = testId, GroupId = groupId, CandidateId = candidateId, From = from, To = to };
    }
}
