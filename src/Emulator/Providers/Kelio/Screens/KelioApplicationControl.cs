using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Screens;

/// <summary>What a company's managers do with applications on their own screens.</summary>
internal static class KelioApplicationControl
{
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.With<KelioStatusRequest>("POST", "applications/{id}/status", "A manager sets the status of an application.", SetStatus),
        ControlRoute.With<KelioStageRequest>("POST", "applications/{id}/stage", "The applicant comes to a stage of the campaign, or has done all.", SetStage),
    ];

    private static ControlOutcome SetStatus(ControlCall call, KelioStatusRequest asked)
    {
        if (Find(call, asked.Environment, out var application, out var environment) is { } problem) return problem;
        var state = call.Moment.State<KelioState>();
        var values = state.StatusesOf(application!.CompanyId).Select(status => status.Value).ToList();
        if (asked.Value is null || !values.Contains(asked.Value))
            return ControlOutcome.BadRequest("value", $"must be a status of the company: {string.Join(", ", values)}");
        var managers = state.Managers.In(KelioState.ManagersOfCompany, application.CompanyId);
        var manager = asked.ManagerId is { } id ? state.Managers.Find(id) : managers is [var first, ..] ? first : null;
        if (asked.ManagerId is not null && manager?.CompanyId != application.CompanyId)
            return ControlOutcome.BadRequest("managerId", "must be a manager of the application’s company");
        var changed = application.Become(asked.Value, manager?.Id, call.Moment.Now);
        return ControlOutcome.Ok(
            Show(changed, environment), changed == application ? Change.None : Change.To(state with { Applications = state.Applications.Put(changed) }));
    }

    private static ControlOutcome SetStage(ControlCall call, KelioStageRequest asked)
    {
        if (Find(call, asked.Environment, out var application, out var environment) is { } problem) return problem;
        var state = call.Moment.State<KelioState>();
        var stages = state.Campaigns.Find(application!.CampaignId)?.Stages ?? [];
        if (!asked.CurrentStage.IsGiven || (asked.CurrentStage.Value is { } stage && !stages.Contains(stage)))
            return ControlOutcome.BadRequest("currentStage", $"must be null or a stage of the campaign: {string.Join(", ", stages)}");
        if (asked.CurrentStage.Value == application.CurrentStage) return ControlOutcome.Ok(Show(application, environment));
        var changed = application with { CurrentStage = asked.CurrentStage.Value, UpdatedAt = call.Moment.Now };
        return ControlOutcome.Ok(Show(changed, environment), Change.To(state with { Applications = state.Applications.Put(changed) }));
    }

    private static ControlOutcome? Find(ControlCall call, string? asked, out Application? application, out string environment)
    {
        environment = asked ?? KelioEnvironment.Sandbox;
        var state = call.Moment.State<KelioState>();
        application = RecordId.Of(call.Route["id"]) is { } id ? state.Applications.Find(id) : null;
        if (!KelioEnvironment.Exists(environment)) return ControlOutcome.BadRequest("environment", "must be sandbox or production");
        return application is not null && state.Companies.Find(application.CompanyId)!.Environment == environment
            ? null
            : ControlOutcome.NotFound($"No application of {environment} has this id.");
    }

    private static KelioApplicationBody Show(Application application, string environment) => new(
        application.Id,
        environment,
        application.CompanyId,
        application.ApplicantId,
        application.CampaignId,
        application.Source,
        application.Status,
        application.StatusChangedAt,
        application.CurrentStage,
        application.IsComplete,
        application.CreatedAt,
        application.UpdatedAt,
        [.. application.History.Select(change => new KelioStatusChangeBody(change.Value, change.At, change.ManagerId))]);
}
