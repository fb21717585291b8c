using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Pages;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/managers</c>: the users of the customer's company.</summary>
internal static class ManagersApi
{
    private static readonly Provenance PathInferred = Provenance.Documented("C/managers lists the action; the path is inferred").But(Part.Path);
    private static readonly Parameter Id = new("id", "path", "string", "The id, or the e-mail address in any case.", Required: true);

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("list managers", "GET", KelioRoutes.Managers, Provenance.Documented("C/managers"), call => List(call, settings))
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Lists the managers of the company, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioManager>),
            Parameters =
            [
                new("keywords", "query", "string", "Words, each of which must be in the first name, the last name or the e-mail address."),
                .. Paging.Parameters,
            ],
        },
        new("show manager", "GET", KelioRoutes.Manager, Provenance.Documented("C/managers"), Show)
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Shows one manager, by id or e-mail address.",
            ResponseBody = typeof(KelioManager),
            Parameters = [Id, Embed.Parameter("units")],
        },
        Write(
            "create manager",
            "POST",
            KelioRoutes.Managers,
            Provenance.Documented("C/managers"),
            "Creates a manager, who is sent an e-mail.",
            call => Create(call, settings)) with
        {
            RequestBody = typeof(KelioManagerRequest),
        },
        Write("update manager", "PUT|PATCH", KelioRoutes.Manager, PathInferred, "Changes the fields that are given.", call => Update(call, settings)) with
        {
            RequestBody = typeof(KelioManagerRequest),
            Parameters = [Id],
        },
        Write("destroy manager", "DELETE", KelioRoutes.Manager, PathInferred, "Removes a manager.", Destroy) with { ResponseBody = null, Parameters = [Id] },
        Write("assign unit", "POST", KelioRoutes.ManagerUnits, PathInferred, "Assigns a unit to a manager.", call => AssignNamed(call, settings)) with
        {
            RequestBody = typeof(KelioUnitAssignment),
            Parameters = [Id],
        },
        Write("assign unit by its path", "POST|PUT", KelioRoutes.ManagerUnit, PathInferred, "Assigns a unit to a manager.", AssignByPath) with
        {
            Parameters = [Id],
        },
        Write("unassign unit", "DELETE", KelioRoutes.ManagerUnit, PathInferred, "Takes a unit from a manager.", Unassign) with
        {
            ResponseBody = null,
            Parameters = [Id],
        },
    ];

    private static Operation Write(string name, string methods, string path, Provenance basis, string summary, Func<Call, Outcome> handler) =>
        new(name, methods, path, basis, handler)
        {
            Requires = KelioScopes.ManagersWrite,
            Changes = true,
            Summary = summary,
            ResponseBody = typeof(KelioManager),
        };

    private static Outcome List(Call call, KelioSettings settings)
    {
        var all = call.State<KelioState>().Managers.In(KelioState.ManagersOfCompany, call.Grant<KelioKey>().CompanyId!.Value);
        var words = new KeyWords(call);
        Func<Manager, bool>? isAsked = words.IsEmpty ? null : manager => words.Fit(manager.FirstName, manager.LastName, manager.Email);
        return Answers.Page(Paging.Of(call, settings.PageSize).Take(all, isAsked), OrganisationView.Show, KelioJson.Wire.IReadOnlyListKelioManager);
    }

    private static Outcome Show(Call call)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        return new Embed(call).Has("units")
            ? WithUnits(manager!, call.State<KelioState>())
            : Answers.Json(200, OrganisationView.Show(manager!), KelioJson.Wire.KelioManager);
    }

    private static Outcome Create(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, ManagerInput.ForNew);
        if (given.Input is not { } input) return given.Refusal!;
        var (state, ids) = (call.State<KelioState>(), new KelioIds(call.State<KelioState>().Ids));
        var company = state.Companies.Find(call.Grant<KelioKey>().CompanyId!.Value)!;
        var manager = input.ApplyTo(new Manager(ids.Manager(), company.Id, "", null, null, "", null, null, 0, null, [], call.Now, call.Now));
        if (Problem(input, manager, state) is { } invalid) return invalid;
        var secret = call.Secrets.Letters(24);
        var change = Change.To(state with { Ids = ids.Sequence, Managers = state.Managers.Put(manager) });
        return Outcome.Of(
            Answers.Json(201, OrganisationView.Show(manager), KelioJson.Wire.KelioManager),
            change.Post(AccountMail.To(manager, company, secret)).Claim(Claim.Masked(secret)));
    }

    private static Outcome Update(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, ManagerInput.ForChange);
        if (given.Input is not { } input) return given.Refusal!;
        if (Find(call, out var manager) is { } missing) return missing;
        var (state, changed) = (call.State<KelioState>(), input.ApplyTo(manager!));
        if (Problem(input, changed, state) is { } invalid) return invalid;
        if (changed == manager) return Answers.Json(200, OrganisationView.Show(changed), KelioJson.Wire.KelioManager);
        changed = changed with { UpdatedAt = call.Now };
        return Outcome.Of(
            Answers.Json(200, OrganisationView.Show(changed), KelioJson.Wire.KelioManager), Change.To(state with { Managers = state.Managers.Put(changed) }));
    }

    private static Refusal? Problem(ManagerInput input, Manager manager, KelioState state)
    {
        var isTaken = manager.Email.Length > 0 && state.ManagerByEmail(manager.CompanyId, manager.Email) is { } other && other.Id != manager.Id;
        var errors = isTaken ? input.Errors.And(Refuse.TakenEmail("manager", manager.Email)) : input.Errors;
        return errors.IsEmpty ? null : Refuse.Invalid(errors);
    }

    private static Outcome Destroy(Call call)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        var state = call.State<KelioState>();
        return Outcome.Of(Answer.Empty(204), Change.To(state with { Managers = state.Managers.Remove(manager!.Id) }));
    }

    private static Outcome AssignNamed(Call call, KelioSettings settings)
    {
        var given = call.Read(settings, UnitInput.Read);
        return given.Input is { } input ? Assign(call, input.UnitId) : given.Refusal!;
    }

    // The path says all; a body, which nobody needs, must be one all the same.
    private static Outcome AssignByPath(Call call) =>
        call.Request is { Body.Length: > 0, MediaType: "application/json" } && RequestBody.Read(call.Request, out _) is { } unreadable
            ? unreadable
            : Assign(call, RecordId.InRoute(call, "unit_id"));

    // A unit that is assigned already is no error and no change [inferred].
    private static Outcome Assign(Call call, int? unitId)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        var state = call.State<KelioState>();
        var unit = unitId is { } id ? state.Units.Find(id) : null;
        if (unit is null || unit.CompanyId != manager!.CompanyId) return NoUnit(call, unitId, state, manager!, unit is not null);
        if (manager.UnitIds.Contains(unit.Id)) return WithUnits(manager, state);
        var changed = manager with { UnitIds = manager.UnitIds.Add(unit.Id), UpdatedAt = call.Now };
        return Outcome.Of(WithUnits(changed, state), Change.To(state with { Managers = state.Managers.Put(changed) }));
    }

    private static Outcome Unassign(Call call)
    {
        if (Find(call, out var manager) is { } missing) return missing;
        if (RecordId.InRoute(call, "unit_id") is not { } unit || !manager!.UnitIds.Contains(unit))
            return Refuse.NoUnit(
                Shown.Part(call.Route("unit_id")), "unit of the manager", manager!.UnitIds is [var known, ..] ? known : null, isInPath: true);
        var state = call.State<KelioState>();
        return Outcome.Of(
            Answer.Empty(204),
            Change.To(state with { Managers = state.Managers.Put(manager with { UnitIds = manager.UnitIds.Remove(unit), UpdatedAt = call.Now }) }));
    }

    private static Refusal? Find(Call call, out Manager? manager)
    {
        var (state, company) = (call.State<KelioState>(), call.Grant<KelioKey>().CompanyId!.Value);
        manager = RecordId.InRoute(call) is { } id ? state.Managers.Find(id) : state.ManagerByEmail(company, call.Route("id"));
        return manager is not null && manager.CompanyId == company ? null : Refuse.NotFound(call, "id", "manager", KelioRoutes.Managers, manager is not null);
    }

    private static Refusal NoUnit(Call call, int? id, KelioState state, Manager manager, bool isOfAnother)
    {
        var isInPath = call.Match.Values.TryGetValue("unit_id", out var part);
        var seen = isInPath ? Shown.Part(part!) : FormattableString.Invariant($"{id}");
        var known = state.Entities.In(KelioState.EntitiesOfCompany, manager.CompanyId)
            .SelectMany(entity => state.Units.In(KelioState.UnitsOfEntity, entity.Id)).FirstOrDefault();
        return Refuse.NoUnit(isOfAnother ? seen + ", which belongs to another company" : seen, "unit of the company", known?.Id, isInPath);
    }

    private static Answer WithUnits(Manager manager, KelioState state) =>
        Answers.Json(200, OrganisationView.ShowWithUnits(manager, state), KelioJson.Wire.KelioManager);
}
