using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Access;
using Emulator.Core.Webhooks;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The status webhook: one POST when an assessment is completed, or a cognitive one has failed; never for 10, 20, 30, 50, 65 [WH1, V2WH].</summary>
internal static class PredictiveIndexWebhooks
{
    /// <summary>The change with the call that the assessment's new state raises, if any. The single URL replaces the default, which is the account's at this moment.</summary>
    public static Change Notify(Change change, PredictiveIndexState state, Assessment assessment) =>
        EventOf(assessment) is { } name && (assessment.StatusWebhook ?? state.Account.DefaultStatusWebhook) is { } address
            ? change.Send(new WebhookCall(name, assessment.Id, address.Full(), "application/json", Body(state, assessment), PredictiveIndexSettings.WebhookRetries))
            : change;

    private static string? EventOf(Assessment assessment) => assessment switch
    {
        { State: AssessmentState.Completed } => "assessment.completed",
        { State: AssessmentState.Failed, Kind: AssessmentKind.Cognitive } => "assessment.failed",
        _ => null,
    };

    private static string Body(PredictiveIndexState state, Assessment assessment) => JsonSerializer.Serialize(
        new AssessmentStatusEvent(
            assessment.Id,
            assessment.ExternalId,
            state.Persons.Find(assessment.PersonId)!.ExternalPersonId,
            (int)assessment.State,
            (int)assessment.State),
        PredictiveIndexJson.V1);
}
