using Contracts.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Turns records into what the wire carries. URLs begin with the address that the caller used.</summary>
/// <param name="State">The records.</param>
/// <param name="BaseUrl">The address of the legacy API.</param>
/// <param name="Now">What has expired by now is shown as expired.</param>
internal sealed record WireObjects(PredictiveIndexState State, string BaseUrl, DateTimeOffset Now)
{
    /// <summary>The behavioral assessment object [BA-GET].</summary>
    public BehavioralAssessment Behavioral(Assessment assessment)
    {
        var person = State.Persons.Find(assessment.PersonId)!;
        var (state, result) = ((int)assessment.StateAt(Now), assessment.Behavioral);
        return new BehavioralAssessment
        {
            AssessmentId = assessment.Id,
            PersonId = person.Id,
            ExternalId = assessment.ExternalId,
            ExternalPersonId = person.ExternalPersonId,
            FirstName = person.FirstName,
            MiddleName = person.MiddleName,
            LastName = person.LastName,
            Email = person.Email,
            Gender = person.Gender,
            PersonType = new PersonType(person.PersonType),
            AssessmentState = state,
            AssessmentStatus = state,
            SentDateTime = assessment.SentAt,
            ExpirationDateTime = assessment.ExpiresAt,
            AssessmentDateTime = CompletedAt(assessment),
            AdministeredByFirstName = assessment.AdministeredBy.FirstName,
            AdministeredByLastName = assessment.AdministeredBy.LastName,
            AdministeredByEmail = assessment.AdministeredBy.Email,
            AdministeredByPhone = assessment.AdministeredBy.Phone,
            AssociatedPositionTitle = assessment.AssociatedPositionTitle,
            LanguageLocale = assessment.LanguageLocale,
            ScoringMethod = assessment.ScoringMethod,
            Impression = assessment.Impression,
            FolderPath = assessment.FolderPath,
            AssessmentUrl = LinkOf(assessment),
            AssessmentStatusWebHook = assessment.StatusWebhook?.Url,
            PatternFullUrl = PatternOf(assessment, 0),
            PatternSelfUrl = PatternOf(assessment, 1),
            ReferenceProfileName = result is null ? null : ReferenceProfiles.NameOf(result.ReferenceProfile),
            ReferenceProfileNumber = result?.ReferenceProfile,
            SelfScores = result?.Self,
            SelfConceptScores = result?.SelfConcept,
            SynthesisScores = result?.Synthesis,
        };
    }

    /// <summary>The cognitive assessment object, parallel to the behavioral one.</summary>
    public CognitiveAssessment Cognitive(Assessment assessment)
    {
        var person = State.Persons.Find(assessment.PersonId)!;
        var state = (int)assessment.StateAt(Now);
        return new CognitiveAssessment
        {
            AssessmentId = assessment.Id,
            PersonId = person.Id,
            ExternalId = assessment.ExternalId,
            ExternalPersonId = person.ExternalPersonId,
            FirstName = person.FirstName,
            MiddleName = person.MiddleName,
            LastName = person.LastName,
            Email = person.Email,
            Gender = person.Gender,
            PersonType = new PersonType(person.PersonType),
            AssessmentState = state,
            AssessmentStatus = state,
            SentDateTime = assessment.SentAt,
            ExpirationDateTime = assessment.ExpiresAt,
            AssessmentDateTime = CompletedAt(assessment),
            AdministeredByFirstName = assessment.AdministeredBy.FirstName,
            AdministeredByLastName = assessment.AdministeredBy.LastName,
            AdministeredByEmail = assessment.AdministeredBy.Email,
            AdministeredByPhone = assessment.AdministeredBy.Phone,
            AssociatedPositionTitle = assessment.AssociatedPositionTitle,
            LanguageLocale = assessment.LanguageLocale,
            FolderPath = assessment.FolderPath,
            AssessmentUrl = LinkOf(assessment),
            AssessmentStatusWebHook = assessment.StatusWebhook?.Url,
            CognitiveScore = assessment.CognitiveScore,
        };
    }

    /// <summary>A person with the assessments that the user sees; the cognitive ones only with his flag.</summary>
    public Contracts.PredictiveIndex.Person Person(Records.Person person, User by)
    {
        var seen = State.LiveOf(person.Id).Where(assessment => State.Sees(by, assessment.FolderPath)).ToList();
        return new Contracts.PredictiveIndex.Person
        {
            PersonId = person.Id,
            ExternalPersonId = person.ExternalPersonId,
            FirstName = person.FirstName,
            MiddleName = person.MiddleName,
            LastName = person.LastName,
            Email = person.Email,
            PersonType = new PersonType(person.PersonType),
            Gender = person.Gender,
            JobName = person.JobName,
            FolderPath = seen.Count > 0 ? seen[0].FolderPath : person.FolderPath,
            Impression = seen.Count > 0 ? seen[0].Impression : 0,
            BehavioralAssessments = [.. seen.Where(assessment => assessment.Kind is AssessmentKind.Behavioral).Select(Behavioral)],
            CognitiveAssessments = by.CognitiveAccess ? [.. seen.Where(assessment => assessment.Kind is AssessmentKind.Cognitive).Select(Cognitive)] : null,
        };
    }

    /// <summary>A row of the search of people and jobs [GHJS].</summary>
    public PeopleAndJobsRow Row(PersonAtWork found)
    {
        var person = found.Person;
        return new PeopleAndJobsRow(
            new AssessmentUser(person.Id, person.ExternalPersonId, person.FirstName, person.MiddleName, person.LastName, person.Email, new PersonType(person.PersonType), person.Gender),
            new AssessmentInformation(
                found.Behavioral is not { } behavioral ? null : new BehavioralAssessmentInformation(
                    behavioral.Id, (int)behavioral.StateAt(Now), CompletedAt(behavioral), behavioral.Behavioral is { } result ? ReferenceProfiles.NameOf(result.ReferenceProfile) : null),
                found.Cognitive is not { } cognitive ? null : new CognitiveAssessmentInformation(
                    cognitive.Id, (int)cognitive.StateAt(Now), CompletedAt(cognitive), cognitive.CognitiveScore)));
    }

    /// <summary>Where the taker takes it.</summary>
    public string LinkOf(Assessment assessment) => $"{BaseUrl}/bo/{assessment.LinkCode}";

    private static DateTimeOffset? CompletedAt(Assessment assessment) => assessment.State is AssessmentState.Completed ? assessment.FinishedAt : null;

    private string PatternOf(Assessment assessment, int pattern) => $"{BaseUrl}/api/v1/behavioralassessments/{assessment.Id}/patterns/{pattern}?format=PNG";
}
