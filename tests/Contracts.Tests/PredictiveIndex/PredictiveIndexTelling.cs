using System.Text.Json.Nodes;
using Contracts.PredictiveIndex;
using PactNative;

namespace Contracts.Tests.PredictiveIndex;

/// <summary>What the interactions of both generations have in common: keys, ids, shapes, refusals, and the clients that play them.</summary>
internal static class PredictiveIndexTelling
{
    public const string OneOfEach = "predictive-index: one of each";
    public const string OneOfEach2 = "pi2: one of each";
    public const string ApiKey = "00000000-0000-4000-8000-00000e8a3b1e";
    public const string Id = "00000000-0000-4000-8000-00000000a551";
    public const string GuidText = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    public const string SameSentence = "legacy API: 401 has the same sentence as PI2's";
    public const string FinalStates = "webhook: 40 of both kinds and 60 of cognitive ones, never 10, 20, 30, 50, 65";
    public const string LegacyBody = "webhook body: ids and state, no scores";
    public const string Further = "behavioral assessment: scores, folder, link, times and flags beside the documented members";
    public const string RetryAfter = "429 tells in Retry-After when to come again";
    public const string OwnNumbers = "error numbers above 9000 are the emulator's own";
    public const string Denied = "Authorization has been denied for this request.";

    public static JsonNode Instant => Like.Text(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?Z$", "2026-03-02T09:00:00.1234567Z");

    public static JsonNode AnId => Like.Text(".+", Id);

    public static JsonNode Email => Like.Text(@"^[^@\s]+@[^@\s]+$", "zoe@people.example");

    public static JsonNode Sigma => Like.Number(0.74);

    public static JsonObject Factors => new() { ["a"] = Sigma, ["b"] = Sigma, ["c"] = Sigma, ["d"] = Sigma, ["e"] = Sigma };

    public static JsonObject Synthesis => new() { ["a"] = Sigma, ["b"] = Sigma, ["c"] = Sigma, ["d"] = Sigma };

    /// <summary>An interaction of the client of the legacy API.</summary>
    public static Interaction Case(
        string description, Action<Wire> tell, Func<PredictiveIndexClient, Task> use, string state = OneOfEach, JsonObject? with = null) => new(
            description,
            wire => tell(wire.Given(state, with)),
            async address =>
            {
                using var http = new HttpClient { BaseAddress = address };
                await use(new PredictiveIndexClient(http, ApiKey));
            });

    /// <summary>An interaction of the client of PI2.</summary>
    public static Interaction Case2(string description, Action<Wire> tell, Func<Pi2Client, Task> use, string state = OneOfEach2, JsonObject? with = null) =>
        new(
        description,
        wire => tell(wire.Given(state, with)),
        async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            await use(new Pi2Client(http, ApiKey));
        });

    /// <summary>The call carries the key that the state supplies.</summary>
    public static Wire Key(this Wire wire, string name = "apiKey") =>
        wire.Header(PredictiveIndexRoutes.ApiKeyHeader, Like.State($"${{{name}}}", $"^{GuidText}$", ApiKey));

    /// <summary>A path with one id of the state in it.</summary>
    public static JsonNode Path(string template, string name, string parameter = "{assessmentId}") =>
        Like.State(
            template.Replace(parameter, $"${{{name}}}", StringComparison.Ordinal),
            "^" + template.Replace(parameter, "[^/]+", StringComparison.Ordinal) + "$",
            template.Replace(parameter, Id, StringComparison.Ordinal));

    /// <summary>An e-mail address of the state.</summary>
    public static JsonNode StateEmail(string name, string example) => Like.State($"${{{name}}}", @"^[^@\s]+@[^@\s]+$", example);

    /// <summary>The bare message of the framework.</summary>
    /// <param name="wire">The call.</param>
    /// <param name="rule">Where it is known from.</param>
    public static Wire Denies(this Wire wire, string rule = "PI2: 401 has the framework's sentence") =>
        wire.RestsOn(rule).Answers(401, new JsonObject { ["Message"] = Denied });

    /// <summary>The error object with PI's or the emulator's number.</summary>
    public static Wire Errs(this Wire wire, int status, int number, string? parameter = null) => (number < 9000 ? wire : wire.RestsOn(OwnNumbers))
        .Answers(status, new JsonObject
        {
            ["number"] = number,
            ["context"] = null,
            ["description"] = Like.Type("What is wrong."),
            ["parameterErrors"] = parameter is null
            ? new JsonArray()
            : Like.Each(new JsonObject { ["parameter"] = parameter, ["description"] = Like.Type("What is wrong.") }),
        });

    /// <summary>The client took the answer for a refusal.</summary>
    public static async Task RefusedAsync(int status, Func<Task> call, int? number = null)
    {
        var refused = await Assert.ThrowsAsync<PredictiveIndexException>(call);
        Assert.Equal(status, refused.Status);
        Assert.Equal(number, refused.Error?.Number);
    }

    /// <summary>A behavioral assessment that is open.</summary>
    public static JsonObject Open() => new()
    {
        ["assessmentId"] = AnId,
        ["firstName"] = Like.Type("Zoé"),
        ["lastName"] = Like.Type("Lame"),
        ["email"] = Email,
        ["gender"] = Like.Whole(2),
        ["personType"] = Like.OneOf("Candidate", "Unknown", "Other", "Employee", "Former Employee", "FormerEmployee"),
        ["assessmentState"] = Like.Whole(10),
        ["impression"] = Like.Whole(0),
        ["expirationDateTime"] = Instant,
        ["administeredByFirstName"] = Like.Type("Odile"),
        ["administeredByLastName"] = Like.Type("Owner"),
        ["administeredByEmail"] = Email,
        ["patternFullUrl"] = Like.Text(
            @"^https?://.+/api/v1/behavioralassessments/[^/]+/patterns/0\?format=PNG$",
            "https://pi.predictiveindex.com/api/v1/behavioralassessments/1/patterns/0?format=PNG"),
        ["patternSelfUrl"] = Like.Text(
            @"^https?://.+/api/v1/behavioralassessments/[^/]+/patterns/1\?format=PNG$",
            "https://pi.predictiveindex.com/api/v1/behavioralassessments/1/patterns/1?format=PNG"),
        // Not documented, and needed to read the object at all.
        ["personId"] = AnId,
    };

    /// <summary>A behavioral assessment with all that may be there.</summary>
    public static JsonObject Full() => Open().And(
        ("middleName", Like.Type("M.")),
        ("externalId", Like.Type("REQ-1")),
        ("externalPersonId", Like.Type("P-1")),
        ("administeredByPhone", Like.Type("+1 555 0100")),
        ("associatedPositionTitle", Like.Type("Software Engineer")),
        ("assessmentStatusWebHook", Like.Text("^https?://.+$", "https://hr.example/listener")));
}
