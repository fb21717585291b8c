using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Turns records into what the wire carries. URLs begin with the address that the caller used.</summary>
/// <param name="State">The records.</param>
/// <param name="BaseUrl">The address of the legacy API.</param>
/// <param name="Now">What has expired by now is shown as expired.</param>
internal sealed record WireObjects(PredictiveIndexState State, string BaseUrl, DateTimeOffset Now)
{
    /// <summary>The records, or those that a call leaves behind, as its sender sees them.</summary>
    public static WireObjects Of(Call call, PredictiveIndexState? after = null) =>
        new(after ?? call.State<PredictiveIndexState>(), call.Request.BaseUrl, call.Now);

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
            AssessmentDateTime = assessment.CompletedAt,
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
            SelfScores = Scores(result?.Self),
            SelfConceptScores = Scores(result?.SelfConcept),
            SynthesisScores = result is null ? null : new SynthesisScores(result.Synthesis.A, result.Synthesis.B, result.Synthesis.C, result.Synthesis.D),
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
            AssessmentDateTime = assessment.CompletedAt,
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
        var seen = State.SeenOf(person, by).ToList();
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
    public PeopleAndJobsRow Row(Records.Person person, Assessment? behavioral, Assessment? cognitive) => new(
        new AssessmentUser(
            person.Id,
            person.ExternalPersonId,
            person.FirstName,
            person.MiddleName,
            person.LastName,
            person.Email,
            new PersonType(person.PersonType),
            person.Gender),
        new AssessmentInformation(
            behavioral is null
                ? null
                : new BehavioralAssessmentInformation(
                    behavioral.Id,
                    (int)behavioral.StateAt(Now),
                    behavioral.CompletedAt,
                    behavioral.Behavioral is { } result ? ReferenceProfiles.NameOf(result.ReferenceProfile) : null),
            cognitive is null
                ? null
                : new CognitiveAssessmentInformation(cognitive.Id, (int)cognitive.StateAt(Now), cognitive.CompletedAt, cognitive.CognitiveScore)));

    /// <summary>Where the taker takes it.</summary>
    public string LinkOf(Assessment assessment) => $"{BaseUrl}/bo/{assessment.LinkCode}";

    /// <summary>Where the picture of a pattern is.</summary>
    public string PatternOf(Assessment assessment, int pattern) => $"{BaseUrl}/api/v1/behavioralassessments/{assessment.Id}/patterns/{pattern}?format=PNG";

    private static FactorScores? Scores(Pattern? pattern) => pattern is null ? null : new FactorScores(pattern.A, pattern.B, pattern.C, pattern.D, pattern.E);
}
