using System.Runtime.CompilerServices;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.People;
using Emulator.Core.Hosting;
using Emulator.Core.Masking;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Watching;

/// <summary>All that happened in a workspace on one time axis: calls, acts, changes of records, webhook attempts, e-mails, jumps of the clock.</summary>
internal static class TimelineApi
{
    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/timeline", List).WithSummary("All that happened, newest first").Produces<TimelineView[]>().Refuses(400);
        workspace.MapGet("/timeline/stream", (Delegate)StreamAsync).WithSummary("All that happens from now on, as server-sent events").Refuses(400);
        workspace.MapDelete("/timeline", Clear).WithSummary("Forget all that happened, the journal too").Produces(204);
    }

    private static IResult List(
        HttpContext context, Masks masks, RecordJson json, ProviderCatalog providers, string? kind,
        string? provider, string? person, string? since, string? limit)
    {
        if (TimelineFilter.Read(providers, kind, provider, person, since, limit, out var filter) is { } refusal) return refusal;
        var workspace = context.Workspace();
        var people = PeopleIndex.Of(workspace, providers);
        var entries = new TimelineEntries(masks.Of(workspace), json);
        // Rendering costs most, so it ends as soon as there is enough.
        return ControlApi.Json(Newest(workspace, filter.Since.After ?? 0)
            .SelectMany(one => (one.Call is { } call ? entries.Of(call, people) : entries.Of(one.Entry!, people)).Reverse())
            .Where(filter.Meets)
            .Take(filter.Limit).ToArray());
    }

    /// <summary>All that happened, newest first; a change is put right after what brought it about. A call is looked at when it is its turn.</summary>
    private static IEnumerable<Happened> Newest(Workspace workspace, long since)
    {
        var rest = workspace.History.All().Select(entry => (Order: entry.Cause.Number ?? entry.Number, Entry: entry)).Where(one => one.Order > since)
            .OrderByDescending(one => one.Order).ThenByDescending(one => one.Order == one.Entry.Number ? 0 : one.Entry.Number).ToList();
        var told = 0;
        foreach (var call in workspace.Journal.Newest(since))
        {
            for (; told < rest.Count && rest[told].Order >= call.Number; told++) yield return new Happened(null, rest[told].Entry, 0);
            yield return new Happened(call, null, 0);
        }

        for (; told < rest.Count; told++) yield return new Happened(null, rest[told].Entry, 0);
    }

    private static IResult Clear(HttpContext context)
    {
        context.Workspace().Forget(withHistory: true);
        return Results.NoContent();
    }

    private static async Task StreamAsync(
        HttpContext context, Masks masks, RecordJson json, ProviderCatalog providers,
        IHostApplicationLifetime process, string? kind, string? provider, string? person)
    {
        if (TimelineFilter.Read(providers, kind, provider, person, null, null, out var filter) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        var workspace = context.Workspace();
        var (entries, people) = (new TimelineEntries(masks.Of(workspace), json), PeopleIndex.Of(workspace, providers));
        await EventStream.WriteAsync(context, process, stop => HappeningsAsync(workspace, entries, people, filter, stop), workspace.Ended);
    }

    private static async IAsyncEnumerable<StreamEvent> HappeningsAsync(
        Workspace workspace, TimelineEntries entries, PeopleIndex people, TimelineFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var happened in new TimelineFeed(workspace.Journal, workspace.History).FollowAsync(stop))
        {
            if (happened.Missed > 0) yield return StreamEvent.Missed(happened.Missed);
            if (happened.Entry is { } entry) people.Learn(entry);
            var views = happened.Call is { } call ? entries.Of(call, people) : happened.Entry is { } change ? entries.Of(change, people) : [];
            foreach (var view in views.Where(filter.Meets)) yield return new StreamEvent(view.Id, "entry", view);
        }
    }
}
