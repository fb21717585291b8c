using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Contracts.Kelio;

/// <summary>A thin client of the Kelio ATS API, for customers and job boards. The base address of <paramref name="http"/> is the environment's base URL, e.g.
/// <c>https://sandbox.talentview.fr/v2</c>. A refusal is a value, no exception.</summary>
/// <param name="http">Does the calls; not disposed here.</param>
/// <param name="time">Tells the time of tokens and waits; the machine's when null.</param>
public sealed partial class KelioClient(HttpClient http, TimeProvider? time = null)
{
    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private string? own;
    private DateTimeOffset ownEnd;

    /// <summary>The token that calls carry; null for none, or for those that <see cref="Credentials"/> make.</summary>
    public string? Token { get; set; }

    /// <summary>The key pair of which tokens are made as they are needed; null when <see cref="Token"/> is set by hand.</summary>
    public KelioCredentials? Credentials { get; init; }

    /// <summary>How often a call that was answered 403 is made again, each time after <see cref="QuotaWindow"/>. 0 leaves it to the caller
    /// to find out what the 403 means.</summary>
    public int QuotaWaits { get; init; } = 1;

    /// <summary>How long the quota's window lasts; after so long it has ended, whenever it began.</summary>
    public TimeSpan QuotaWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary><c>POST /jwt</c>: makes a token. It is not taken into use by itself.</summary>
    public Task<KelioAnswer<KelioToken>> CreateTokenAsync(KelioTokenRequest request, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post, KelioRoutes.Jwt, KelioJson.Wire.KelioToken, () => Json(request, KelioJson.Wire.KelioTokenRequest), cancellation, isOpen: true);

