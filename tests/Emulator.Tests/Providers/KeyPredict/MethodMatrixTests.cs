using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Contracts.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>Every method in both formats, by GET and POST, with its parameters in the query and in a form: the same answer
/// in all, and the same refusals.</summary>
public class MethodMatrixTests
{
    /// <summary>The parameters of each method; <c>{candidate}</c> and the like stand for records of the workspace, <c>{n}</c>
    /// for a number of the call's own.</summary>
    private static readonly Dictionary<string, string> Parameters = new()
    {
        [KeyPredictRoutes.ListTitle] = "",
        [KeyPredictRoutes.ListTest] = "language_id=2",
        [KeyPredictRoutes.AssessmentList] = "",
        [KeyPredictRoutes.ListTestLanguage] = "test_id=144",
        [KeyPredictRoutes.CreateCandidate] = "firstname=Zoë ]]>&lastname=<Lee>&email=zoe{n}@people.example&title_id=2&country_code=FRA&group_ids=2101,2102",
        [KeyPredictRoutes.UpdateCandidate] = "id={candidate}&lastname=Lee{n}",
        [KeyPredictRoutes.RetrieveCandidate] = "email={email}",
        [KeyPredictRoutes.CandidateInvite] = "id={another}&test_id=144,13",
        [KeyPredictRoutes.AssessmentPending] = "candidate_id={candidate}",
        [KeyPredictRoutes.AssessmentCompleted] = "candidate_id={candidate}&assessment_id={completed}",
        [KeyPredictRoutes.ListGroup] = "",
        [KeyPredictRoutes.RetrieveGroup] = "id=2101",
        [KeyPredictRoutes.ListContract] = "",
        [KeyPredictRoutes.GiveCredits] = "company_id=7302&credits=1",
        [KeyPredictRoutes.CandidateImport] = "candidates={candidate}",
        [KeyPredictRoutes.AssessmentPaginateCompleted] = "page=1&per_page=3&order_asc=1",
        [KeyPredictRoutes.AssessmentResult] = "id={completed}&language_id=1",
        [KeyPredictRoutes.AssessmentReferentials] = "id={completed}",
        [KeyPredictRoutes.AssessmentTestFactors] = "test_id=144",
        [KeyPredictRoutes.ReportScore] = "assessment_id={completed}",
        [KeyPredictRoutes.ReportFactorsScores] = "assessment_id={completed}",
        [KeyPredictRoutes.ReportGroupsScore] = "assessment_id={completed}",
        [KeyPredictRoutes.ListPredictiveModel] = "",
        [KeyPredictRoutes.RetrievePredictiveModel] = "id=1",
        [KeyPredictRoutes.ListCampaign] = "",
        [KeyPredictRoutes.CreateCampaign] = "label=Campaign {n}&test_ids=144,9&predictive_model_id=1",
        [KeyPredictRoutes.UpdateCampaign] = "id={campaign}&label=Renamed {n}",
        [KeyPredictRoutes.RetrieveCampaign] = "id={campaign}",
        [KeyPredictRoutes.CampaignInvite] = "id={campaign}&candidate_id={another}",
        [KeyPredictRoutes.CampaignScores] = "id={campaign}",
        [KeyPredictRoutes.ReportFitScores] = "id={campaign}",
        [KeyPredictRoutes.CandidateProfile] = "id={candidate}",
    };

    /// <summary>Methods whose calls change what a second one answers.</summary>
    private static readonly string[] Changing =
    [
        KeyPredictRoutes.CreateCandidate, KeyPredictRoutes.UpdateCandidate, KeyPredictRoutes.CandidateInvite, KeyPredictRoutes.GiveCredits,
        KeyPredictRoutes.CreateCampaign, KeyPredictRoutes.UpdateCampaign, KeyPredictRoutes.CampaignInvite,
    ];

    public static TheoryData<string> Methods => new(Parameters.Keys);

