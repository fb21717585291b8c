using System.Globalization;
using System.Text.RegularExpressions;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.Time;
using Emulator.Core.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;
using Emulator.Core.Teams;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Workspaces;

/// <summary>Workspaces: create, read, list, reset, delete.</summary>
internal static partial class WorkspacesApi
{
    /// <summary>What the workspace keeps of what was sent to it, in bytes; beside the body, which is the same as long as the workspace is.</summary>
    private const string BytesHeader = "X-Emulator-Bytes";

    private static readonly SecretSource Names = new();

    public static void Map(RouteGroupBuilder process)
    {
        process.MapPost("/workspaces", (Delegate)CreateAsync).WithSummary("Create a workspace with fresh credentials")
            .Accepts<WorkspaceRequest>("application/json").Produces(201).Refuses(409, 429, 503);
        WorkspaceList.Map(process);
    }

    public static void MapOne(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/", Read).WithSummary("A workspace with its credentials");
        workspace.MapPatch("/", (Delegate)ChangeAsync).WithSummary("Change a workspace's label, owner and time to live")
            .Accepts<WorkspaceChange>("application/json").Refuses(409);
        workspace.MapDelete("/", Delete).WithSummary("Delete a workspace; its credentials die").Produces(204).Refuses(409);
        workspace.MapPost("/reset", (Delegate)ResetAsync).WithSummary("Back to the state after creation");
    }

