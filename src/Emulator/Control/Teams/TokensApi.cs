using System.Text.RegularExpressions;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Teams;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Teams;

/// <summary>The tokens of teams that share the process: made and taken back by the administrator. What opens is told once, when it is made.</summary>
internal static partial class TokensApi
{
    private const int Most = 1_000_000_000;

    public static void Map(RouteGroupBuilder process)
    {
        process.MapPost("/tokens", (Delegate)CreateAsync).WithSummary("Make a token for a team, and set the team's limits")
            .Accepts<TokenRequest>("application/json").Produces<TokenView>(201).Refuses(403, 409);
        process.MapGet("/tokens", List).WithSummary("The tokens of teams, without what opens").Produces<TokenView[]>();
        process.MapDelete("/tokens/{id}", (Delegate)RevokeAsync).WithSummary("Take a token back: it opens nothing any more").Produces(204).Refuses(403)
            .AddEndpointFilter(BodyFilter.RefuseAsync);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, TeamBoard teams, ControlAccess access, WorkspaceRegistry workspaces)
    {
        if (context.Caller().Team is not null) return Problems.NotForTeams();
        var (wanted, refusal) = await ControlBody.ReadAsync<TokenRequest>(context);
        if (wanted is null) return refusal!;
        var errors = new Dictionary<string, string[]>();
        if (wanted.Team is not { } team || !TeamName().IsMatch(team))
            errors["team"] = ["letters, digits, dots, hyphens and underscores, at most 64, beginning with a letter or digit"];
        if (wanted.MaxWorkspaces is < 1 or > Most) errors["maxWorkspaces"] = [$"a whole number from 1 to {Most}"];
        if (wanted.RequestsPerMinute is < 1 or > Most) errors["requestsPerMinute"] = [$"a whole number from 1 to {Most}"];
        if (errors.Count > 0) return Problems.BadMembers(errors);
        if (!access.HasAdministrator)
            return Problems.Conflict("Start the emulator with controlToken first: a team's token closes the control API, and nobody could administer it.");
        workspaces.Teams.ForgetIdle(teams.Teams.ContainsKey);
        return await teams.CreateAsync(wanted.Team!, new TeamLimits(wanted.MaxWorkspaces, wanted.RequestsPerMinute)) is var (made, token, text)
            ? ControlApi.Json(View(made, token) with { Token = text }, 201)
            : Problems.Conflict($"There may be {TeamBoard.MostTeams} teams with {TeamBoard.MostTokens} tokens each: take some back.");
    }

    private static IResult List(HttpContext context, TeamBoard teams)
    {
        var mine = context.Caller().Team;
        return ControlApi.Json(teams.Teams.Values.Where(team => mine is null || team.Name == mine).OrderBy(static team => team.Name, StringComparer.Ordinal)
            .SelectMany(static team => team.Tokens.Select(token => View(team, token))).ToArray());
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, TeamBoard teams, string id)
    {
        if (context.Caller().Team is not null) return Problems.NotForTeams();
        return await teams.RevokeAsync(id) ? Results.NoContent() : Problems.NotFound($"There is no token “{id}”.");
    }

    private static TokenView View(Team team, TeamToken token) => new(token.Id, team.Name, token.CreatedAt)
    {
        MaxWorkspaces = team.MaxWorkspaces,
        RequestsPerMinute = team.RequestsPerMinute,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex TeamName();
}
