using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.People;
using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Watching;

/// <summary>All that happened in a workspace on one time axis: calls, acts, changes of records, webhook attempts, e-mails, jumps of the clock.</summary>
internal static class TimelineApi
{
    private const int UsualLimit = 1000;

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/timeline", List).WithSummary("All that happened, newest first").Produces<TimelineView[]>().Refuses(400);
        workspace.MapGet("/timeline/stream", (Delegate)StreamAsync).WithSummary("All that happens from now on, as server-sent events").Refuses(400);
        workspace.MapDelete("/timeline", Clear).WithSummary("Forget all that happened, the journal too").Produces(204);
    }

    private static IResult List(HttpContext context, TimelineEntries entries, ProviderCatalog providers, string? kind, string? provider, string? person, string? since, string? limit)
    {
        if (TimelineFilter.Read(providers, kind, provider, person, since, limit, out var filter) is { } refusal) return refusal;
        var workspace = context.Workspace();
        var people = PeopleIndex.Of(workspace, providers);
        // Rendering costs most, so it ends as soon as there is enough; a change is put right after what brought it about.
        var calls = workspace.Journal.Newest().Select(exchange => (Order: exchange.Number, exchange.Number, Views: (Func<IEnumerable<TimelineView>>)(() => entries.Of(exchange, people))));
        var rest = workspace.History.All().Select(entry => (Order: entry.Cause.Number ?? entry.Number, entry.Number, Views: (Func<IEnumerable<TimelineView>>)(() => entries.Of(entry, people))));
        return ControlApi.Json(calls.Concat(rest)
            .Where(one => filter.Since is null || one.Order > filter.Since)
            .OrderByDescending(one => one.Order).ThenByDescending(one => one.Order == one.Number ? 0 : one.Number)
            .SelectMany(one => one.Views().Reverse())
            .Where(filter.Meets)
            .Take(filter.Limit ?? UsualLimit).ToArray());
    }

    private static IResult Clear(HttpContext context)
    {
        context.Workspace().Journal.Clear();
        context.Workspace().History.Clear();
        return Results.NoContent();
    }

    private static async Task StreamAsync(HttpContext context, TimelineEntries entries, ProviderCatalog providers, IHostApplicationLifetime process, string? kind, string? provider, string? person)
    {
        if (TimelineFilter.Read(providers, kind, provider, person, null, null, out var filter) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        var workspace = context.Workspace();
        await EventStream.WriteAsync(context, process, stop => HappeningsAsync(workspace, entries, providers, filter, stop));
    }

    private static async IAsyncEnumerable<StreamEvent> HappeningsAsync(
        Workspace workspace, TimelineEntries entries, ProviderCatalog providers, TimelineFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        var all = Channel.CreateUnbounded<object>();
        var exchanges = CopyAsync(workspace.Journal.FollowAsync(stop), all);
        var changes = CopyAsync(workspace.History.FollowAsync(stop), all);
        var waiting = new List<HistoryEntry>();
        PeopleIndex? people = null;
        await foreach (var happened in all.Reader.ReadAllAsync(stop))
        {
            people = PeopleIndex.Of(workspace, providers, people);
            var ready = new List<TimelineView>();
            switch (happened)
            {
                case Exchange exchange:
                    // What a call changed waits for the call's number.
                    ready.AddRange(entries.Of(exchange, people));
                    ready.AddRange(waiting.Where(entry => entry.Cause.Number is not null).SelectMany(entry => entries.Of(entry, people)));
                    waiting.RemoveAll(entry => entry.Cause.Number is not null);
                    break;
                case HistoryEntry { Cause: { Kind: CauseKind.Call, Number: null } } early:
                    waiting.Add(early);
                    break;
                case HistoryEntry entry:
                    ready.AddRange(entries.Of(entry, people));
                    break;
            }

            foreach (var view in ready.Where(filter.Meets))
                yield return new StreamEvent(view.Id, "entry", JsonSerializer.Serialize(view, ControlJson.Options));
        }

        await Task.WhenAll(exchanges, changes);
    }

    private static async Task CopyAsync<T>(IAsyncEnumerable<T> from, Channel<object> to)
        where T : notnull
    {
        try
        {
            await foreach (var one in from) to.Writer.TryWrite(one);
        }
        catch (OperationCanceledException)
        {
            to.Writer.TryComplete();
        }
    }
}
