using System.Text.Json.Nodes;
using Contracts.KeyPredict;
using PactNative;

namespace Contracts.Tests.KeyPredict;

/// <summary>What Key Predict's interactions have in common: tokens, ids, shapes, refusals, and the client that plays them.</summary>
internal static class KeyPredictTelling
{
    public const string OneOfEach = "key-predict: one of each";
    public const string Errors = "errors: the HTTP status equals the code; texts in a list, or by field";
    public const string Formats = "JSON without a format word; the word's case makes no difference";
    public const string Dates = "dates are Paris time, YYYY-MM-DD HH:MM:SS, in and out";
    public const string XmlError =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<error code=\"401\">\n<messages>\n<message><![CDATA[invalid token]]></message>\n</messages>\n</error>";
    public const string XmlTitles =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><titles><title><id>1</id><label><![CDATA[Mr]]></label></title>"
        + "<title><id>2</id><label><![CDATA[Ms]]></label></title></titles>";
    public const string Life = "a token lives without limit; with Token expiration on, [issue, issue + 72 h)";
    public const string TokenExample = "00000e8a3b1e0000000000000000000000000000";
    public const string Login = "example-of-a-contract@keypredict.example";
    public const string Password = "ExampleOfAContract";

    public static JsonNode Date => Like.Text(@"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$", "2026-03-02 10:00:00");

    public static JsonNode Link => Like.Text(@"^https?://\S+$", "https://app.centraltest.com/assessment/session?key=0");

    public static JsonNode Id(string example) => Like.Digits("^[0-9]+$", example);

    /// <summary>A candidate with the 14 keys.</summary>
    public static JsonObject Candidate => new()
    {
        ["id"] = Id("410001"),
        ["title_id"] = Id("2"),
        ["country_code"] = Like.Text("^[A-Z]{3}$", "FRA"),
        ["email"] = Like.Text(@"^[^@\s]+@[^@\s]+$", "zoe@people.example"),
        ["login"] = Like.Type("zoe@people.example"),
        ["lastname"] = Like.Type("Lame"),
        ["firstname"] = Like.Type("Zoé"),
        ["last_connection_date"] = Date,
        ["groups"] = Like.Each(new JsonObject { ["id"] = Id("2101"), ["name"] = Like.Type("Management") }),
        ["postal_code"] = Like.Type("69002"),
        ["phone"] = Like.Type("+33600000000"),
        ["function"] = Like.Type("Manager"),
        ["sector_id"] = Id("1"),
        ["observations"] = Like.Type("…"),
    };

    /// <summary>A candidate who was just made.</summary>
    public static JsonObject NewCandidate => new()
    {
        ["id"] = Id("410003"),
        ["title_id"] = Id("2"),
        ["country_code"] = Like.Text("^[A-Z]{3}$", "FRA"),
        ["email"] = Like.Text(@"^[^@\s]+@[^@\s]+$", "neuf@people.example"),
        ["login"] = Like.Type("neuf@people.example"),
        ["lastname"] = Like.Type("Venu"),
        ["firstname"] = Like.Type("Neuf"),
        ["last_connection_date"] = null,
        ["groups"] = new JsonArray(),
        ["postal_code"] = null,
        ["phone"] = null,
        ["function"] = null,
        ["sector_id"] = null,
        ["observations"] = null,
    };

    public static JsonObject Pending => new()
    {
        ["id"] = Id("1210001"),
        ["link"] = Link,
        ["url"] = Link,
        ["candidate_id"] = Id("410001"),
        ["test_id"] = Id("144"),
        ["test_language_id"] = Id("1"),
        ["invitation_date"] = Date,
    };

    public static JsonObject Completed => new()
    {
        ["id"] = Id("1210002"),
        ["candidate_id"] = Id("410001"),
        ["test_id"] = Id("315"),
        ["assessment_start_date"] = Date,
        ["assessment_end_date"] = Date,
        ["candidate_evaluator"] = new JsonObject
        {
            ["id"] = Id("8801"),
            ["prenom"] = Like.Type("Camille"),
            ["nom"] = Like.Type("Exemple"),
            ["email"] = Like.Type("camille@people.example"),
        },
        ["candidate_report_link"] = Link,
        ["candidate_report_pdf_link"] = Like.Text(
            @"^https?://\S+&outputFormat=pdfTOC$", "https://app.centraltest.com/assessment/report?key=0&outputFormat=pdfTOC"),
    };

    /// <summary>An interaction of a client with a token.</summary>
    public static Interaction Case(
        string description,
        Action<Wire> tell,
        Func<KeyPredictClient, Task> use,
        string state = OneOfEach,
        JsonObject? with = null,
        KeyPredictFormat format = KeyPredictFormat.Json) => new(
            description,
            wire => tell(wire.Given(state, with)),
            async address =>
            {
                using var http = new HttpClient();
                using var client = new KeyPredictClient(http, address.ToString()
                    .TrimEnd('/') + KeyPredictRoutes.Rest)
                { Token = TokenExample, Format = format };
                await use(client);
            });

    /// <summary>A call as the clients in production make it: a POST with everything in the query.</summary>
    public static Wire Calls(this Wire wire, string method, string format = "json", string? token = "token")
    {
        wire.Asks("POST", $"{KeyPredictRoutes.Rest}/{method}/{format}");
        return token is null ? wire : wire.Token(token);
    }

    /// <summary>The call carries the token that the state supplies.</summary>
    public static Wire Token(this Wire wire, string token = "token") =>
        wire.Header(KeyPredictRoutes.TokenHeader, Like.State($"${{{token}}}", "^[0-9a-f]{40}$", KeyPredictTelling.TokenExample));

    /// <summary>An interaction that the typed client does not make: another client might.</summary>
    public static Interaction Raw(string description, Action<Wire> tell, Func<HttpRequestMessage> request, string state = OneOfEach) => new(
        description,
        wire => tell(wire.Given(state)),
        async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            using var asked = request();
            asked.Headers.TryAddWithoutValidation(KeyPredictRoutes.TokenHeader, TokenExample);
            using var answer = await http.SendAsync(asked);
            Assert.NotEqual(500, (int)answer.StatusCode);
        });

    /// <summary>A number of the state, in the query.</summary>
    public static Wire Number(this Wire wire, string parameter, string name, string example) =>
        wire.Query(parameter, Like.State($"${{{name}}}", "^[0-9]+$", example));

    /// <summary>An error with its messages as a list.</summary>
    public static Wire Errs(this Wire wire, int code, string message) =>
        wire.RestsOn(Errors).Answers(code, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["messages"] = new JsonArray(message) } });

    /// <summary>An error with its messages by field.</summary>
    public static Wire ErrsField(this Wire wire, string field, string message) =>
        wire.RestsOn(Errors).Answers(500, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = 500,
                ["messages"] = new JsonObject { [field] = message }
            }
        });

    /// <summary>The client took the answer for this refusal.</summary>
    public static async Task RefusedAsync(int code, string message, Func<Task> call, string? field = null)
    {
        var refused = await Assert.ThrowsAsync<KeyPredictException>(call);
        Assert.Equal(code, refused.Code);
        Assert.Equal(message, field is null ? Assert.Single(refused.Messages) : refused.Fields[field]);
    }
}
