using System.Globalization;
using System.Text;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Masking;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Webhooks;

/// <summary>Webhook deliveries: list, read, replay, hold, release.</summary>
internal static class WebhooksApi
{
    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/webhooks", List).WithSummary("Deliveries, oldest first").Produces<WebhookView[]>().Refuses(400);
        workspace.MapGet("/webhooks/{id}", Read).WithSummary("One delivery").Produces<WebhookView>();
        workspace.MapPost("/webhooks/{id}/replay", (Delegate)ReplayAsync).WithSummary("Send it again, as a new delivery")
            .Accepts<ReplayRequest>("application/json").Produces<WebhookView>(201).Refuses(409);
        workspace.MapGet("/webhooks/hold", (HttpContext context) => ControlApi.Json(HoldState(context.Workspace())))
            .WithSummary("Whether deliveries are held, and how many").Produces<HoldView>();
        workspace.MapPost("/webhooks/hold", (Delegate)HoldAsync).WithSummary("Queue instead of sending").Produces<HoldView>();
        workspace.MapPost("/webhooks/release", (Delegate)ReleaseAsync).WithSummary("Let go all, the next few, or these")
            .Accepts<ReleaseRequest>("application/json").Produces<HoldView>();
    }

    private static IResult List(
        HttpContext context, Masks masks, ProviderCatalog providers, string? provider, string? state, string? subject, string? limit, string? after)
    {
        if (Page.Read(limit, after, out var page) is { } refusal) return refusal;
        if (Problems.UnknownProvider(providers, provider) is { } unknown) return unknown;
        DeliveryState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var parsed) || char.IsAsciiDigit(state.FirstOrDefault()))
                return Problems.BadMember("state", "scheduled, delivered, failed, held or blocked");
            wanted = parsed;
        }

        var (workspace, mask) = (context.Workspace(), masks.Of(context.Workspace()));
        var world = workspace.Current;
        Absent.Mark(context, world.Ids.Last("delivery"), world.Deliveries.Count, "bounds:deliveries");
        var deliveries = world.Deliveries.Where(delivery => (provider is null || delivery.Provider == provider)
            && (wanted is null || delivery.State == wanted) && (subject is null || delivery.Call.Subject == subject));
        return ControlApi.Json(page.Of(context, deliveries, static delivery => delivery.Id)
            .Select(delivery => View(delivery, mask, workspace.Bounds)).ToArray());
    }

    private static IResult Read(HttpContext context, Masks masks, string id)
    {
        var workspace = context.Workspace();
        return Find(workspace.Current, id) is { } delivery
            ? ControlApi.Json(View(delivery, masks.Of(workspace), workspace.Bounds))
            : Unknown(workspace, id);
    }

    private static async Task<IResult> ReplayAsync(HttpContext context, Masks masks, string id)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<ReplayRequest>(context);
        if (wanted is null) return refusal!;
        if (wanted.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var target) && target.Scheme is "http" or "https"))
            return Problems.BadMember("url", "an absolute http or https URL");
        var workspace = context.Workspace();
        var (origin, replay) = workspace.Decide((world, now) =>
        {
            if (Find(world, id) is not { IsBare: false } found) return ((Find(world, id), (Delivery?)null), world);
            var (after, number) = Outbox.Replay(world, found, wanted.Url, now);
            return ((found, after.Deliveries.Find(number)), after);
        }, context.Cause());
        return origin is null ? Unknown(workspace, id)
            : replay is null ? Problems.Conflict($"The webhook “{id}” cannot be sent again. {Bare(workspace.Bounds)}")
            : ControlApi.Json(View(replay, masks.Of(workspace), workspace.Bounds), 201);
    }

    private static async Task<IResult> HoldAsync(HttpContext context)
    {
        var workspace = context.Workspace();
        // Quietly: an attempt that is under way ends as an attempt before its delivery is held.
        await workspace.Runner.QuietlyAsync(() => workspace.Decide((world, _) => (true, Outbox.Hold(world)), context.Cause()));
        return ControlApi.Json(HoldState(workspace));
    }

    private static async Task<IResult> ReleaseAsync(HttpContext context)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<ReleaseRequest>(context);
        if (wanted is null) return refusal!;
        if (wanted is { Count: not null, Ids: not null })
            return Problems.BadRequest(
                "either count or ids, not both",
                new Dictionary<string, string[]> { ["count"] = ["not together with ids"], ["ids"] = ["not together with count"] });
        if (wanted.Count is < 1) return Problems.BadMember("count", "at least 1");
        var workspace = context.Workspace();
        var held = wanted.Ids?.Select(id => Find(workspace.Current, id)).ToList();
        if (held is not null && held.Exists(delivery => delivery is not { State: DeliveryState.Held }))
            return Problems.BadMember("ids", "each id is that of a held delivery");
        var ids = held?.ConvertAll(delivery => delivery!.Id);
        workspace.Decide((world, now) => (true, Outbox.Release(world, wanted.Count, ids, now)), context.Cause());
        return ControlApi.Json(HoldState(workspace));
    }

    private static HoldView HoldState(Workspace workspace) =>
        new(workspace.Current.HoldsWebhooks, workspace.Current.Deliveries.Count(delivery => delivery.State == DeliveryState.Held));

    private static Delivery? Find(World world, string id) => world.Deliveries.FindRecord(id) as Delivery;

    private static IResult Unknown(Workspace workspace, string id) =>
        Absent.Of("webhook", id, workspace.Current.Ids.Last("delivery"), workspace.Bounds.Deliveries, "bounds:deliveries");

    private static string Bare(Bounds bounds) =>
        $"The bodies were dropped: of webhooks with nothing more to come a workspace keeps the latest {bounds.WebhookBytes} bytes (bounds:webhookBytes).";

    private static WebhookView View(Delivery delivery, SecretMask mask, Bounds bounds)
    {
        var headers = SentHeaders.Of(delivery.Call).ToDictionary(
            header => header.Key, header => mask.Header(header.Key, header.Value), StringComparer.OrdinalIgnoreCase);
        if (!delivery.IsBare) headers["Content-Length"] = Encoding.UTF8.GetByteCount(delivery.Call.Body).ToString(CultureInfo.InvariantCulture);
        var body = mask.Body(delivery.Call.ContentType.Split(';')[0], delivery.Call.Body);
        return new WebhookView
        {
            Id = delivery.Id.ToString(CultureInfo.InvariantCulture),
            Provider = delivery.Provider,
            Event = delivery.Call.Event,
            Subject = delivery.Call.Subject,
            Url = mask.Text(delivery.Call.Url),
            State = delivery.State.ToString().ToLowerInvariant(),
            CreatedAt = delivery.CreatedAt,
            NextAttemptAt = delivery.NextAttemptAt,
            BodiesDropped = delivery.IsBare ? Bare(bounds) : null,
            ReplayOf = delivery.ReplayOf?.ToString(CultureInfo.InvariantCulture),
            Attempts = [.. delivery.Attempts.Select(attempt => new AttemptView
            {
                At = attempt.At,
                Status = attempt.Status,
                Late = attempt.IsLate ? true : null,
                Reason = attempt.Reason is null ? null : mask.Text(attempt.Reason),
                Location = attempt.Location is null ? null : mask.Text(attempt.Location),
                Error = attempt.Error is null ? null : mask.Text(attempt.Error),
                DurationMs = attempt.DurationMs,
                RequestHeaders = headers,
                RequestBody = body,
                ResponseBody = mask.Text(attempt.ResponseBody),
            })],
        };
    }
}
