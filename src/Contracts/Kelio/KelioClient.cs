using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Contracts.Kelio;

/// <summary>A thin client of the Kelio ATS API. The base address of <paramref name="http"/> is the environment's base URL, e.g.
/// <c>https://sandbox.talentview.fr/v2</c>.</summary>
/// <param name="http">Does the calls; not disposed here.</param>
public sealed class KelioClient(HttpClient http)
{
    /// <summary>The token that calls carry; null for none.</summary>
    public string? Token { get; set; }

    /// <summary><c>POST /jwt</c>: makes a token. It is not taken into use by itself.</summary>
    public Task<KelioAnswer<KelioToken>> CreateTokenAsync(KelioTokenRequest request, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, KelioRoutes.Jwt, KelioJson.Wire.KelioToken, Json(request, KelioJson.Wire.KelioTokenRequest), cancellation, isOpen: true);

    /// <summary><c>GET /applicants</c>.</summary>
    /// <param name="query">The query without its question mark, e.g. <c>keywords=Romain&amp;page=2</c>; null for none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<KelioAnswer<IReadOnlyList<KelioApplicant>>> ListApplicantsAsync(string? query = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, query is null ? KelioRoutes.Applicants : KelioRoutes.Applicants + "?" + query, KelioJson.Wire.IReadOnlyListKelioApplicant, null, cancellation);

    /// <summary><c>GET /applicants/:id</c>.</summary>
    /// <param name="idOrEmail">The id or the e-mail address.</param>
    /// <param name="embed">What is to be embedded, with commas between; null for nothing.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<KelioAnswer<KelioApplicant>> GetApplicantAsync(string idOrEmail, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Get,
            KelioRoutes.Applicants + "/" + Uri.EscapeDataString(idOrEmail) + (embed is null ? "" : "?embed=" + Uri.EscapeDataString(embed)),
            KelioJson.Wire.KelioApplicant,
            null,
            cancellation);

    /// <summary><c>POST /applicants</c>.</summary>
    public Task<KelioAnswer<KelioApplicant>> CreateApplicantAsync(KelioNewApplicant applicant, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post,
            KelioRoutes.Applicants,
            KelioJson.Wire.KelioApplicant,
            Json(new KelioApplicantRequest(applicant), KelioJson.Wire.KelioApplicantRequest),
            cancellation);

    /// <summary><c>POST /jobboards/applicants</c>.</summary>
    public Task<KelioAnswer<KelioApplicant>> CreateJobBoardApplicantAsync(int companyId, KelioNewApplicant applicant, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post,
            KelioRoutes.JobBoardApplicants,
            KelioJson.Wire.KelioApplicant,
            Json(new KelioJobBoardApplicantRequest(companyId, applicant), KelioJson.Wire.KelioJobBoardApplicantRequest),
            cancellation);

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KelioPagination? PageOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(KelioRoutes.PaginationHeader, out var values)
            ? Read(Encoding.UTF8.GetBytes(string.Join(',', values)), KelioJson.Wire.KelioPagination)
            : null;

    private async Task<KelioAnswer<T>> SendAsync<T>(
        HttpMethod method, string path, JsonTypeInfo<T> type, HttpContent? content, CancellationToken cancellation, bool isOpen = false)
        where T : class
    {
        var root = http.BaseAddress?.AbsoluteUri.TrimEnd('/') ?? throw new InvalidOperationException("The client needs the environment's base URL as base address.");
        using var request = new HttpRequestMessage(method, root + path[KelioRoutes.Version.Length..]) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!isOpen && Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? new KelioAnswer<T>(response.StatusCode, Read(body, type), null, PageOf(response))
            : new KelioAnswer<T>(response.StatusCode, null, Read(body, KelioJson.Wire.KelioError), null);
    }
}