    /// <summary><c>GET /applicants</c>.</summary>
    /// <param name="query">The query without its question mark, e.g. <c>keywords=Romain&amp;page=2</c>; null for none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<KelioAnswer<IReadOnlyList<KelioApplicant>>> ListApplicantsAsync(string? query = null, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Get,
            query is null ? KelioRoutes.Applicants : KelioRoutes.Applicants + "?" + query,
            KelioJson.Wire.IReadOnlyListKelioApplicant,
            null,
            cancellation);

    /// <summary><c>GET /applicants/:id</c>.</summary>
    /// <param name="idOrEmail">The id or the e-mail address.</param>
    /// <param name="embed">What is to be embedded, with commas between; null for nothing.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<KelioAnswer<KelioApplicant>> GetApplicantAsync(string idOrEmail, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Get,
            One(KelioRoutes.Applicants, idOrEmail, embed),
            KelioJson.Wire.KelioApplicant,
            null,
            cancellation);

    /// <summary><c>POST /applicants</c>.</summary>
    public Task<KelioAnswer<KelioApplicant>> CreateApplicantAsync(KelioNewApplicant applicant, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post,
            KelioRoutes.Applicants,
            KelioJson.Wire.KelioApplicant,
            () => Json(new KelioApplicantRequest(applicant), KelioJson.Wire.KelioApplicantRequest),
            cancellation);

    /// <summary><c>POST /jobboards/applicants</c>.</summary>
    public Task<KelioAnswer<KelioApplicant>> CreateJobBoardApplicantAsync(
        int companyId, KelioNewApplicant applicant, CancellationToken cancellation = default) =>
            SendAsync(
                HttpMethod.Post,
                KelioRoutes.JobBoardApplicants,
                KelioJson.Wire.KelioApplicant,
                () => Json(new KelioJobBoardApplicantRequest(companyId, applicant), KelioJson.Wire.KelioJobBoardApplicantRequest),
                cancellation);

    /// <summary>All applicants of the query, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioApplicant> AllApplicantsAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListApplicantsAsync(page, stop), applicant => applicant.Id, cancellation);

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

    private static string With(string path, string? query) => string.IsNullOrEmpty(query) ? path : path + "?" + query;

    private static string One(string list, string id, string? embed) => With(list + "/" + Uri.EscapeDataString(id), new KelioQuery { Embed = embed });

    private static string One(string list, int id, string? embed) => One(list, id.ToString(CultureInfo.InvariantCulture), embed);

    // What is added while the pages are walked moves the others: one that was seen already is not given again.
    private static async IAsyncEnumerable<T> AllAsync<T>(
        KelioQuery? query,
        Func<KelioQuery, CancellationToken, Task<KelioAnswer<IReadOnlyList<T>>>> list,
        Func<T, int> idOf,
        [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        var seen = new HashSet<int>();
        for (long? page = query?.Page ?? 1; page is { } number;)
        {
            var answer = await list((query ?? new KelioQuery()) with { Page = number }, cancellation).ConfigureAwait(false);
            if (answer.Value is not { } rows) throw new KelioRefusedException(answer.Status, answer.Error);
            foreach (var row in rows)
                if (seen.Add(idOf(row))) yield return row;
            page = answer.Page?.NextPage;
        }
    }

    private Task<KelioAnswer<IReadOnlyList<T>>> ListAsync<T>(string path, string? query, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellation)
        where T : class => SendAsync(HttpMethod.Get, With(path, query), type, null, cancellation);

    // A 403 is the quota's or a scope's; the status and, for what is documented, the body are the same. Waiting for the window to end
    // and asking again is the only way to know.
    private async Task<KelioAnswer<T>> SendAsync<T>(
        HttpMethod method, string path, JsonTypeInfo<T>? type, Func<HttpContent>? content, CancellationToken cancellation, bool isOpen = false)
        where T : class
    {
        for (var waits = 0; ; waits++)
        {
            var token = isOpen ? default : await TokenAsync(cancellation).ConfigureAwait(false);
            if (token.Refused is { } refused)
                return new KelioAnswer<T>(refused.Status, null, refused.Error, null) { Denial = refused.Denial, Waits = refused.Waits };
            var answer = await TryAsync(method, path, type, content?.Invoke(), token.Text, cancellation).ConfigureAwait(false);
            if (answer.Status != HttpStatusCode.Forbidden) return answer with { Waits = waits };
            if (waits == QuotaWaits) return answer with { Waits = waits, Denial = waits > 0 ? KelioDenial.Forbidden : KelioDenial.Unknown };
            await Task.Delay(QuotaWindow, clock, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<KelioAnswer<T>> TryAsync<T>(
        HttpMethod method, string path, JsonTypeInfo<T>? type, HttpContent? content, string? token, CancellationToken cancellation)
        where T : class
    {
        var root = http.BaseAddress?.AbsoluteUri.TrimEnd('/')
            ?? throw new InvalidOperationException("The client needs the environment's base URL as base address.");
        using var request = new HttpRequestMessage(method, root + path[KelioRoutes.Version.Length..]) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? new KelioAnswer<T>(response.StatusCode, type is null || body.Length == 0 ? null : Read(body, type), null, PageOf(response))
            : new KelioAnswer<T>(response.StatusCode, null, Read(body, KelioJson.Wire.KelioError), null);
    }

    // A token is taken into use again until a minute before its end.
    private async Task<(string? Text, KelioAnswer<KelioToken>? Refused)> TokenAsync(CancellationToken cancellation)
    {
        if (Token is not null || Credentials is not { } pair) return (Token, null);
        var now = clock.GetUtcNow();
        if (own is not null && now < ownEnd - TimeSpan.FromMinutes(1)) return (own, null);
        if (pair.Audience is { } audience)
        {
            (own, ownEnd) = (KelioTokens.Mint(pair.PrivateKey, pair.SecretKey, audience, now, now + pair.Lifetime), now + pair.Lifetime);
            return (own, null);
        }

        var answer = await CreateTokenAsync(new KelioTokenRequest(pair.PrivateKey, pair.SecretKey), cancellation).ConfigureAwait(false);
        if (answer.Value is not { } made) return (null, answer);
        (own, ownEnd) = (made.Jwt, KelioTokens.ExpiryOf(made.Jwt) ?? DateTimeOffset.MaxValue);
        return (own, null);
    }
}
