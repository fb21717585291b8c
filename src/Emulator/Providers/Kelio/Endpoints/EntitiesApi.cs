using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;
using Emulator.Providers.Kelio.Wire;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary><c>/entities</c>: the parts of the customer's company and their units.</summary>
internal static class EntitiesApi
{
    private static readonly Parameter Keywords = new("keywords", "query", "string", "Words, each of which must be in the name or the reference.");

    public static IEnumerable<Operation> Operations(KelioSettings settings) =>
    [
        new("list entities", "GET", KelioRoutes.Entities, Provenance.Documented("C/entities"), call => List(call, settings))
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Lists the entities (formerly brands) of the company, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioEntity>),
            Parameters = [Keywords, .. Paging.Parameters],
        },
        new("show entity", "GET", KelioRoutes.Entity, Provenance.Documented("C/entities"), Show)
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Shows one entity.",
            ResponseBody = typeof(KelioEntity),
            Parameters = [new("id", "path", "integer", "The id.", Required: true)],
        },
        new("list units", "GET", KelioRoutes.Units, Provenance.Documented("C/entities"), call => ListUnits(call, settings))
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Lists the units of one entity, newest first.",
            ResponseBody = typeof(IReadOnlyList<KelioUnit>),
            Parameters = [new("entity_id", "path", "integer", "The entity.", Required: true), Keywords, .. Paging.Parameters],
        },
        new("show unit", "GET", KelioRoutes.Unit, Provenance.Inferred("by analogy with the other show endpoints"), ShowUnit)
        {
            Requires = KelioScopes.ManagersRead,
            Summary = "Shows one unit of one entity.",
            ResponseBody = typeof(KelioUnit),
        },
    ];

    private static Outcome List(Call call, KelioSettings settings)
    {
        var all = call.State<KelioState>().Entities.In(KelioState.EntitiesOfCompany, call.Grant<KelioKey>().CompanyId!.Value);
        var words = new KeyWords(call);
        Func<Entity, bool>? isAsked = words.IsEmpty ? null : entity => words.Fit(entity.Name, entity.Reference);
        return Answers.Page(Paging.Of(call, settings.PageSize).Take(all, isAsked), OrganisationView.Show, KelioJson.Wire.IReadOnlyListKelioEntity);
    }

    private static Outcome Show(Call call) =>
        Find(call, "id", out var entity) is { } missing ? missing : Answers.Json(200, OrganisationView.Show(entity!), KelioJson.Wire.KelioEntity);

    private static Outcome ListUnits(Call call, KelioSettings settings)
    {
        if (Find(call, "entity_id", out var entity) is { } missing) return missing;
        var all = call.State<KelioState>().Units.In(KelioState.UnitsOfEntity, entity!.Id);
        var words = new KeyWords(call);
        Func<Unit, bool>? isAsked = words.IsEmpty ? null : unit => words.Fit(unit.Name, unit.Reference);
        return Answers.Page(Paging.Of(call, settings.PageSize).Take(all, isAsked), OrganisationView.Show, KelioJson.Wire.IReadOnlyListKelioUnit);
    }

    private static Outcome ShowUnit(Call call)
    {
        if (Find(call, "entity_id", out var entity) is { } missing) return missing;
        return RecordId.InRoute(call) is { } id && call.State<KelioState>().Units.Find(id) is { } unit && unit.EntityId == entity!.Id
            ? Answers.Json(200, OrganisationView.Show(unit), KelioJson.Wire.KelioUnit)
            : Refuse.NotFound(call, "id", "unit of the entity", FormattableString.Invariant($"{KelioRoutes.Entities}/{entity!.Id}/units"));
    }

    private static Refusal? Find(Call call, string name, out Entity? entity)
    {
        entity = RecordId.InRoute(call, name) is { } id ? call.State<KelioState>().Entities.Find(id) : null;
        return entity is not null && entity.CompanyId == call.Grant<KelioKey>().CompanyId ? null
            : Refuse.NotFound(call, name, "entity", KelioRoutes.Entities, entity is not null);
    }
}
