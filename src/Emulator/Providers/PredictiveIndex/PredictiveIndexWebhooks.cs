using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Webhooks;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The status webhook: one POST when an assessment is completed, or a cognitive one has failed; never for 10, 20, 30, 50, 65 [WH1, V2WH].</summary>
internal static class PredictiveIndexWebhooks
{
    /// <summary>The change with the call that the assessment's new state raises, if any. The single URL replaces the default, which
    /// is the account's at this moment.</summary>
    public static Change Notify(Change change, PredictiveIndexState state, Assessment assessment, DateTimeOffset now)
    {
        if (EventOf(assessment) is not { } name || (assessment.StatusWebhook ?? state.Account.Value.DefaultStatusWebhook) is not { } address) return change;
        if (!assessment.IsPi2) return change.Send(CallOf(name, Body(state, assessment)));
        if (!state.Account.Value.AllowWebhooks) return change;
        state = state.NextId("event", out var id);
        return (change with { State = state }).Send(CallOf(name, Pi2Body(state, assessment, id, now)));

        WebhookCall CallOf(string happened, string body) =>
            new(happened, assessment.Id, address.Full(), "application/json", body, PredictiveIndexSettings.WebhookRetries);
    }

    private static string? EventOf(Assessment assessment) => assessment switch
    {
        { State: AssessmentState.Completed } => "assessment.completed",
        { State: AssessmentState.Failed, Kind: AssessmentKind.Cognitive } => "assessment.failed",
        _ => null,
    };

    private static string Pi2Body(PredictiveIndexState state, Assessment assessment, string id, DateTimeOffset now)
    {
        var (taker, by) = (state.Persons.Find(assessment.PersonId)!, assessment.AdministeredBy);
        var person = new Pi2EventPerson(taker.Id, taker.ExternalPersonId, taker.FirstName, taker.LastName, taker.Email);
        var job = taker.JobId is null ? null : state.Jobs.Find(taker.JobId);
        var jobName = job is null ? null : new Pi2JobName(job.Id, job.ExternalJobId, job.Title);
        var user = new Pi2EventUser(by.FirstName, by.LastName, by.Email);
        var (number, words) = ((int)assessment.State, assessment.State.ToString());
        var happened = new Pi2Event($"{assessment.Kind}Assessment{words}", id, now);
        var completedAt = assessment.State is AssessmentState.Completed ? assessment.FinishedAt : null;
        if (assessment.Kind is AssessmentKind.Cognitive)
        {
            return JsonSerializer.Serialize(
                new Pi2StatusEvent<CognitiveEventDetails>(
                    happened,
                    new CognitiveEventDetails(
                        assessment.Id, assessment.ExternalId, assessment.SentAt, completedAt, assessment.LanguageLocale,
                        null, assessment.CognitiveScore, number, words, person, user, jobName)),
                PredictiveIndexJson.V1);
        }

        var result = assessment.Behavioral;
        return JsonSerializer.Serialize(
            new Pi2StatusEvent<BehavioralEventDetails>(
                happened,
                new BehavioralEventDetails(
                    assessment.Id,
                    assessment.ExternalId,
                    assessment.SentAt,
                    completedAt,
                    result is null ? null : ReferenceProfiles.NameOf(result.ReferenceProfile),
                    result?.ReferenceProfile,
                    assessment.LanguageLocale,
                    assessment.RedirectUrl,
                    JobFit.Rating(result, job?.Target),
                    number,
                    words,
                    person,
                    user,
                    jobName,
                    assessment.ScoreId)),
            PredictiveIndexJson.V1);
    }

    private static string Body(PredictiveIndexState state, Assessment assessment) => JsonSerializer.Serialize(
        new AssessmentStatusEvent(
            assessment.Id,
            assessment.ExternalId,
            state.Persons.Find(assessment.PersonId)!.ExternalPersonId,
            (int)assessment.State,
            (int)assessment.State),
        PredictiveIndexJson.V1);
}
