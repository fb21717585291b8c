using System.Globalization;
using Contracts.Kelio;
using Emulator.Core;
using Emulator.Core.Access;

namespace Emulator.Providers.Kelio;

/// <summary>What a company's managers do with applications on their own screens.</summary>
internal static class KelioApplicationControl
{
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.With<KelioStatusRequest>("POST", "applications/{id}/status", "A manager sets the status of an application.", SetStatus),
    ];

    private static ControlOutcome SetStatus(ControlCall call, KelioStatusRequest asked)
    {
        var environment = asked.Environment ?? KelioEnvironment.Sandbox;
        if (!KelioEnvironment.Exists(environment)) return ControlOutcome.BadRequest("environment", "must be sandbox or production");
        var state = call.Moment.State<KelioState>();
        if (!int.TryParse(call.Route["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || state.Applications.Find(id) is not { } application
            || state.Companies.Find(application.CompanyId)!.Environment != environment)
            return ControlOutcome.NotFound($"No application of {environment} has this id.");

        var values = state.Statuses.Rows.Where(status => status.CompanyId == application.CompanyId).Select(status => status.Value).ToList();
        if (asked.Value is null || !values.Contains(asked.Value)) return ControlOutcome.BadRequest("value", $"must be a status of the company: {string.Join(", ", values)}");
        var manager = state.Managers.Rows.FirstOrDefault(manager => manager.CompanyId == application.CompanyId);
        var changed = application.Become(asked.Value, manager?.Id, call.Moment.Now);
        return ControlOutcome.Ok(Show(changed, environment), changed == application ? Change.None : Change.To(state with { Applications = state.Applications.Put(changed) }));
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
