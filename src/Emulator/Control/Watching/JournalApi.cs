using System.Globalization;
using System.Text;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.Coverage;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Masking;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Watching;

/// <summary>The journal: list, read, follow, forget.</summary>
internal static class JournalApi
{
    /// <summary>How many exchanges fit in all, where <c>total</c> asks for it.</summary>
    public const string TotalHeader = "X-Emulator-Total";

    private const int UsualLimit = 1000;

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/journal", List).WithSummary("Exchanges, newest first").Produces<ExchangeView[]>().Refuses(400);
        workspace.MapGet("/journal/stream", (Delegate)StreamAsync).WithSummary("The exchanges from now on, as server-sent events");
        workspace.MapGet("/journal/{number:long}", Read).WithSummary("One exchange with its verdict, headers and bodies").Produces<ExchangeView>();
        workspace.MapDelete("/journal", Clear).WithSummary("Forget all exchanges").Produces(204);
    }

    public static void MapAnywhere(RouteGroupBuilder process) =>
        process.MapGet("/journal/{number:long}", Find).WithSummary("One exchange, in whatever workspace it is").Produces<ExchangeView>();

    private static IResult List(
        HttpContext context, Masks masks, ProviderCatalog providers, string? provider,
        string? status, string? path, string? since, string? before, string? limit, string? q, string? checks, string? outcome, string? total)
    {
        if (Problems.UnknownProvider(providers, provider) is { } unknown) return unknown;
        if (checks is not (null or "all" or "failed")) return Problems.BadMember("checks", "all or failed");
        if (outcome is not null && !JournalFilter.Outcomes.Contains(outcome))
            return Problems.BadMember("outcome", "one of " + string.Join(", ", JournalFilter.Outcomes));
        if (total is not (null or "true" or "false")) return Problems.BadMember("total", "true or false");
        if (QueryNumber.ReadNumber("before", before, out var end) is { } noEnd) return noEnd;
        if (QueryNumber.ReadStatus(status, out var wantedStatus) is { } noStatus) return noStatus;
        if (QueryNumber.ReadLimit(limit, UsualLimit, out var most) is { } noLimit) return noLimit;
        if (Since.Read(since, "an exchange", out var start) is { } noStart) return noStart;

        var workspace = context.Workspace();
        var filter = new JournalFilter(provider, wantedStatus, path, start, q) { Outcome = outcome, Before = end, CountsAll = total == "true" };
        var mask = masks.Of(workspace);
        var (wanted, all) = filter.Of(workspace.Journal, mask, most);
        if (all is { } count) context.Response.Headers[TotalHeader] = count.ToString(CultureInfo.InvariantCulture);
        return ControlApi.Json(wanted.ConvertAll(exchange => View(exchange, mask, onlyFailed: checks == "failed")));
    }

    private static IResult Read(HttpContext context, Masks masks, ProviderCatalog providers, JournalSettings settings, long number)
    {
        var workspace = context.Workspace();
        return workspace.Journal.Find(number) is { } exchange
            ? ControlApi.Json(Full(exchange, workspace.Id, masks.Of(workspace), providers))
            : number <= workspace.Journal.LastDropped ? Gone(number, settings)
            : Problems.NotFound($"There is no exchange {number} in this workspace’s journal.");
    }

    private static IResult Find(
        HttpContext context, WorkspaceRegistry workspaces, Masks masks, ProviderCatalog providers, JournalSettings settings, long number)
    {
        var caller = context.Caller();
        if (workspaces.FindByExchange(number, caller.Sees) is { } workspace && workspace.Journal.Find(number) is { } exchange)
            return ControlApi.Json(Full(exchange, workspace.Id, masks.Of(workspace), providers));
        return workspaces.InMemory.Any(workspace => caller.Sees(workspace.Tag) && number <= workspace.Journal.LastDropped)
            ? Gone(number, settings)
            : Problems.NotFound($"There is no exchange {number} in any journal.");
    }

    // Numbers are given to all that happens in the process, so it may have been another workspace's, or no exchange at all.
    private static IResult Gone(long number, JournalSettings settings) => Problems.NotFound(
        $"If {number} was an exchange here, it was dropped or forgotten: a journal keeps the latest {settings.MaxExchanges} (journal:maxExchanges) "
        + $"in {settings.MaxBytes} bytes (journal:maxBytes).");

    private static IResult Clear(HttpContext context)
    {
        context.Workspace().Forget(withHistory: false);
        return Results.NoContent();
    }

    private static Task StreamAsync(HttpContext context, Masks masks, IHostApplicationLifetime process)
    {
        var workspace = context.Workspace();
        return EventStream.WriteAsync(context, process, stop => workspace.Journal.FollowAsync(stop, withBodies: false).Select(Event), workspace.Ended);

        StreamEvent Event(Followed followed) => followed.Exchange is { } exchange
            ? new StreamEvent(exchange.Number.ToString(CultureInfo.InvariantCulture), "exchange", View(exchange, masks.Of(workspace)))
            : StreamEvent.Missed(followed.Missed);
    }

    private static ExchangeView View(Exchange exchange, SecretMask mask, bool onlyFailed = false) => new()
    {
        Number = exchange.Number,
        At = exchange.At,
        Provider = exchange.Provider,
        Method = mask.Text(exchange.Request.Method),
        Path = mask.Text(exchange.FullPath),
        Query = mask.Query(exchange.Request.RawQuery),
        Status = exchange.Answer?.Status,
        DurationMs = exchange.DurationMs,
        Caller = exchange.Caller is null ? null : mask.Text(exchange.Caller),
        Operation = exchange.Operation,
        Fault = exchange.Fault,
        Checks = [.. exchange.Verdict.Lines.Where(line => !onlyFailed || line.Outcome == CheckOutcome.Failed).Select(line => new CheckView(
            line.Check.Name,
            line.Outcome.ToString().ToLowerInvariant(),
            line.Detail.Text is { } detail ? mask.Text(detail) : null,
            CoverageApi.Word(line.Check.Basis.Kind),
            line.Check.Basis.Source))],
        Fix = exchange.Verdict.Fix is null ? null : mask.Text(exchange.Verdict.Fix),
    };

    private static ExchangeView Full(Exchange exchange, string workspace, SecretMask mask, ProviderCatalog providers) => View(exchange, mask) with
    {
        Checks = [.. View(exchange, mask).Checks, .. Unread.Of(exchange, providers, mask)],
        Workspace = workspace,
        Surface = exchange.Request.Surface.Name,
        RequestHeaders = Headers(exchange.Request.Headers, mask),
        RequestBody = mask.Body(exchange.Request.MediaType, Encoding.UTF8.GetString(exchange.Request.Body.Span)),
        ResponseHeaders = exchange.Answer is { } answer ? Headers(AllHeaders(answer), mask) : null,
        ResponseBody = exchange.Answer is { } given ? mask.Body((given.ContentType ?? "").Split(';')[0], Encoding.UTF8.GetString(given.Body.Span)) : null,
    };

    private static IEnumerable<KeyValuePair<string, string>> AllHeaders(Answer answer) =>
        answer.ContentType is { } type ? answer.Headers.Prepend(new("Content-Type", type)) : answer.Headers;

    private static Dictionary<string, string> Headers(IEnumerable<KeyValuePair<string, string>> headers, SecretMask mask)
    {
        var shown = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            var told = mask.Text(name);
            shown[told] = shown.TryGetValue(told, out var before) ? before + ", " + mask.Header(name, value) : mask.Header(name, value);
        }

        return shown;
    }
}
