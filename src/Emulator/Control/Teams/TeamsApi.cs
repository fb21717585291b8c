using Contracts.Control;
using Emulator.Core.Teams;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Teams;

/// <summary>What the teams that share the process use of it, beside what they may.</summary>
internal static class TeamsApi
{
    public static void Map(RouteGroupBuilder process) =>
        process.MapGet("/teams", (Delegate)ListAsync).WithSummary("The teams with their limits and their use; a team sees itself alone").Produces<TeamView[]>();

    private static async Task<IResult> ListAsync(HttpContext context, TeamBoard teams, WorkspaceRegistry workspaces)
    {
        var mine = context.Caller().Team;
        var places = (await workspaces.PlacesAsync(context.RequestAborted)).Where(static place => place.Tag.Team is not null)
            .ToLookup(static place => place.Tag.Team!, StringComparer.Ordinal);
        // One whose tokens are all taken back is there as long as it has workspaces.
        var names = places.Select(static team => team.Key).Union(teams.Teams.Keys, StringComparer.Ordinal);
        return ControlApi.Json(names.Where(name => mine is null || name == mine).Order(StringComparer.Ordinal).Select(name =>
        {
            var (team, use) = (teams.Teams.GetValueOrDefault(name), workspaces.Teams.Find(name));
            return new TeamView(name)
            {
                Tokens = team?.Tokens.Length ?? 0,
                Workspaces = places[name].Count(),
                MaxWorkspaces = team?.MaxWorkspaces,
                Requests = teams.Counted(name),
                RequestsPerMinute = team?.RequestsPerMinute,
                KeptBytes = BytesOf(workspaces, places[name]),
                ProviderCalls = use?.Calls ?? 0,
            };
        }).ToArray());
    }

    /// <summary>What workspaces keep; of those that are put away, or at other nodes, what was counted when they were written last.</summary>
    private static long BytesOf(WorkspaceRegistry workspaces, IEnumerable<WorkspacePlace> places)
    {
        var heads = workspaces.Heads(places.Where(static place => place.Here is null));
        return places.Sum(place => place.Here?.KeptBytes ?? heads.GetValueOrDefault(place.Key)?.Bytes ?? 0);
    }
}
