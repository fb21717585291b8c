using System.Globalization;
using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Faults;
using Emulator.Core.Hosting;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Faults;

/// <summary>Faults: register, list, remove.</summary>
internal static class FaultsApi
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapPost("/faults", (Delegate)AddAsync).WithSummary("Register a fault").Accepts<FaultRequest>("application/json").Produces<FaultView>(201);
        workspace.MapGet("/faults", List).WithSummary("The registered faults").Produces<FaultView[]>();
        workspace.MapDelete("/faults/{id}", Remove).WithSummary("Remove a fault").Produces(204);
    }

    private static async Task<IResult> AddAsync(HttpContext context, Masks masks, ProviderCatalog providers)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<FaultRequest>(context);
        if (wanted is null) return refusal!;
        var errors = Mistakes(wanted, providers, out var kind);
        if (errors.Count > 0) return Problems.BadMembers(errors);
        var most = context.Workspace().Bounds.Faults;
        var (fault, dropped) = context.Workspace().Decide((world, _) =>
        {
            var (id, ids) = world.Ids.Next("fault");
            var added = new Fault(id, wanted.Provider, kind)
            {
                Method = wanted.Method,
                Path = wanted.Path,
                Status = wanted.Status ?? 500,
                Delay = wanted.Delay ?? TimeSpan.Zero,
                Probability = wanted.Probability ?? 1,
                Remaining = wanted.Times,
            };
            var goes = world.Faults.Count >= most ? world.Faults.First() : null;
            return ((added, goes), world with { Ids = ids, Faults = world.Faults.Put(added) });
        }, context.Cause());
        return ControlApi.Json(View(fault, masks.Of(context.Workspace())) with { Dropped = dropped?.Id.ToString(CultureInfo.InvariantCulture) }, 201);
    }

    private static Dictionary<string, string[]> Mistakes(FaultRequest wanted, ProviderCatalog providers, out FaultKind kind)
    {
        var errors = new Dictionary<string, string[]>();
        var kinds = Enum.GetValues<FaultKind>();
        var at = Array.FindIndex(kinds, one => Word(one) == wanted.Kind);
        kind = at < 0 ? FaultKind.Status : kinds[at];
        if (at < 0) errors["kind"] = [string.Join(", ", kinds.Select(Word))];
        if (providers.Find(wanted.Provider) is null) errors["provider"] = [string.Join(", ", providers.All.Select(provider => provider.Name))];
        if (wanted.Status is < 400 or > 599) errors["status"] = ["400 to 599"];
        if (kind == FaultKind.Delay && wanted.Delay is null) errors["delay"] = ["is missing"];
        if (wanted.Delay is { } delay && (delay < TimeSpan.Zero || delay > LongestDelay)) errors["delay"] = ["at most PT5M"];
        if (wanted.Probability is <= 0 or > 1 or double.NaN) errors["probability"] = ["above 0, at most 1"];
        if (wanted.Times is < 1) errors["times"] = ["at least 1"];
        return errors;
    }

    private static IResult List(HttpContext context, Masks masks)
    {
        var mask = masks.Of(context.Workspace());
        return ControlApi.Json(context.Workspace().Current.Faults.Select(fault => View(fault, mask)).ToArray());
    }

    private static IResult Remove(HttpContext context, string id)
    {
        var isRemoved = context.Workspace().Decide((world, _) =>
            world.Faults.FindRecord(id) is Fault fault
                ? (true, world with { Faults = world.Faults.Remove(fault.Id) })
                : (false, world), context.Cause());
        var workspace = context.Workspace();
        return isRemoved ? Results.NoContent()
            : Absent.Of("fault", id, workspace.Current.LastDroppedFault, workspace.Bounds.Faults, "bounds:faults", " or removed");
    }

    private static string Word(FaultKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static FaultView View(Fault fault, SecretMask mask) => new()
    {
        Id = fault.Id.ToString(CultureInfo.InvariantCulture),
        Provider = fault.Provider,
        Kind = Word(fault.Kind),
        Method = fault.Method is null ? null : mask.Text(fault.Method),
        Path = fault.Path is null ? null : mask.Text(fault.Path),
        Status = fault.Kind == FaultKind.Status ? fault.Status : null,
        Delay = fault.Kind == FaultKind.Delay ? fault.Delay : null,
        Probability = fault.Probability,
        Remaining = fault.Remaining,
    };
}
