using System.Net.Http.Json;
using System.Text.Json;

namespace Contracts.PredictiveIndex;

/// <summary>A thin client of the legacy API, good against the real one and the emulator. A refusal is thrown as <see cref="PredictiveIndexException"/>.</summary>
/// <param name="http">Its base address ends with a slash: <c>https://pi.predictiveindex.com/</c> or <c>http://127.0.0.1:8080/pi/</c>.</param>
/// <param name="apiKey">The key of a software user.</param>
public sealed class PredictiveIndexClient(HttpClient http, string apiKey)
{
    /// <summary>Up to 50 behavioral assessments.</summary>
    /// <param name="query">OData options, encoded, without question mark: <c>$top=10&amp;$orderby=lastName</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<BehavioralAssessment>> ListBehavioralAssessmentsAsync(string query = "", CancellationToken cancellation = default) =>
        SendAsync<IReadOnlyList<BehavioralAssessment>>(HttpMethod.Get, PredictiveIndexRoutes.BehavioralAssessments, query, null, cancellation);

    /// <summary>Up to 50 behavioral assessments with the count of all: the documented way of testing a key.</summary>
    public Task<BehavioralAssessmentPage> FindBehavioralAssessmentsAsync(string query = "", CancellationToken cancellation = default) =>
        SendAsync<BehavioralAssessmentPage>(HttpMethod.Get, PredictiveIndexRoutes.BehavioralAssessmentsV2, query, null, cancellation);

    /// <summary>One behavioral assessment.</summary>
    public Task<BehavioralAssessment> GetBehavioralAssessmentAsync(string assessmentId, CancellationToken cancellation = default) =>
        SendAsync<BehavioralAssessment>(HttpMethod.Get, One(PredictiveIndexRoutes.BehavioralAssessment, assessmentId), "", null, cancellation);

    /// <summary>Invites a person, or assesses again one who is known by an external id.</summary>
    public Task<BehavioralAssessment> CreateBehavioralAssessmentAsync(AssessmentRequest request, CancellationToken cancellation = default) =>
        SendAsync<BehavioralAssessment>(HttpMethod.Post, PredictiveIndexRoutes.BehavioralAssessments, "", Body(request), cancellation);

    /// <summary>Changes an assessment, found by PI's id.</summary>
    public Task<BehavioralAssessment> ChangeBehavioralAssessmentAsync(string assessmentId, AssessmentChange change, CancellationToken cancellation = default) =>
        SendAsync<BehavioralAssessment>(HttpMethod.Patch, One(PredictiveIndexRoutes.BehavioralAssessment, assessmentId), "", Body(change), cancellation);

    /// <summary>Changes an assessment, found by the caller's own id.</summary>
    public Task<BehavioralAssessment> ChangeBehavioralAssessmentByExternalIdAsync(string externalId, AssessmentChange change, CancellationToken cancellation = default) =>
        SendAsync<BehavioralAssessment>(
            HttpMethod.Patch, PredictiveIndexRoutes.BehavioralAssessments, "externalId=" + Uri.EscapeDataString(externalId), Body(change), cancellation);

    /// <summary>Archives an assessment, for good.</summary>
    public async Task ArchiveBehavioralAssessmentAsync(string assessmentId, CancellationToken cancellation = default)
    {
        using var response = await AskAsync(HttpMethod.Delete, One(PredictiveIndexRoutes.BehavioralAssessment, assessmentId), "", null, cancellation).ConfigureAwait(false);
    }

    /// <summary>Up to 50 cognitive assessments; the key's owner needs cognitive access.</summary>
    public Task<IReadOnlyList<CognitiveAssessment>> ListCognitiveAssessmentsAsync(string query = "", CancellationToken cancellation = default) =>
        SendAsync<IReadOnlyList<CognitiveAssessment>>(HttpMethod.Get, PredictiveIndexRoutes.CognitiveAssessments, query, null, cancellation);

    /// <summary>One cognitive assessment; the key's owner needs cognitive access.</summary>
    public Task<CognitiveAssessment> GetCognitiveAssessmentAsync(string assessmentId, CancellationToken cancellation = default) =>
        SendAsync<CognitiveAssessment>(HttpMethod.Get, One(PredictiveIndexRoutes.CognitiveAssessment, assessmentId), "", null, cancellation);

    /// <summary>Invites a person to a cognitive assessment; the key's owner needs cognitive access.</summary>
    public Task<CognitiveAssessment> CreateCognitiveAssessmentAsync(AssessmentRequest request, CancellationToken cancellation = default) =>
        SendAsync<CognitiveAssessment>(HttpMethod.Post, PredictiveIndexRoutes.CognitiveAssessments, "", Body(request), cancellation);

    private static string One(string template, string id) => template.Replace("{assessmentId}", Uri.EscapeDataString(id), StringComparison.Ordinal);

    private static JsonContent Body<T>(T body) => JsonContent.Create(body, options: PredictiveIndexJson.Requests);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, string query, HttpContent? body, CancellationToken cancellation)
    {
        using var response = await AskAsync(method, path, query, body, cancellation).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync<T>(PredictiveIndexJson.V1, cancellation).ConfigureAwait(false)
            ?? throw new JsonException("The answer is null.");
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string query, HttpContent? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path.TrimStart('/') + (query.Length == 0 ? "" : "?" + query)) { Content = body };
        request.Headers.Add(PredictiveIndexRoutes.ApiKeyHeader, apiKey);
        var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            throw new PredictiveIndexException((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
    }
}
