using System.Globalization;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>What a decision may depend on: the call as it was read, the records, the instant, the seed. Nothing else, and nothing that takes long.</summary>
public class DecisionTests
{
    private const string Candidate =
        """{"firstName":"A","lastName":"B","email":"a@b.example","behavioralAssessment":{},"cognitiveAssessment":{"redirectURL":"http://a.test/"}}""";

    public static TheoryData<string, string, string, string?, string> Changing { get; } = new()
    {
        { "POST", "/api/v1/behavioralassessments", "pi",
            """{"firstName":"A","lastName":"B","email":"a@b.example","externalId":"X","gender":1,"languageLocale":"fr"}""", "application/json" },
        { "POST", "/api/v1/behavioralassessments", "pi", """{"firstName":5,"expirationDateTime":"2020-01-01"}""", "application/json" },
        { "POST", "/api/v1/behavioralassessments", "pi", "{", "application/json" },
        { "POST", "/api/v1/cognitiveassessments", "pi", """{"firstName":"A","lastName":"B","email":"a@b.example"}""", "application/json" },
        { "PATCH", "/api/v1/behavioralassessments/{id}", "pi", """{"firstName":"A","folderPath":"\\Demo Company\\Candidates","archive":true}""",
            "application/json" },
        { "PATCH", "/api/v1/behavioralassessments?externalId=REQ-1000", "pi", """{"impression":1}""", "application/json" },
        { "DELETE", "/api/v1/behavioralassessments/{id}", "pi", null, "application/json" },
        { "PATCH", "/api/v1/persons/{person}", "pi", """{"jobName":"Boss","archive":false}""", "application/json" },
        { "DELETE", "/api/v1/persons/{person}", "pi", null, "application/json" },
        { "POST", "/api/v1/persons/PrintMSGs", "pi", """{"personIds":["{completed}"]}""", "application/json" },
        { "POST", "/api/v1/candidates", "pi2", Candidate, "application/json" },
        { "PATCH", "/api/v1/candidates/{person}", "pi2", """{"lastName":"C"}""", "application/json" },
        { "GET", "/bo/{link}", "pi", null, "application/json" },
        { "POST", "/bo/{link}", "pi", "act=submit&self=daring&q0=32", "application/x-www-form-urlencoded" },
    };

    [Theory]
    [MemberData(nameof(Changing))]
    public void A_decision_that_is_made_again_inside_the_gate_finds_all_read_and_writes_nothing(
        string method, string path, string surface, string? body, string type)
    {
        var pi = new BarePi();
        var one = pi.Opened;
        var completed = pi.State.Assessments.First(assessment => assessment.Behavioral is not null).PersonId;
        string Named(string text) => text.Replace("{completed}", completed, StringComparison.Ordinal)
            .Replace("{id}", one.Id, StringComparison.Ordinal).Replace("{person}", one.PersonId, StringComparison.Ordinal)
            .Replace("{link}", one.LinkCode, StringComparison.Ordinal);
        var request = pi.Request(method, Named(path), body is null ? null : Named(body), surface: surface, type: type);
        var first = pi.Decide(request, isKept: false).Answer;
        (Answer Answer, Emulator.Core.Effects.Change Change) second;
        using (InGate.Enter()) second = pi.Decide(request, isKept: false);
        Assert.Equal(first.Status, second.Answer.Status);
        Assert.NotInRange(second.Answer.Status, 404, 405);
        Assert.Equal(Shape(first), Shape(second.Answer));
    }

    [Theory]
    [InlineData("et-EE")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void The_language_of_the_machine_changes_nothing(string culture)
    {
        var former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var usual = Everything();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(usual, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public void The_same_assessment_gets_the_same_scores_by_every_door()
    {
        var pi = new BarePi(seed: 7);
        var one = pi.Opened;
        var (byControl, _) = AssessmentLife.Reach(pi.State, one, AssessmentState.Completed, null, BarePi.Now, 7);
        pi.Send("POST", "/bo/" + one.LinkCode, "act=submit", type: "application/x-www-form-urlencoded");
        var byPage = pi.State.Assessments.Find(one.Id)!;
        // The page gives the four factors that it asks for; the fifth is drawn.
        Assert.Equal((byControl.Behavioral!.Self.E, byControl.Behavioral.SelfConcept.E), (byPage.Behavioral!.Self.E, byPage.Behavioral.SelfConcept.E));
    }

    [Fact]
    public void Every_kind_of_refusal_has_a_status_that_was_chosen_for_it()
    {
        var expected = new Dictionary<RefusalKind, int>
        {
            [RefusalKind.UnknownRoute] = 404,
            [RefusalKind.WrongMethod] = 405,
            [RefusalKind.MediaType] = 415,
            [RefusalKind.TooLarge] = 413,
            [RefusalKind.Unauthenticated] = 401,
            [RefusalKind.Forbidden] = 403,
            [RefusalKind.QuotaExceeded] = 429,
            [RefusalKind.BadRequest] = 400,
            [RefusalKind.NotFound] = 404,
            [RefusalKind.Conflict] = 409,
            [RefusalKind.Invalid] = 400,
            [RefusalKind.Gone] = 404,
            [RefusalKind.Unsupported] = 501,
            [RefusalKind.Maintenance] = 503,
            [RefusalKind.ServerFault] = 500,
            [RefusalKind.Fault] = 418,
        };
        var pi = new BarePi("empty");
        foreach (var surface in new[] { PredictiveIndexProvider.Legacy, PredictiveIndexProvider.Pi2 })
            foreach (var kind in Enum.GetValues<RefusalKind>())
            {
                var answer = new PredictiveIndexDialect().Refuse(new Refusal(kind, "why", "how") { Status = kind is RefusalKind.Fault ? 418 : null },
                    pi.Request("GET", "/", null, surface: surface));
                Assert.True(expected[kind] == answer.Status, $"{kind} on {surface}: {answer.Status}");
                Assert.False(answer.Body.IsEmpty);
            }
    }

    private static string Everything()
    {
        var pi = new BarePi();
        var texts = new List<string>
        {
            BarePi.Text(pi.Send("GET", "/api/v2/behavioralassessments?$orderby=lastName desc,selfScores/a")),
            BarePi.Text(pi.Send("GET", "/api/v2/peopleandjobs")),
        };
        texts.AddRange(new[] { "", "?$orderby=LastName desc", "?$orderby=FirstName", "?$orderby=Email desc&$skip=3&$top=7" }
            .Select(query => BarePi.Text(pi.Send("GET", "/api/v1/candidates" + query, surface: PredictiveIndexProvider.Pi2))));
        var completed = pi.State.Assessments.First(assessment => assessment.Behavioral is not null).Id;
        texts.Add(BarePi.Text(pi.Send("GET", $"/api/v1/behavioralassessments/{completed}/patterns/0?format=SVG")));
        Assert.DoesNotContain(texts, string.IsNullOrEmpty);
        return string.Join('\n', texts);
    }

    // Ids are the same for the same seed; only the secrets in links are drawn anew.
    private static string Shape(Answer answer)
    {
        var text = BarePi.Text(answer);
        return answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true ? $"{answer.ContentType} {text.Length}"
            : string.Join(',', JsonDocument.Parse(text).RootElement.EnumerateObject()
                .Select(member => member.Value.ToString().Contains("/bo/", StringComparison.Ordinal) ? member.Name : member.ToString()));
    }
}
