using System.Text.Json;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Filters over lists so long that the persons are worked out for all of them at once.</summary>
public class LongListTests
{
    private const int Count = 3_000;

    [Fact]
    public void A_filter_on_the_person_finds_the_same_in_a_long_list_also_after_a_change()
    {
        var pi = Filled();
        Assert.Equal([2_901, 1_901, 901], Found(pi, "behavioralassessments", "lastName eq 'Lee901'"));
        Assert.Equal([2_901, 1_901, 901], Found(pi, "peopleandjobs", "assessmentUser/lastName eq 'Lee901'"));
        var one = pi.State.Assessments.First(assessment => assessment.Number == 1_901);
        Assert.Equal(200, pi.Send("PATCH", $"/api/v1/behavioralassessments/{one.Id}", """{"lastName":"Moved"}""").Status);
        Assert.Equal([2_901, 901], Found(pi, "behavioralassessments", "lastName eq 'Lee901'"));
        Assert.Equal([1_901], Found(pi, "peopleandjobs", "assessmentUser/lastName eq 'Moved'"));
        Assert.Equal(204, pi.Send("DELETE", $"/api/v1/behavioralassessments/{one.Id}").Status);
        Assert.Empty(Found(pi, "peopleandjobs", "assessmentUser/lastName eq 'Moved'"));
    }

    [Fact]
    public void A_search_of_people_tells_their_newest_assessment_of_each_kind_in_a_long_list()
    {
        var pi = Filled();
        // The eldest person gets a cognitive assessment: it is the newest of all, and the behavioral one still shows.
        var (person, number) = (pi.State.Persons.Find("person 0001")!, Count + 1);
        pi.Put(person, One(number, person.Id) with { Kind = AssessmentKind.Cognitive });
        const string information = "assessmentInformation/";
        Assert.Equal([number], Found(pi, "peopleandjobs", $"{information}cognitiveAssessmentInformation/assessmentState eq 10"));
        Assert.Equal([number], Found(pi, "peopleandjobs", $"{information}behavioralAssessmentInformation/originalId eq 'assessment 0001'"));
    }

    private static List<int> Found(BarePi pi, string list, string filter)
    {
        var prefix = list == "peopleandjobs" ? "peopleAndJobsSearchResult" : "behavioralAssessments";
        var answer = pi.Send("GET", $"/api/v2/{list}?$filter={Uri.EscapeDataString($"{prefix}/{filter}")}");
        Assert.Equal(200, answer.Status);
        using var body = JsonDocument.Parse(BarePi.Text(answer));
        Assert.Equal(body.RootElement.GetProperty(prefix).GetArrayLength(), body.RootElement.GetProperty("totalSearchResults").GetInt32());
        return [.. body.RootElement.GetProperty(prefix).EnumerateArray().Select(row => list == "peopleandjobs"
            ? pi.State.Presences.Find(row.GetProperty("assessmentUser").GetProperty("id").GetString()!)!.Newest
            : pi.State.Assessments.Find(row.GetProperty("assessmentId").GetString()!)!.Number)];
    }

    private static BarePi Filled()
    {
        var pi = new BarePi("empty");
        for (var i = 1; i <= Count; i++)
        {
            var person = new Person($"person {i:0000}")
            {
                FirstName = "Ann",
                LastName = $"Lee{i % 1000}",
                Email = $"ann{i}@people.example",
                PersonType = 3,
            };
            pi.Put(person, One(i, person.Id));
        }

        return pi;
    }

    private static Assessment One(int number, string personId) => new($"assessment {number:0000}")
    {
        Number = number,
        Kind = AssessmentKind.Behavioral,
        PersonId = personId,
        FolderPath = "\\Demo Company",
        State = AssessmentState.Sent,
        SentAt = BarePi.Now,
        ExpiresAt = BarePi.Now.AddDays(10),
        AdministeredBy = new Administrator("A", "B", "a@b.example", null),
        LanguageLocale = "en-US",
        LinkCode = $"link {number}",
    };
}
