namespace Contracts.PredictiveIndex;

/// <summary>The body of a status webhook of the legacy API: enough to fetch the assessment.</summary>
/// <param name="AssessmentId">The assessment's id.</param>
/// <param name="ExternalId">The caller's own id of the assessment.</param>
/// <param name="ExternalPersonId">The caller's own id of the person.</param>
/// <param name="AssessmentState">The final state, see <see cref="AssessmentStates"/>.</param>
/// <param name="AssessmentStatus">The same value under its older name.</param>
public sealed record AssessmentStatusEvent(string AssessmentId, string? ExternalId, string? ExternalPersonId, int AssessmentState, int AssessmentStatus);
