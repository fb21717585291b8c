using System.Text.Json;
using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/managers</c>: the users of the customer's company.</summary>
internal static class ManagersApi
{
    private static readonly Provenance PathInferred = Provenance.Documented("C/managers lists the action; the path is inferred");
    private static readonly Parameter Id = new("id", "path", "string", "The id, or the e-mail address in any case.", Required: true);

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("list managers", "GET", KelioRoutes.Managers, Provenance.Documented("C/managers"), call => List(call, settings))
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Lists the managers of the company, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioManager>),
            Parameters = [new("keywords", "query", "string", "Words, each of which must be in the first name, the last name or the e-mail address."), .. Paging.Parameters],
        },
        new("show manager", "GET", KelioRoutes.Manager, Provenance.Documented("C/managers"), Show)
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Shows one manager, by id or e-mail address.",
            ResponseBody = typeof(KelioManager),
            Parameters = [Id, Embed.Parameter("units")],
        },
        Write("create manager", "POST", KelioRoutes.Managers, Provenance.Documented("C/managers"), "Creates a manager, who is sent an e-mail.", call => Create(call, settings)) with { RequestBody = typeof(KelioManagerRequest) },
        Write("update manager", "PUT|PATCH", KelioRoutes.Manager, PathInferred, "Changes the fields that are given.", call => Update(call, settings)) with { RequestBody = typeof(KelioManagerRequest), Parameters = [Id] },
        Write("destroy manager", "DELETE", KelioRoutes.Manager, PathInferred, "Removes a manager.", Destroy) with { ResponseBody = null, Parameters = [Id] },
        Write("assign unit", "POST", KelioRoutes.ManagerUnits, PathInferred, "Assigns a unit to a manager.", AssignNamed) with { RequestBody = typeof(KelioUnitAssignment), Parameters = [Id] },
        Write("assign unit by its path", "POST|PUT", KelioRoutes.ManagerUnit, PathInferred, "Assigns a unit to a manager.", AssignByPath) with { Parameters = [Id] },
        Write("unassign unit", "DELETE", KelioRoutes.ManagerUnit, PathInferred, "Takes a unit from a manager.", Unassign) with { ResponseBody = null, Parameters = [Id] },
    ];

    private static Operation Write(string name, string methods, string path, Provenance basis, string summary, Func<Call, Outcome> handler) => new(name, methods, path, basis, handler)
    {
        Requires = KelioScopes.ManagersWrite,
        Changes = true,
        Summary = summary,
        ResponseBody = typeof(KelioManager),
    };

    private static Outcome List(Call call, KelioSettings settings)
    {
        var (company, words) = (call.Grant<KelioKey>().CompanyId, Search.Words(call));
        var found = call.State<KelioState>().Managers.Rows.Where(manager => manager.CompanyId == company && Search.Fits(words, manager.FirstName, manager.LastName, manager.Email)).ToList();
        return Paging.Page(call, found, ByCreation, OrganisationView.Show, KelioJson.Wire.IReadOnlyListKelioManager, settings.PageSize);
    }

    private static Outcome Show(Call call)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        return new Embed(call).Has("units") ? WithUnits(manager!, call.State<KelioState>()) : Answers.Json(200, OrganisationView.Show(manager!), KelioJson.Wire.KelioManager);
    }

    private static Outcome Create(Call call, KelioSettings settings)
    {
        if (Read(call, out var given) is { } unreadable) return unreadable;
        var state = call.State<KelioState>();
        return ManagerFields.Create(call, state.Companies.Find(call.Grant<KelioKey>().CompanyId!.Value)!, new Fields(given, settings.LongestText));
    }

    private static Outcome Update(Call call, KelioSettings settings)
    {
        if (Read(call, out var given) is { } unreadable) return unreadable;
        if (Find(call, out var manager) is { } missing) return missing;
        return ManagerFields.Update(call, manager!, new Fields(given, settings.LongestText));
    }

    private static Outcome Destroy(Call call)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        var state = call.State<KelioState>();
        return Outcome.Of(Answer.Empty(204), Change.To(state with { Managers = state.Managers.Remove(manager!.Id) }));
    }

    private static Outcome AssignNamed(Call call)
    {
        if (RequestBody.Read(call.Request, out var body) is { } unreadable) return unreadable;
        return RequestBody.RequireNumber(body, "unit_id", out var id) is { } none ? none : Assign(call, id);
    }

    // The path says all; a body, which nobody needs, must be one all the same.
    private static Outcome AssignByPath(Call call) => call.Request is { Body.Length: > 0, MediaType: "application/json" } && RequestBody.Read(call.Request, out _) is { } unreadable
        ? unreadable
        : Assign(call, Answers.RouteId(call, "unit_id"));

    // A unit that is assigned already is no error and no change [inferred].
    private static Outcome Assign(Call call, int? unitId)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        var state = call.State<KelioState>();
        var unit = unitId is { } id ? state.Units.Find(id) : null;
        if (unit is null || unit.CompanyId != manager!.CompanyId) return Answers.NotFound("unit", unit is not null);
        if (manager.UnitIds.Contains(unit.Id)) return WithUnits(manager, state);
        var changed = manager with { UnitIds = manager.UnitIds.Add(unit.Id), UpdatedAt = call.Now };
        return Outcome.Of(WithUnits(changed, state), Change.To(state with { Managers = state.Managers.Put(changed) }));
    }

    private static Outcome Unassign(Call call)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        if (Answers.RouteId(call, "unit_id") is not { } unit || !manager!.UnitIds.Contains(unit)) return Answers.NotFound("unit of the manager", false);
        var state = call.State<KelioState>();
        return Outcome.Of(Answer.Empty(204), Change.To(state with { Managers = state.Managers.Put(manager with { UnitIds = manager.UnitIds.Remove(unit), UpdatedAt = call.Now }) }));
    }

    private static Refusal? Read(Call call, out JsonElement given)
    {
        given = default;
        return RequestBody.Read(call.Request, out var body) ?? RequestBody.RequireObject(body, "manager", out given);
    }

    private static Refusal? Find(Call call, out Manager? manager)
    {
        var (state, company) = (call.State<KelioState>(), call.Grant<KelioKey>().CompanyId!.Value);
        manager = Answers.RouteId(call) is { } id ? state.Managers.Find(id) : state.ManagerByEmail(company, call.Route("id"));
        return manager is not null && manager.CompanyId == company ? null : Answers.NotFound("manager", manager is not null);
    }

    private static Answer WithUnits(Manager manager, KelioState state) => Answers.Json(200, OrganisationView.ShowWithUnits(manager, state), KelioJson.Wire.KelioManager);

    private static int ByCreation(Manager a, Manager b) => a.CreatedAt.CompareTo(b.CreatedAt) is var order && order != 0 ? order : a.Id.CompareTo(b.Id);
}