    /// <summary>The body that describes a workspace: its name, clock, and each provider's addresses and credentials.</summary>
    public static Dictionary<string, object?> Describe(Workspace workspace, string root)
    {
        var body = new Dictionary<string, object?>
        {
            ["id"] = workspace.Id,
            ["seed"] = workspace.Seed,
            ["fixture"] = workspace.Fixture,
            ["fixtureValues"] = workspace.FixtureValues,
            ["clock"] = ClockApi.View(workspace),
            ["expiresAt"] = workspace.ExpiresAt,
            ["label"] = workspace.Tag.Label,
            ["owner"] = workspace.Tag.Owner,
            ["team"] = workspace.Tag.Team,
        };
        foreach (var (member, told) in workspace.Describe(workspace.Current, workspace.Clock.Now, root)) body[member] = told;
        return body;
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ProviderCatalog providers, EmulatorSettings settings)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<WorkspaceRequest>(context);
        if (wanted is null) return refusal!;
        var errors = Mistakes(wanted);
        var chosen = FixturesApi.Choose(providers, wanted.Fixture ?? "demo", wanted.FixtureParams, errors);
        if (errors.Count > 0) return Problems.BadMembers(errors);
        var mode = wanted.Clock?.Mode is { } word ? Enum.Parse<ClockMode>(word, ignoreCase: true) : ClockMode.Live;
        var spec = new WorkspaceSpec(
            wanted.Id ?? "w-" + Names.Next().Hex(12), wanted.Fixture ?? "demo",
            wanted.Seed ?? settings.Seed, mode, wanted.Clock?.Now, wanted.Clock?.Factor ?? 1, wanted.Ttl)
        { Chosen = chosen, Tag = WorkspaceTag.None with { Label = wanted.Label, Owner = wanted.Owner } };
        var (workspace, notMade) = await MakeAsync(context, spec);
        if (workspace is null) return notMade!;
        await workspace.KeptAsync();
        context.Response.Headers.Location = $"{ProviderPipeline.ControlPrefix}/workspaces/{spec.Id}";
        return ControlApi.Json(Describe(workspace, Root(context)), 201);
    }

    /// <summary>Makes a workspace that is the caller's team's; or tells why not.</summary>
    /// <exception cref="NotKeptException">It cannot be kept.</exception>
    public static async Task<(Workspace? Made, IResult? Refusal)> MakeAsync(HttpContext context, WorkspaceSpec spec)
    {
        var team = context.Caller().Team;
        spec = spec with
        {
            Tag = spec.Tag with { Team = team },
            MostOfTeam = team is null ? null : context.RequestServices.GetRequiredService<TeamBoard>().Teams.GetValueOrDefault(team)?.MaxWorkspaces,
        };
        var (made, why) = await context.RequestServices.GetRequiredService<WorkspaceRegistry>().CreateAsync(spec);
        return (made, made is null ? NotMadeFor(context, spec, why!.Value) : null);
    }

    /// <summary>The refusal of a workspace: the name is taken, or there are as many as there may be, here (503) or of the team (429).</summary>
    public static IResult NotMadeFor(HttpContext context, WorkspaceSpec spec, NotMade why) => why switch
    {
        NotMade.TooMany => Problems.Problem(
            503,
            "Too many workspaces",
            $"There are {context.RequestServices.GetRequiredService<WorkspaceRegistry>().Most} workspaces: delete some, or give new ones a ttl."),
        NotMade.TooManyOfTeam => Problems.Problem(
            429,
            "Too many workspaces",
            $"The team “{spec.Tag.Team}” has {spec.MostOfTeam} workspaces, as many as it may: delete some, or give new ones a ttl."),
        _ when spec.Tag.Team is not null => Problems.Conflict($"The name “{spec.Id}” is taken."),
        _ => Problems.Conflict($"There is a workspace “{spec.Id}” already."),
    };

    private static Dictionary<string, string[]> Mistakes(WorkspaceRequest wanted)
    {
        var errors = new Dictionary<string, string[]>();
        if (wanted.Id is { } id && !NamePattern().IsMatch(id))
            errors["id"] = ["letters, digits, dots, hyphens and underscores, at most 64, beginning with a letter or digit"];
        if (wanted.Clock?.Mode is not (null or "live" or "frozen" or "scaled")) errors["clock.mode"] = ["live, frozen or scaled"];
        if (wanted.Clock is { Mode: "scaled", Factor: null }) errors["clock.factor"] = ["a scaled clock has a factor"];
        if (wanted.Clock is { Factor: { } factor } && ClockApi.FactorMistake(factor) is { } mistake) errors["clock.factor"] = [mistake];
        if (wanted.Clock is { Factor: not null, Mode: not "scaled" }) errors["clock.factor"] = ["only a scaled clock has a factor"];
        if (wanted.Clock?.Now is { } now && ClockApi.InstantMistake(now) is { } outside) errors["clock.now"] = [outside];
        WorkspaceWords.LookAtLife(wanted.Ttl, errors);
        WorkspaceWords.Look("label", wanted.Label, errors);
        WorkspaceWords.Look("owner", wanted.Owner, errors);
        return errors;
    }

    private static IResult Read(HttpContext context)
    {
        var workspace = context.Workspace();
        context.Response.Headers[BytesHeader] = workspace.KeptBytes.ToString(CultureInfo.InvariantCulture);
        return ControlApi.Json(Describe(workspace, Root(context)));
    }

    private static async Task<IResult> ChangeAsync(HttpContext context)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<WorkspaceChange>(context);
        if (wanted is null) return refusal!;
        var (workspace, errors) = (context.Workspace(), new Dictionary<string, string[]>());
        WorkspaceWords.Look("label", wanted.Label.Value, errors);
        WorkspaceWords.Look("owner", wanted.Owner.Value, errors);
        WorkspaceWords.LookAtLife(wanted.Ttl.Value, errors);
        if (errors.Count > 0) return Problems.BadMembers(errors);
        if (wanted.Ttl.Value is not null && workspace.Id == WorkspaceRegistry.DefaultId)
            return Problems.Conflict("The default workspace stays: it has no ttl.");
        var end = RealTime.Now + wanted.Ttl.Value;
        workspace.Say(
            tag => tag with
            {
                Label = wanted.Label.Or(tag.Label),
                Owner = wanted.Owner.Or(tag.Owner),
                ExpiresAt = wanted.Ttl.IsGiven ? end : tag.ExpiresAt,
            },
            context.Cause());
        return ControlApi.Json(Describe(workspace, Root(context)));
    }

    private static IResult Delete(HttpContext context, WorkspaceRegistry workspaces)
    {
        var workspace = context.Workspace();
        if (workspace.Id == WorkspaceRegistry.DefaultId)
            return Problems.Conflict("The default workspace stays: calls that name no known credential are journalled in it. Reset it instead.");
        return workspaces.Delete(workspace) ? Results.NoContent() : Problems.NotFound($"There is no workspace “{workspace.Id}”.");
    }

    private static async Task<IResult> ResetAsync(HttpContext context)
    {
        var workspace = context.Workspace();
        var cause = context.Cause();
        await workspace.Runner.InterruptAsync(() => workspace.Reset(cause));
        return ControlApi.Json(Describe(workspace, Root(context)));
    }

    private static string Root(HttpContext context) => Core.Wire.RequestReader.Root(context.Request);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex NamePattern();
}
