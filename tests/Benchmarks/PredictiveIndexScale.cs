using System.Globalization;
using Contracts.PredictiveIndex;
using Emulator.Providers.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Records;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Benchmarks;

/// <summary>Predictive Index's assessments at any number, each of a person of its own.</summary>
internal static class PredictiveIndexScale
{
    private const string V1 = "/api/v1/behavioralassessments", V2 = "/api/v2/behavioralassessments", People = "/api/v2/peopleandjobs";
    private const string OfPerson = "peopleAndJobsSearchResult/assessmentUser/", OfBehavioral =
        "peopleAndJobsSearchResult/assessmentInformation/behavioralAssessmentInformation/";

    /// <summary>The calls on so many assessments.</summary>
    public static IReadOnlyList<ScaleCall> Calls(int count)
    {
        var (world, ids) = Open(count);
        var middle = count / 2;
        return
        [
            new("Predictive Index: list, $top=50", _ => world.Call("GET", V1 + "?$top=50")),
            new("Predictive Index: page in the middle", _ => world.Call("GET", $"{V2}?$top=50&$skip={middle}")),
            new("Predictive Index: get by id", i => world.Call("GET", $"{V1}/{ids[Spread.Of(i, count)]}")),
            new("Predictive Index: look-up of a person by e-mail address",
                i => world.Call("GET", People + Filter($"{OfPerson}email eq 'ann{Spread.Of(i, count)}@people.example'"))),
            new("Predictive Index: create", i => world.Call("POST", V1, string.Create(CultureInfo.InvariantCulture, $$"""
                {"firstName":"Bo","lastName":"Lee","email":"new{{i}}@people.example"}
                """))),
            new("Predictive Index: $filter on the assessment's own fields",
                _ => world.Call("GET", V2 + Filter("behavioralAssessments/assessmentState eq 65 and behavioralAssessments/impression gt 7")), LooksAtAll: true),
            new("Predictive Index: $filter on fields of the person",
                _ => world.Call("GET", V2 + Filter("behavioralAssessments/lastName eq 'Lee77'")), LooksAtAll: true),
            new("Predictive Index: search of people, $filter on their names",
                _ => world.Call("GET", People + Filter($"{OfPerson}lastName eq 'Lee77'")), LooksAtAll: true),
            new("Predictive Index: search of people, $filter on their assessments",
                _ => world.Call("GET", People + Filter($"{OfBehavioral}assessmentState eq 65")), LooksAtAll: true),
        ];
    }

    private static string Filter(string text) => "?$filter=" + Uri.EscapeDataString(text);

    private static (ScaleWorld World, string[] Ids) Open(int count)
    {
        var provider = new PredictiveIndexProvider();
        var state = (PredictiveIndexState)ScaleWorld.Seeded(provider);
        var (folder, sequence, ids, persons) = (state.RootFolder + "\\Candidates", state.Ids, new string[count], new Person[count]);
        for (var i = 0; i < count; i++)
        {
            (var personId, sequence) = sequence.NextGuid("person");
            (ids[i], sequence) = sequence.NextGuid(nameof(AssessmentKind.Behavioral));
            (_, sequence) = sequence.Next("assessment number");
            persons[i] = Someone(personId, i);
        }

        state = state with
        {
            Ids = sequence,
            Persons = state.Persons.Put(persons),
            Assessments = state.Assessments.Put(Enumerable.Range(0, count).Select(i => Sent(ids[i], persons[i].Id, folder, i))),
            Presences = state.Presences.Put(Enumerable.Range(0, count).Select(i => new Presence(persons[i].Id, i + 1, null))),
        };
        KeyValuePair<string, string>[] headers =
            [new(PredictiveIndexRoutes.ApiKeyHeader, state.KeyHolder(Role.AccountOwner)!.ApiKey!), new("Content-Type", "application/json")];
        return (new ScaleWorld(provider, state, provider.Surfaces.Single(one => one.Name == PredictiveIndexProvider.Legacy), headers), ids);
    }

    private static Person Someone(string id, int i) => new(id)
    {
        FirstName = string.Create(CultureInfo.InvariantCulture, $"Ann{i % 1000}"),
        LastName = string.Create(CultureInfo.InvariantCulture, $"Lee{i}"),
        Email = string.Create(CultureInfo.InvariantCulture, $"ann{i}@people.example"),
        PersonType = 3,
    };

    private static Assessment Sent(string id, string personId, string folder, int i) => new(id)
    {
        Number = i + 1,
        Kind = AssessmentKind.Behavioral,
        PersonId = personId,
        FolderPath = folder,
        State = i % 10 == 0 ? AssessmentState.Aborted : AssessmentState.Sent,
        SentAt = ScaleWorld.Now.AddDays(-1),
        ExpiresAt = ScaleWorld.Now.AddDays(30),
        Impression = i % 9,
        AdministeredBy = new Administrator("Odile", "Owner", "owner@demo-company.example", null),
        LanguageLocale = "en-US",
        LinkCode = id[..18] + personId[..18],
    };
}
