using Contracts.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>A row of a list of assessments. The person is looked up when a field needs it.</summary>
internal sealed class AssessmentRow(WireObjects wire) : Row<Assessment>
{
    private Person? person;
    private int found;

    private static readonly Dictionary<string, Func<AssessmentRow, FieldValue>> Shared = new()
    {
        ["assessmentId"] = row => row.Record.Id,
        ["personId"] = row => row.Record.PersonId,
        ["externalId"] = row => row.Record.ExternalId,
        ["externalPersonId"] = row => row.Person.ExternalPersonId,
        ["firstName"] = row => row.Person.FirstName,
        ["middleName"] = row => row.Person.MiddleName,
        ["lastName"] = row => row.Person.LastName,
        ["email"] = row => row.Person.Email,
        ["gender"] = row => row.Person.Gender,
        ["assessmentState"] = row => (int)row.Record.StateAt(row.Wire.Now),
        ["assessmentStatus"] = row => (int)row.Record.StateAt(row.Wire.Now),
        ["sentDateTime"] = row => row.Record.SentAt,
        ["expirationDateTime"] = row => row.Record.ExpiresAt,
        ["assessmentDateTime"] = row => row.Record.CompletedAt,
        ["administeredByFirstName"] = row => row.Record.AdministeredBy.FirstName,
        ["administeredByLastName"] = row => row.Record.AdministeredBy.LastName,
        ["administeredByEmail"] = row => row.Record.AdministeredBy.Email,
        ["administeredByPhone"] = row => row.Record.AdministeredBy.Phone,
        ["associatedPositionTitle"] = row => row.Record.AssociatedPositionTitle,
        ["languageLocale"] = row => row.Record.LanguageLocale,
        ["scoringMethod"] = row => row.Record.ScoringMethod,
        ["impression"] = row => row.Record.Impression,
        ["folderPath"] = row => row.Record.FolderPath,
        ["assessmentUrl"] = row => row.Wire.LinkOf(row.Record),
        ["assessmentStatusWebHook"] = row => row.Record.StatusWebhook?.Url,
        ["patternFullUrl"] = row => row.Wire.PatternOf(row.Record, 0),
        ["patternSelfUrl"] = row => row.Wire.PatternOf(row.Record, 1),
        ["isDeleted"] = row => false,
        ["referenceProfileName"] = row => row.Record.Behavioral is { } result ? ReferenceProfiles.NameOf(result.ReferenceProfile) : null,
        ["referenceProfileNumber"] = row => (double?)row.Record.Behavioral?.ReferenceProfile,
        ["selfScores"] = row => FieldValue.Of(row.Record.Behavioral?.Self),
        ["selfScores/a"] = row => row.Record.Behavioral?.Self.A,
        ["selfScores/b"] = row => row.Record.Behavioral?.Self.B,
        ["selfScores/c"] = row => row.Record.Behavioral?.Self.C,
        ["selfScores/d"] = row => row.Record.Behavioral?.Self.D,
        ["selfScores/e"] = row => row.Record.Behavioral?.Self.E,
        ["selfConceptScores"] = row => FieldValue.Of(row.Record.Behavioral?.SelfConcept),
        ["selfConceptScores/a"] = row => row.Record.Behavioral?.SelfConcept.A,
        ["selfConceptScores/b"] = row => row.Record.Behavioral?.SelfConcept.B,
        ["selfConceptScores/c"] = row => row.Record.Behavioral?.SelfConcept.C,
        ["selfConceptScores/d"] = row => row.Record.Behavioral?.SelfConcept.D,
        ["selfConceptScores/e"] = row => row.Record.Behavioral?.SelfConcept.E,
        ["synthesisScores"] = row => FieldValue.Of(row.Record.Behavioral?.Synthesis),
        ["synthesisScores/a"] = row => row.Record.Behavioral?.Synthesis.A,
        ["synthesisScores/b"] = row => row.Record.Behavioral?.Synthesis.B,
        ["synthesisScores/c"] = row => row.Record.Behavioral?.Synthesis.C,
        ["synthesisScores/d"] = row => row.Record.Behavioral?.Synthesis.D,
        ["cognitiveScore"] = row => (double?)row.Record.CognitiveScore,
    };

    /// <summary>How each field of either kind is read, by its path on the wire.</summary>
    public static IReadOnlyDictionary<string, Func<AssessmentRow, FieldValue>> Readers(bool personTypeIsNumber) =>
        new Dictionary<string, Func<AssessmentRow, FieldValue>>(Shared)
        {
            ["personType"] = personTypeIsNumber ? static row => row.Person.PersonType : static row => new PersonType(row.Person.PersonType).Name,
        };

    private WireObjects Wire { get; } = wire;

    private Person Person => person ??= (found++ < Few ? null : Wire.State.Listed(Record.Number).Person) ?? Wire.State.Persons.Find(Record.PersonId)!;

    /// <inheritdoc/>
    protected override void Forget() => person = null;
}
