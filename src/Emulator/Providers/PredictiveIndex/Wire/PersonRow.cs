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
    private int turned;
    private (bool IsKnown, Assessment? Assessment) behavioral, cognitive;

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
        [OfBehavioral] = row => FieldValue.Of(row.Behavioral),
        [OfBehavioral + "/originalId"] = row => row.Behavioral?.Id,
        [OfBehavioral + "/assessmentState"] = row => row.StateOf(row.Behavioral),
        [OfBehavioral + "/assessmentDateTime"] = row => row.Behavioral?.CompletedAt,
        [OfBehavioral + "/referenceProfileName"] = row => row.Behavioral?.Behavioral is { } result
            ? ReferenceProfiles.NameOf(result.ReferenceProfile)
            : null,
        [OfCognitive] = row => FieldValue.Of(row.Cognitive),
        [OfCognitive + "/originalId"] = row => row.Cognitive?.Id,
        [OfCognitive + "/assessmentState"] = row => row.StateOf(row.Cognitive),
        [OfCognitive + "/assessmentDateTime"] = row => row.Cognitive?.CompletedAt,
        [OfCognitive + "/cognitiveScore"] = row => (double?)row.Cognitive?.CognitiveScore,
    };

    private Person Person => person ??= Newest.Person ?? wire.State.Persons.Find(Record.Id)!;

    private Assessment? Behavioral =>
        (behavioral = behavioral.IsKnown ? behavioral : (true, Latest(AssessmentKind.Behavioral))).Assessment;

    private Assessment? Cognitive =>
        (cognitive = cognitive.IsKnown || !by.CognitiveAccess ? cognitive : (true, Latest(AssessmentKind.Cognitive))).Assessment;

    /// <summary>The newest assessment of any kind, whoever sees it, in a long list; else nothing.</summary>
    private ListedAssessment Newest => turned > Few && Record.Newest > 0 ? wire.State.Listed(Record.Newest) : default;

    /// <summary>The row on the wire [GHJS].</summary>
    public PeopleAndJobsRow Show(Presence of)
    {
        Turn(of);
        return wire.Row(Person, Behavioral, Cognitive);
    }

    /// <inheritdoc/>
    protected override void Forget()
    {
        turned++;
        (person, behavioral, cognitive) = (null, default, default);
    }

    private Assessment? Latest(AssessmentKind kind)
    {
        if (Record.Newest == 0) return null;
        if (Newest.Assessment is { } newest && newest.Kind == kind && wire.State.Sees(by, newest.FolderPath)) return newest;
        foreach (var assessment in wire.State.LiveOf(Record.Id))
            if (assessment.Kind == kind && wire.State.Sees(by, assessment.FolderPath)) return assessment;
        return null;
    }

    private FieldValue StateOf(Assessment? assessment) => assessment is null ? default(FieldValue) : (int)assessment.StateAt(wire.Now);
}
