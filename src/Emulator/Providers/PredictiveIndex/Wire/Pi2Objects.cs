using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>Turns records into what PI2's wire carries.</summary>
/// <param name="State">The records.</param>
/// <param name="BaseUrl">The address that the caller used.</param>
/// <param name="Now">What has expired by now is shown as expired.</param>
internal sealed record Pi2Objects(PredictiveIndexState State, string BaseUrl, DateTimeOffset Now)
{
    /// <summary>The records, or those that a call leaves behind, as its sender sees them.</summary>
    public static Pi2Objects Of(Call call, PredictiveIndexState? after = null) =>
        new(after ?? call.State<PredictiveIndexState>(), call.Request.BaseUrl, call.Now);

    /// <summary>A job [V2EX].</summary>
    public Pi2Job Job(Job job) => new(
        job.Target is { } target
            ? new TargetFactorRanges(
                target.ALow, High(target.ALow), target.BLow, High(target.BLow), target.CLow, High(target.CLow), target.DLow, High(target.DLow))
            : null,
        State.Persons.In(PredictiveIndexState.PeopleOfJob, (false, job.Id)).Count,
        job.CreatedAt,
        null,
        job.Title,
        job.ExternalJobId,
        job.Id);

    /// <summary>A candidate or an employee; the cognitive assessment only with the user's flag.</summary>
    public Pi2Person Person(Person person, User by)
    {
        var live = State.LiveOf(person.Id);
        return new Pi2Person(
            person.Id,
            person.ExternalPersonId,
            person.FirstName,
            person.MiddleName,
            person.LastName,
            person.Email,
            person.JobId is { } id && State.Jobs.Find(id) is { } job ? new Pi2JobName(job.Id, job.ExternalJobId, job.Title) : null,
            Assessment(live.FirstOrDefault(assessment => assessment.Kind is AssessmentKind.Behavioral)),
            by.CognitiveAccess ? Assessment(live.FirstOrDefault(assessment => assessment.Kind is AssessmentKind.Cognitive)) : null);
    }

    /// <summary>An assessment within a candidate.</summary>
    public Pi2Assessment? Assessment(Assessment? assessment) =>
        assessment is null ? null : new(assessment.Id, LinkOf(assessment), (int)assessment.StateAt(Now));

    /// <summary>Where the taker takes it.</summary>
    public string LinkOf(Assessment assessment) => $"{BaseUrl}/bo/{assessment.LinkCode}";

    private static double High(double low) => Math.Round(low + PredictiveIndexSettings.TargetWidth, 2);
}
