using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.KeyPredict.Life;

namespace Emulator.Providers.KeyPredict.Screens;

/// <summary>What the account's own screens, the vendor's staff and the candidates do, through the control API.</summary>
internal static class KeyPredictControl
{
    public static readonly ImmutableArray<ControlRoute> Routes =
    [
        ControlRoute.Plain("GET", "integration", "Shows the Integrations page, with the password.", IntegrationPage.Show).Answering(200, 400, 403),
        ControlRoute.With<KeyPredictIntegrationPatch>("PATCH", "integration", "Changes the Integrations page.", IntegrationPage.Change)
            .Answering(200, 403, 409),
        ControlRoute.Plain("GET", "account", "Shows what the contract holds.", AccountPage.Show),
        ControlRoute.With<KeyPredictAccountPatch>("PATCH", "account", "Changes what the contract holds.", AccountPage.Change),
        Act(AssessmentActs.Start, "The candidate begins an assessment, now or later."),
        Act(AssessmentActs.Complete, "The candidate completes an assessment, now or later; one that was not begun is begun at the same instant."),
        Act(AssessmentActs.Cancel, "The account takes an invitation back before the candidate begins, now or later."),
        Act(AssessmentActs.Expire, "The invitation ends, now or later."),
    ];

    /// <summary>Carries out an act that was put off.</summary>
    public static Happening Run(AgendaEntry entry, Moment moment) => CandidateActs.Run(entry, moment);

    private static ControlRoute Act(string act, string summary) =>
        new("POST", $"assessments/{{id}}/{act}", summary, typeof(KeyPredictAct), call => CandidateActs.Decide(call, act)) { Answers = [200, 202, 409] };
}
