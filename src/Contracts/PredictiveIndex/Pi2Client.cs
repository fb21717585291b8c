using System.Net.Http.Json;

namespace Contracts.PredictiveIndex;

/// <summary>A thin client of PI2, good against the real one and the emulator. A refusal is thrown as <see cref="PredictiveIndexException"/>.</summary>
/// <param name="http">Its base address ends with a slash: <c>https://integrations.predictiveindex.com/</c> or <c>http://127.0.0.1:8080/pi2/</c>.</param>
/// <param name="apiKey">The key of an organization admin.</param>
public sealed class Pi2Client(HttpClient http, string apiKey)
{
    /// <summary>Jobs, by the time of their creation.</summary>
    /// <param name="query">Parameters, encoded, without question mark: <c>Title=Clerk&amp;$top=10</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Pi2Page<Pi2Job>> ListJobsAsync(string query = "", CancellationToken cancellation = default) =>
        PredictiveIndexCall.SendAsync<Pi2Page<Pi2Job>>(http, apiKey, HttpMethod.Get, PredictiveIndexRoutes.Jobs, query, null, cancellation);

    /// <summary>Candidates.</summary>
    public Task<Pi2Page<Pi2Person>> FindCandidatesAsync(string query = "", CancellationToken cancellation = default) =>
        PredictiveIndexCall.SendAsync<Pi2Page<Pi2Person>>(http, apiKey, HttpMethod.Get, PredictiveIndexRoutes.Candidates, query, null, cancellation);

    /// <summary>Employees.</summary>
    public Task<Pi2Page<Pi2Person>> FindEmployeesAsync(string query = "", CancellationToken cancellation = default) =>
        PredictiveIndexCall.SendAsync<Pi2Page<Pi2Person>>(http, apiKey, HttpMethod.Get, PredictiveIndexRoutes.Employees, query, null, cancellation);

    /// <summary>Creates or updates a candidate, assigns a job, sends assessments; none twice.</summary>
    public Task<CandidateResult> SendCandidateAsync(CandidateRequest request, CancellationToken cancellation = default) =>
        PredictiveIndexCall.SendAsync<CandidateResult>(http, apiKey, HttpMethod.Post, PredictiveIndexRoutes.Candidates, "", Body(request), cancellation);

    /// <summary>Changes a candidate.</summary>
    public Task<Pi2Person> ChangeCandidateAsync(string personId, CandidateChange change, CancellationToken cancellation = default) =>
        PredictiveIndexCall.SendAsync<Pi2Person>(
            http, apiKey, HttpMethod.Patch, One(PredictiveIndexRoutes.Candidate, personId), "", Body(change), cancellation);

    /// <summary>The insights on a candidate, PDF.</summary>
    public Task<byte[]> GetInsightsAsync(string personId, CancellationToken cancellation = default) =>
        PredictiveIndexCall.FetchAsync(http, apiKey, One(PredictiveIndexRoutes.InsightsPacket, personId), "", cancellation);

    /// <summary>The coaching guide on an employee, PDF.</summary>
    public Task<byte[]> GetCoachingGuideAsync(string personId, CancellationToken cancellation = default) =>
        PredictiveIndexCall.FetchAsync(http, apiKey, PredictiveIndexRoutes.CoachingGuide, "PersonId=" + Uri.EscapeDataString(personId), cancellation);

    /// <summary>The report on a behavioral assessment, PDF.</summary>
    public Task<byte[]> GetBehavioralReportAsync(string assessmentId, CancellationToken cancellation = default) =>
        PredictiveIndexCall.FetchAsync(
            http, apiKey, PredictiveIndexRoutes.BehavioralReport, "AssessmentId=" + Uri.EscapeDataString(assessmentId), cancellation);

    private static string One(string template, string id) => template.Replace("{personId}", Uri.EscapeDataString(id), StringComparison.Ordinal);

    private static JsonContent Body<T>(T body) => JsonContent.Create(body, options: PredictiveIndexJson.Requests);
}