    [Fact]
    public void The_table_has_every_method() => Assert.Equal(
        typeof(KeyPredictRoutes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)
            .Where(path => char.IsAsciiLetterLower(path[0]) && path != KeyPredictRoutes.Connect).Order(StringComparer.Ordinal),
        Parameters.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_answers_the_same_in_both_formats_by_both_verbs_from_query_and_form(string method)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAccountAsync(new { credits = 100_000 });
        var records = new Dictionary<string, string> { ["{email}"] = "anna.berg@people.example", ["{candidate}"] = await caller.CandidateAsync() };
        records["{completed}"] = await caller.InviteAsync(records["{candidate}"], "315");
        await caller.MustActAsync(records["{completed}"], "complete");
        await caller.InviteAsync(records["{candidate}"], "13");
        records["{campaign}"] =
            (await caller.MustAsync("create/campaign", ("label", "First"), ("test_ids", "144,9"), ("predictive_model_id", "1"))).GetProperty("id").GetString()!;
        var (number, answers) = (0, new List<KeyPredictAnswer>());
        foreach (var format in new[] { "/json", "/JSON", "", "/", "/xml", "/XML" })
        {
            foreach (var (verb, isForm) in new[] { (HttpMethod.Get, false), (HttpMethod.Post, false), (HttpMethod.Post, true) })
            {
                records["{n}"] = $"{++number}";
                records["{another}"] = method is KeyPredictRoutes.CandidateInvite or KeyPredictRoutes.CampaignInvite
                    ? await caller.CandidateAsync($"another{number}@people.example")
                    : "";
                var fields = Fields(Parameters[method], records);
                var answer = isForm
                    ? await caller.SendAsync(verb, method + format, caller.Token, new FormUrlEncodedContent(fields))
                    : await caller.SendAsync(verb, method + format + KeyPredictCaller.Query([.. fields.Select(pair => (pair.Key, pair.Value))]), caller.Token);
                Assert.True(answer.Status == 200, $"{verb} {format} {isForm}: {answer.Status} {answer.Text}");
                var isXml = format.Equals("/xml", StringComparison.OrdinalIgnoreCase);
                Assert.Equal(isXml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8", answer.ContentType);
                if (isXml) Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", answer.Text, StringComparison.Ordinal);
                answers.Add(answer);
            }
        }

        // What a change answers differs only in what is its own, so there the shape is compared; of the others every value.
        var isChanging = Changing.Contains(method);
        var (first, xml) = (answers[0], answers[^1]);
        Assert.All(answers.Take(12), answer => Assert.Equal(isChanging ? Shape(first.Json) : first.Text, isChanging ? Shape(answer.Json) : answer.Text));
        Assert.All(answers.Skip(12), answer => Assert.Equal(isChanging ? Shape(xml.Xml) : xml.Text, isChanging ? Shape(answer.Xml) : answer.Text));
        if (!isChanging) Assert.Equal(Values(first.Json).Order(StringComparer.Ordinal), Values(xml.Xml).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_refuses_the_same_in_both_formats(string method)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var verb in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            foreach (var token in new[] { null, "", "0123456789abcdef0123456789abcdef01234567", caller.Token!.ToUpperInvariant(), "Bearer " + caller.Token })
            {
                Assert.Equal((401, """{"error":{"code":401,"messages":["invalid token"]}}"""), await BriefAsync(verb, "/json", token));
                var (status, text) = await BriefAsync(verb, "/xml", token);
                var error = XDocument.Parse(text).Root!;
                Assert.Equal(
                    (401, "error", "401", "invalid token"),
                    (status, error.Name.LocalName, error.Attribute("code")!.Value, error.Element("messages")!.Element("message")!.Value));
            }

            // Without parameters: whoever needs some tells which, in both formats.
            var (json, wire) = (await caller.SendAsync(verb, method + "/json", caller.Token), await caller.SendAsync(verb, method + "/xml", caller.Token));
            Assert.Equal(json.Status, wire.Status);
            if (json.Status == 200) continue;
            Assert.Equal(500, json.Status);
            Assert.Equal(
                json.Json.GetProperty("error").GetProperty("messages").EnumerateObject().Select(field => (field.Name, field.Value.GetString()!)),
                wire.Xml.Element("messages")!.Elements("message").Select(message => (message.Attribute("field")!.Value, message.Value)));
        }

        async Task<(int, string)> BriefAsync(HttpMethod verb, string format, string? token)
        {
            var answer = await caller.SendAsync(verb, method + format, token);
            return (answer.Status, answer.Text);
        }
    }

    private static List<KeyValuePair<string, string>> Fields(string parameters, Dictionary<string, string> records) =>
        [.. parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair =>
            KeyValuePair.Create(pair[0], records.Aggregate(pair[1], (text, record) => text.Replace(record.Key, record.Value, StringComparison.Ordinal))))];

    private static string Shape(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject().Select(member => member.Name + ":" + Shape(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Shape)) + "]",
        _ => json.ValueKind.ToString(),
    };

    private static string Shape(XElement xml) => $"<{xml.Name.LocalName}{string.Concat(xml.Attributes().Select(attribute => " " + attribute.Name.LocalName))}>"
        + $"{string.Concat(xml.Elements().Select(Shape))}";

    private static IEnumerable<string> Values(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Values(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Values),
        JsonValueKind.Null => [],
        _ => json.ToString() is { Length: > 0 } text ? [text] : [],
    };

    private static IEnumerable<string> Values(XElement xml) =>
        xml.Attributes().Select(attribute => attribute.Value)
            .Concat(xml.HasElements ? xml.Elements().SelectMany(Values) : [xml.Value]).Where(text => text.Length > 0);
}
