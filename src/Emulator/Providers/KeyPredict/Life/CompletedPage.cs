using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>A page of the completed assessments. By time and candidate it is taken out of an index by position; for a test or a group the index is walked
/// once.</summary>
/// <param name="Shown">The items of the page.</param>
/// <param name="Last">The number of the last page, at least 1.</param>
internal sealed record CompletedPage(ImmutableArray<Assessment> Shown, int Last)
{
    public static CompletedPage Of(KeyPredictState state, PageInput input)
    {
        var all = input.CandidateId is { } candidate
            ? state.Assessments.At(KeyPredictState.CompletedOfCandidate, candidate)
            : state.Assessments.In(KeyPredictState.CompletedByEnd, KeyPredictState.Everyone);
        var from = input.From is { } first ? all.FirstFrom(assessment => assessment.CompletedAt >= first) : 0;
        var below = input.To is { } last ? all.FirstFrom(assessment => assessment.CompletedAt > last) : all.Count;
        var (shown, total) = input.TestId is null && input.GroupId is null ? Cut(all, from, below, input) : Walk(all, from, below, input, Filter(state, input));
        return new CompletedPage(shown, Math.Max(1, (int)(((long)total + input.Size - 1) / input.Size)));
    }

    private static long Skipped(PageInput input) => Math.Min(input.Page - 1, int.MaxValue) * input.Size;

    private static (ImmutableArray<Assessment> Shown, int Total) Cut(ImmutableSortedSet<Assessment> all, int from, int below, PageInput input)
    {
        var total = Math.Max(0, below - from);
        var begin = (int)Math.Min(total, Skipped(input));
        var shown = ImmutableArray.CreateBuilder<Assessment>(Math.Min(input.Size, total - begin));
        for (var i = begin; i < total && shown.Count < input.Size; i++) shown.Add(all[input.IsAscending ? from + i : below - 1 - i]);
        return (shown.ToImmutable(), total);
    }

    private static (ImmutableArray<Assessment> Shown, int Total) Walk(
        ImmutableSortedSet<Assessment> all, int from, int below, PageInput input, Predicate<Assessment> isMeant)
    {
        var (at, total, skipped, shown) = (0, 0, Skipped(input), ImmutableArray.CreateBuilder<Assessment>());
        var (begin, end) = input.IsAscending ? (from, below) : (all.Count - below, all.Count - from);
        foreach (var assessment in input.IsAscending ? all : all.Reverse())
        {
            if (at >= end) break;
            if (at++ < begin || !isMeant(assessment)) continue;
            if (total++ >= skipped && shown.Count < input.Size) shown.Add(assessment);
        }

        return (shown.ToImmutable(), total);
    }

    private static Predicate<Assessment> Filter(KeyPredictState state, PageInput input)
    {
        var testId = input.TestId;
        if (input.GroupId is not { } group) return assessment => assessment.TestId == testId;
        var members = new HashSet<int>();
        foreach (var candidate in state.Candidates.At(KeyPredictState.CandidatesOfGroup, group)) members.Add(candidate.Id);
        return assessment => (testId is null || assessment.TestId == testId) && members.Contains(assessment.CandidateId);
    }
}
