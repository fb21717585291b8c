using System.Net.Http.Json;

namespace Contracts.PredictiveIndex;

/// <summary>A thin client of the legacy API, good against the real one and the emulator. A refusal is thrown as
/// <see cref="PredictiveIndexException"/>.</summary>
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
    public Task<BehavioralAssessment> ChangeBehavioralAssessmentByExternalIdAsync(
        string externalId, AssessmentChange change, CancellationToken cancellation = default) =>
            SendAsync<BehavioralAssessment>(
                HttpMethod.Patch, PredictiveIndexRoutes.BehavioralAssessments, "externalId=" + Uri.EscapeDataString(externalId), Body(change), cancellation);

    /// <summary>Archives an assessment, for good.</summary>
    public async Task ArchiveBehavioralAssessmentAsync(string assessmentId, CancellationToken cancellation = default)
    {
        using var response = await AskAsync(HttpMethod.Delete, One(PredictiveIndexRoutes.BehavioralAssessment, assessmentId), "", null, cancellation)
            .ConfigureAwait(false);
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

    /// <summary>A picture of the patterns of a completed assessment.</summary>
    /// <param name="assessmentId">PI's id.</param>
    /// <param name="patternType">0 all three, 1 Self, 2 Self-Concept, 3 Synthesis.</param>
    /// <param name="format"><c>PNG</c> or <c>SVG</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<byte[]> GetPatternAsync(string assessmentId, int patternType, string format = "PNG", CancellationToken cancellation = default) =>
        FetchAsync(
            One(PredictiveIndexRoutes.Pattern, assessmentId).Replace("{patternType}", Number(patternType), StringComparison.Ordinal),
            "format=" + format,
            cancellation);

    /// <summary>A report on a completed assessment: a PDF, or a ZIP with one for each gender.</summary>
    /// <param name="assessmentId">PI's id.</param>
    /// <param name="reportType">1 to 4, or 6.</param>
    /// <param name="gender">0 Unknown, 1 Male, 2 Female.</param>
    /// <param name="languageLocale">The language; English when null.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<byte[]> GetReportAsync(
        string assessmentId, int reportType, int gender = 0, string? languageLocale = null, CancellationToken cancellation = default) =>
            FetchAsync(
                One(PredictiveIndexRoutes.Report, assessmentId).Replace("{reportType}", Number(reportType), StringComparison.Ordinal),
                $"format=PDF&gender={Number(gender)}" + (languageLocale is null ? "" : "&languageLocale=" + Uri.EscapeDataString(languageLocale)),
                cancellation);

    /// <summary>The interview guide to a completed assessment.</summary>
    public Task<Guidebook> GetGuidebookAsync(string companyId, string assessmentId, CancellationToken cancellation = default) =>
        SendAsync<Guidebook>(
            HttpMethod.Get,
            One(PredictiveIndexRoutes.Guidebook, assessmentId).Replace("{companyId}", Uri.EscapeDataString(companyId), StringComparison.Ordinal),
            "",
            null,
            cancellation);

    /// <summary>People with their latest assessments: look here before you create.</summary>
    /// <param name="query">OData options, encoded, without question mark.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<PeopleAndJobsPage> SearchPeopleAndJobsAsync(string query = "", CancellationToken cancellation = default) =>
        SendAsync<PeopleAndJobsPage>(HttpMethod.Get, PredictiveIndexRoutes.PeopleAndJobs, query, null, cancellation);

    /// <summary>A person with all assessments.</summary>
    public Task<Person> GetPersonAsync(string personId, CancellationToken cancellation = default) =>
        SendAsync<Person>(HttpMethod.Get, PersonPath(personId), "", null, cancellation);

    /// <summary>Changes a person, in all assessments.</summary>
    public Task<Person> ChangePersonAsync(string personId, PersonChange change, CancellationToken cancellation = default) =>
        SendAsync<Person>(HttpMethod.Patch, PersonPath(personId), "", Body(change), cancellation);

    /// <summary>Archives a person and all assessments, for good.</summary>
    public async Task ArchivePersonAsync(string personId, CancellationToken cancellation = default)
    {
        using var response = await AskAsync(HttpMethod.Delete, PersonPath(personId), "", null, cancellation).ConfigureAwait(false);
    }

    /// <summary>The Management Strategy Guides of persons: a PDF for one, a ZIP for several.</summary>
    public async Task<byte[]> PrintGuidesAsync(GuidesRequest request, CancellationToken cancellation = default)
    {
        using var response = await AskAsync(HttpMethod.Post, PredictiveIndexRoutes.PrintMsgs, "", Body(request), cancellation).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
    }

    private static string One(string template, string id) => template.Replace("{assessmentId}", Uri.EscapeDataString(id), StringComparison.Ordinal);

    private static string PersonPath(string id) => PredictiveIndexRoutes.Person.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonContent Body<T>(T body) => JsonContent.Create(body, options: PredictiveIndexJson.Requests);

    private Task<T> SendAsync<T>(HttpMethod method, string path, string query, HttpContent? body, CancellationToken cancellation) =>
        PredictiveIndexCall.SendAsync<T>(http, apiKey, method, path, query, body, cancellation);

    private Task<byte[]> FetchAsync(string path, string query, CancellationToken cancellation) =>
        PredictiveIndexCall.FetchAsync(http, apiKey, path, query, cancellation);

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string query, HttpContent? body, CancellationToken cancellation) =>
        PredictiveIndexCall.AskAsync(http, apiKey, method, path, query, body, cancellation);
}
