using System.Collections.Immutable;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A set of tests and a predictive model; candidates who have completed all the tests get a fit score.</summary>
internal sealed record Campaign(int Id, string Label, int ModelId, ImmutableArray<int> TestIds, int LanguageId, DateTimeOffset CreatedAt) : IRow<int>
{
    public ImmutableArray<int> CandidateIds { get; init; } = [];

    public DateTimeOffset? ExpiresAt { get; init; }
}
