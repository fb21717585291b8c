using Contracts.Control;
using Emulator.Core.Teams;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Teams;

/// <summary>What the teams that share the process use of it, beside what they may.</summary>
internal static class TeamsApi
{
    public static void Map(RouteGroupBuilder process) =>
        process.MapGet("/teams", List).WithSummary("The teams with their limits and their use; a team sees itself alone").Produces<TeamView[]>();

    private static IResult List(HttpContext context, TeamBoard teams, WorkspaceRegistry workspaces)
    {
        var mine = context.Caller().Team;
        var bytes = BytesOf(workspaces, mine);
        // One whose tokens are all taken back is there as long as it has workspaces.
        var names = workspaces.Teams.Names.Where(name => workspaces.Teams.Find(name) is { Workspaces: > 0 }).Union(teams.Teams.Keys, StringComparer.Ordinal);
        return ControlApi.Json(names.Where(name => mine is null || name == mine).Order(StringComparer.Ordinal).Select(name =>
        {
            var (team, use) = (teams.Teams.GetValueOrDefault(name), workspaces.Teams.Find(name));
            return new TeamView(name)
            {
                Tokens = team?.Tokens.Length ?? 0,
                Workspaces = use?.Workspaces ?? 0,
                MaxWorkspaces = team?.MaxWorkspaces,
                Requests = teams.Counted(name),
                RequestsPerMinute = team?.RequestsPerMinute,
                KeptBytes = bytes.GetValueOrDefault(name),
                ProviderCalls = use?.Calls ?? 0,
            };
        }).ToArray());
    }

    /// <summary>What the workspaces of each team keep; of those that are put away, what was counted when they were written last.</summary>
    private static Dictionary<string, long> BytesOf(WorkspaceRegistry workspaces, string? mine)
    {
        var places = workspaces.Places.Where(place => place.Tag.Team is { } team && (mine is null || team == mine)).ToList();
        var heads = workspaces.Heads(places.Where(static place => place.Here is null));
        return places.GroupBy(static place => place.Tag.Team!, StringComparer.Ordinal).ToDictionary(
            static team => team.Key,
            team => team.Sum(place => place.Here?.KeptBytes ?? heads.GetValueOrDefault(place.Key)?.Bytes ?? 0),
            StringComparer.Ordinal);
    }
}
