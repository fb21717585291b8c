using Emulator.Control.Coverage;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;

namespace Emulator.Comparing;

/// <summary>Recordings beside the emulator: what of each, and what follows for what we know.</summary>
/// <param name="Findings">Each recording.</param>
/// <param name="Lines">Each operation and rule of the providers that were recorded.</param>
internal sealed record Comparison(IReadOnlyList<Finding> Findings, IReadOnlyList<Settled> Lines)
{
    // Whether something is there, may be made or is not allowed depends on the state; calls alone bring no other.
    private static readonly int[] OfState = [403, 404, 409, 410, 422, 429];

    /// <summary>Whether nothing was refuted.</summary>
    public bool IsGood => Findings.All(finding => finding.Outcome != Finding.Refuted);

    /// <summary>Makes the recorded calls again, in their order, and compares.</summary>
    public static async Task<Comparison> OfAsync(IReadOnlyList<Recording> recordings, EqualState state, ProviderCatalog catalog, CancellationToken stop)
    {
        var findings = new List<Finding>();
        foreach (var recording in recordings) findings.Add(await OneAsync(recording, state, stop));
        return new Comparison(findings, [.. Settle(findings, catalog)]);
    }

    private static async Task<Finding> OneAsync(Recording recording, EqualState state, CancellationToken stop)
    {
        if (state.Locate(recording) is not var (place, path))
            return Apart(recording, null, $"{recording.To}{recording.Request.Target} is no address of {recording.Provider}");
        var operation = place.Routes.Match(recording.Request.Method, Core.Wire.Request.SegmentsOf(path)).Operation;
        if (operation?.State == OperationState.Unsupported) return Apart(recording, operation.Name, "the emulator does not play it");
        if (recording.Request.BodyKind is "dropped" or "bytes" || (recording is { ShapesOnly: true, At: not null } && recording.Request.Method != "GET"))
            return Apart(recording, operation?.Name, "the call's body was not kept, so it cannot be made again");
        var (own, verdict) = await state.AskAsync(recording, place, path, stop);
        var check = verdict?.Checks.FirstOrDefault(one => one.Outcome == "failed");
        // What stands before a wire example is told to people alone.
        if (own.Status != recording.Answer.Status && (recording.At is null || IsOfState(own.Status, recording.Answer.Status)))
        {
            return Apart(
                recording, operation?.Name, FormattableString.Invariant($"recorded {recording.Answer.Status}, here {own.Status}: the state is another")) with
            { Check = check };
        }

        var declared = operation is null ? DeclaredBody.Unknown : new DeclaredBody(operation.ResponseBody, place.Provider.WireJson);
        var differences = AnswerDifferences.Of(recording, own, declared);
        return new Finding(recording, operation?.Name, differences.Count == 0 ? Finding.Confirmed : Finding.Refuted, differences, null, check);
    }

    // One of the two is done, the other is not: that may be the state. Two ways of being done, or of being refused, are not.
    private static bool IsOfState(int own, int recorded) =>
        (own < 300 && OfState.Contains(recorded)) || (recorded < 300 && OfState.Contains(own)) || (own == 404 && OfState.Contains(recorded));

    private static Finding Apart(Recording recording, string? operation, string why) => new(recording, operation, Finding.Apart, [], why, null);

    private static IEnumerable<Settled> Settle(List<Finding> findings, ProviderCatalog catalog)
    {
        var coverage = CoverageApi.Of(catalog);
        foreach (var provider in findings.Select(finding => finding.Recording.Provider).Distinct().Where(coverage.ContainsKey).Order(StringComparer.Ordinal))
        {
            var own = findings.Where(finding => finding.Recording.Provider == provider && finding.Outcome != Finding.Apart).ToList();
            foreach (var operation in coverage[provider].Operations.DistinctBy(operation => operation.Name))
            {
                // A refusal by a check says nothing of what the operation does.
                yield return Settle(
                    provider, "operation", operation.Name, operation.Evidence, operation.Source,
                    [.. own.Where(finding => finding.Operation == operation.Name && (finding.Check is null || finding.Outcome == Finding.Refuted))]);
            }

            foreach (var rule in coverage[provider].Rules.DistinctBy(rule => rule.Name))
            {
                yield return Settle(
                    provider, "rule", rule.Name, rule.Evidence, rule.Source, [.. own.Where(finding => finding.Check?.Check == rule.Name)]);
            }
        }
    }

    private static Settled Settle(string provider, string kind, string name, string evidence, string source, IReadOnlyList<Finding> findings)
    {
        var refuted = findings.Where(finding => finding.Outcome == Finding.Refuted).ToList();
        return new Settled(
            provider, kind, name, evidence, source,
            refuted.Count > 0 ? Finding.Refuted : findings.Count > 0 ? Finding.Confirmed : Settled.NotSeen,
            [.. (refuted.Count > 0 ? refuted : findings).Select(finding => finding.Recording.Name)]);
    }
}
