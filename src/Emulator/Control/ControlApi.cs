using Emulator.Control.Calls;
using Emulator.Control.Coverage;
using Emulator.Control.Faults;
using Emulator.Control.Pact;
using Emulator.Control.People;
using Emulator.Control.Process;
using Emulator.Control.Runs;
using Emulator.Control.Screens;
using Emulator.Control.Teams;
using Emulator.Control.Time;
using Emulator.Control.Watching;
using Emulator.Control.Webhooks;
using Emulator.Control.Workspaces;
using Emulator.Core.History;
using Emulator.Core.Teams;
using Emulator.Core.Workspaces;

namespace Emulator.Control;

/// <summary>The control API: everything under <c>/_emulator</c>, one file per group.</summary>
internal static class ControlApi
{
    /// <summary>Maps all groups.</summary>
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var process = app.MapGroup(Core.Calls.ProviderPipeline.ControlPrefix);
        ((IEndpointConventionBuilder)process).Finally(Refusals.Complete);
        process.AddEndpointFilter(RoomFilter.RefuseAsync);
        ProcessApi.Map(process);
        PagesApi.Map(process);
        CoverageApi.Map(process);
        OpenApiDocuments.Map(process);
        WorkspacesApi.Map(process);
        FixturesApi.Map(process);
        PactApi.Map(process);
        JournalApi.MapAnywhere(process);
        PeopleApi.MapActs(process);
        ScenariosApi.Map(process);
        TokensApi.Map(process);
        TeamsApi.Map(process);

        var workspace = process.MapGroup("/workspaces/{ws}").AddEndpointFilter(FindWorkspaceAsync)
            .AddEndpointFilter(ActFilter.NoteAsync).AddEndpointFilter(BodyFilter.RefuseAsync);
        ReceiversApi.MapInbox(
            process.MapGroup("/workspaces/{ws}").AddEndpointFilter(ReceiversApi.RefuseStrangersAsync).AddEndpointFilter(FindWorkspaceAsync));
        WorkspacesApi.MapOne(workspace);
        ClockApi.Map(workspace);
        AgendaApi.Map(workspace);
        PeopleApi.Map(workspace);
        WebhooksApi.Map(workspace);
        MailsApi.Map(workspace);
        FaultsApi.Map(workspace);
        JournalApi.Map(workspace);
        StateApi.Map(workspace);
        TimelineApi.Map(workspace);
        ReceiversApi.Map(workspace);
        ScenariosApi.MapRuns(workspace);
        RecordingsApi.Map(workspace);
        PagesApi.MapOne(workspace);
        ProvidersApi.Map(workspace, app.ServiceProvider.GetRequiredService<Core.Hosting.ProviderCatalog>());
    }

    /// <summary>The workspace of the path, found by the group's filter.</summary>
    public static Workspace Workspace(this HttpContext context) => (Workspace)context.Items[typeof(Workspace)]!;

    /// <summary>Who calls, as the guard found out.</summary>
    public static ControlCaller Caller(this HttpContext context) => (ControlCaller)context.Items[typeof(ControlCaller)]!;

    /// <summary>The act that the call is, as the cause of what it changes; made by the group's filter.</summary>
    public static Cause Cause(this HttpContext context) => (Cause)context.Items[typeof(Cause)]!;

    /// <summary>An answer of the control API.</summary>
    public static IResult Json(object body, int status = 200) => new JsonAnswer(body, status);

    private static async ValueTask<object?> FindWorkspaceAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var id = (string)context.Request.RouteValues["ws"]!;
        var workspaces = context.RequestServices.GetRequiredService<WorkspaceRegistry>();
        // What belongs to others is not even brought back.
        if (workspaces.TagOf(id) is not { } tag || !context.Caller().Sees(tag)
            || workspaces.Find(id) is not { } workspace || !context.Caller().Sees(workspace.Tag))
            return Problems.NotFound($"There is no workspace “{id}”.");
        context.Items[typeof(Workspace)] = workspace;
        var (unkept, result) = (workspace.Unkept, (object?)null);
        try
        {
            result = await next(invocation);
            await workspace.KeptAsync(unkept);
        }
        catch (WorkspaceEndedException) when (!workspace.Place.HasMoved)
        {
            return Problems.NotFound($"The workspace “{id}” was deleted meanwhile.");
        }

        if (!context.Response.HasStarted) context.Response.Headers.Date = Core.Clock.HttpDate.Of(workspace.Clock.Now);
        return result;
    }
}
