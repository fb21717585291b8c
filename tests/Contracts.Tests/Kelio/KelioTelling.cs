using System.Text.Json.Nodes;
using Contracts.Kelio;
using PactNative;

namespace Contracts.Tests.Kelio;

/// <summary>What Kelio's interactions have in common: tokens, ids, pages, refusals, and the client that plays them.</summary>
internal static class KelioTelling
{
    public const string OneOfEach = "kelio: one of each";
    public const string ErrorBodies = "error bodies: {\"error\"}, and errors by field with 422";
    public const string Quota = "quota: 120 requests a minute, then 403";
    public const string Window = "quota: counted per private key in a fixed window that opens with the first counted request";
    public const string Lists = "lists are bare arrays with X-Pagination; 50 a page by default and at most";
    public const string Jwt = "aaaa.bbbb.example-of-a-contract";
    public const string PrivateKey = "00000000-0000-4000-8000-00000e8a3b1e";
    public const string SecretKey = "ExampleOfAContractNoSecret";
    public const int ApplicantId = 101;
    public const int CampaignId = 71;
    public const int EntityId = 86;
    public const int ManagerId = 845;
    public const int UnitId = 1;

    /// <summary>An interaction of a client with a token.</summary>
    public static Interaction Case(string description, Action<Wire> tell, Func<KelioClient, Task> use, string state = OneOfEach, JsonObject? with = null) =>
        new(
            description,
            wire => tell(wire.Given(state, with)),
            async address =>
            {
                using var http = new HttpClient { BaseAddress = new Uri(address, KelioRoutes.Version) };
                await use(new KelioClient(http) { Token = Jwt, QuotaWaits = 0 });
            });

    /// <summary>An interaction of which only names are pinned, fewer than the typed client reads: another client might.</summary>
    public static Interaction Raw(string description, Action<Wire> tell, string asked, string state) => new(
        description,
        wire => tell(wire.Given(state)),
        async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + Jwt);
            using var answer = await http.GetAsync(asked);
            Assert.Equal(200, (int)answer.StatusCode);
        });

    /// <summary>The call carries the token that the state supplies.</summary>
    public static Wire Bearer(this Wire wire, string token = "jwt") =>
        wire.Header("Authorization", Like.State($"Bearer ${{{token}}}", @"^Bearer [\w-]+\.[\w-]+\.[\w-]+$", "Bearer " + Jwt));

    /// <summary>A path that ends in a number of the state.</summary>
    public static JsonNode Path(string before, string name, long example, string after = "") =>
        Like.State($"{before}/${{{name}}}{after}", $"^{before}/[0-9]+{after}$", $"{before}/{example}{after}");

    /// <summary>A number of the state, in a query.</summary>
    public static JsonNode Number(string name, long example) =>
        Like.State($"${{{name}}}", "^[0-9]+$", example.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A page of a list; of the page's numbers only that they are told.</summary>
    public static Wire AnswersPage(this Wire wire, JsonNode record) => wire
        .Answers(200, Like.Each(record)).AnswersHeader(KelioRoutes.PaginationHeader, Like.Text("^.*total-count.*$", Numbers(1, 1, null, 1)));

    /// <summary>A page of a list with its numbers.</summary>
    public static Wire AnswersPage(this Wire wire, JsonNode records, int total, int page, int? next, int last) => wire
        .RestsOn(Lists).Answers(200, records).AnswersHeader(KelioRoutes.PaginationHeader, Like.Text(
            $$"""^\{"total-count": ?{{total}}, ?"current-page": ?{{page}}, ?"next-page": ?{{next?.ToString() ?? "null"}}, ?"last-page": ?{{last}}\}$""",
            Numbers(total, page, next, last)));

    /// <summary>A refusal with its body.</summary>
    public static Wire Refuses(this Wire wire, int status, string message) => wire.RestsOn(ErrorBodies).Answers(status, new JsonObject { ["error"] = message });

    /// <summary>A 422 with what is wrong by field.</summary>
    public static Wire RefusesField(this Wire wire, string field, string message) =>
        wire.RestsOn(ErrorBodies).Answers(
            422, new JsonObject { ["error"] = KelioErrors.Unprocessable, ["errors"] = new JsonObject { [field] = new JsonArray(message) } });

    /// <summary>The client took the answer for a success.</summary>
    public static T Good<T>(this KelioAnswer<T> answer)
        where T : class
    {
        Assert.True(answer.IsSuccess, $"{answer.Status} {answer.Error?.Error}");
        return answer.Value!;
    }

    /// <summary>The client took the answer for this refusal.</summary>
    public static void Refused<T>(this KelioAnswer<T> answer, int status, string? message = null, string? field = null)
        where T : class
    {
        Assert.False(answer.IsSuccess);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status == 403 ? KelioDenial.Unknown : KelioDenial.None, answer.Denial);
        if (message is not null && field is null) Assert.Equal(message, answer.Error!.Error);
        if (field is not null) Assert.Equal(message, Assert.Single(answer.Error!.Errors![field]));
    }

    private static string Numbers(int total, int page, int? next, int last) =>
        $$"""{"total-count":{{total}},"current-page":{{page}},"next-page":{{next?.ToString() ?? "null"}},"last-page":{{last}}}""";
}
