namespace Contracts.Pacts;

/// <summary>What came of a verification. A run that was given nothing to check is no success of anything: look at <see cref="Results"/>.</summary>
/// <param name="IsSuccess">Whether nothing failed.</param>
/// <param name="Results">One for each interaction that was run.</param>
/// <param name="Output">What the verifier prints for people.</param>
public sealed record PactReport(bool IsSuccess, IReadOnlyList<PactResult> Results, string Output)
{
    /// <summary>The interactions that failed.</summary>
    public IEnumerable<string> Failed => Results.Where(result => !result.IsSuccess).Select(result => result.Description);

    /// <summary>The part of <see cref="Output"/> that tells what failed and why; empty when nothing did.</summary>
    public string Failures => Output.IndexOf("\nFailures:", StringComparison.Ordinal) is var start and >= 0 ? Output[(start + 1)..] : IsSuccess ? "" : Output;
}

/// <summary>What came of one interaction.</summary>
/// <param name="Description">Its description.</param>
/// <param name="IsSuccess">Whether the provider kept it.</param>
/// <param name="Json">The verifier's own words.</param>
public sealed record PactResult(string Description, bool IsSuccess, string Json);
