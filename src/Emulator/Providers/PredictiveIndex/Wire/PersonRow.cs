using Contracts.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>A row of the search of people: a person with the latest assessment of each kind that a user sees, each looked up when a field needs it. A cognitive
/// assessment shows only with the user's flag.</summary>
internal sealed class PersonRow(WireObjects wire, User by) : Row<Presence>
{
    private const string User = "assessmentUser", Information = "assessmentInformation";
    private const string OfBehavioral = Information + "/behavioralAssessmentInformation", OfCognitive = Information + "/cognitiveAssessmentInformation";
    private Person? person;
    private bool isAssessed;
    private (Assessment? Behavioral, Assessment? Cognitive) latest;

    /// <summary>How each field is read, by its path on the wire.</summary>
    public static IReadOnlyDictionary<string, Func<PersonRow, FieldValue>> Readers { get; } = new Dictionary<string, Func<PersonRow, FieldValue>>
    {
        [User] = FieldValue.Of,
        [User + "/id"] = row => row.Record.Id,
        [User + "/externalPersonId"] = row => row.Person.ExternalPersonId,
        [User + "/firstName"] = row => row.Person.FirstName,
        [User + "/middleName"] = row => row.Person.MiddleName,
        [User + "/lastName"] = row => row.Person.LastName,
        [User + "/email"] = row => row.Person.Email,
        [User + "/personType"] = row => row.Person.PersonType,
        [User + "/gender"] = row => row.Person.Gender,
        [Information] = FieldValue.Of,
        [OfBehavioral] = row => FieldValue.Of(row.Latest.Behavioral),
        [OfBehavioral + "/originalId"] = row => row.Latest.Behavioral?.Id,
        [OfBehavioral + "/assessmentState"] = row => row.StateOf(row.Latest.Behavioral),
        [OfBehavioral + "/assessmentDateTime"] = row => row.Latest.Behavioral?.CompletedAt,
        [OfBehavioral + "/referenceProfileName"] = row => row.Latest.Behavioral?.Behavioral is { } result
            ? ReferenceProfiles.NameOf(result.ReferenceProfile)
            : null,
        [OfCognitive] = row => FieldValue.Of(row.Latest.Cognitive),
        [OfCognitive + "/originalId"] = row => row.Latest.Cognitive?.Id,
        [OfCognitive + "/assessmentState"] = row => row.StateOf(row.Latest.Cognitive),
        [OfCognitive + "/assessmentDateTime"] = row => row.Latest.Cognitive?.CompletedAt,
        [OfCognitive + "/cognitiveScore"] = row => (double?)row.Latest.Cognitive?.CognitiveScore,
    };

    private Person Person => person ??= wire.State.Persons.Find(Record.Id)!;

    private (Assessment? Behavioral, Assessment? Cognitive) Latest
    {
        get
        {
            if (isAssessed) return latest;
            isAssessed = true;
            return latest = Record.Newest == 0 ? default : Find(wire.State, Record.Id, by);
        }
    }

    /// <summary>The row on the wire [GHJS].</summary>
    public PeopleAndJobsRow Show(Presence of)
    {
        Turn(of);
        return wire.Row(Person, Latest.Behavioral, Latest.Cognitive);
    }

    /// <inheritdoc/>
    protected override void Forget() => (person, isAssessed) = (null, false);

    private static (Assessment? Behavioral, Assessment? Cognitive) Find(PredictiveIndexState state, string personId, User by)
    {
        (Assessment? Behavioral, Assessment? Cognitive) found = default;
        foreach (var assessment in state.LiveOf(personId))
        {
            if (!state.Sees(by, assessment.FolderPath)) continue;
            if (assessment.Kind is AssessmentKind.Behavioral) found.Behavioral ??= assessment;
            else if (by.CognitiveAccess) found.Cognitive ??= assessment;
            if (found.Behavioral is not null && (found.Cognitive is not null || !by.CognitiveAccess)) break;
        }

        return found;
    }

    private FieldValue StateOf(Assessment? assessment) => assessment is null ? default(FieldValue) : (int)assessment.StateAt(wire.Now);
}
