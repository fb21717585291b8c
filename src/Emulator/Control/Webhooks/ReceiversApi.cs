using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Keys;
using Emulator.Core.Masking;
using Emulator.Core.Teams;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;
using Emulator.Scenarios.Receivers;

namespace Emulator.Control.Webhooks;

/// <summary>Webhook servers of the emulator's own, for scenarios and for people who have none at hand. What is posted to one is
/// taken; what it answers can be set.</summary>
internal static class ReceiversApi
{
    private const int LongestBody = 1024 * 1024;
    private const int MostKept = 64 * 1024;

    /// <summary>What a call costs that brings nothing.</summary>
    private const int Frame = 200;
    private const string Down = "down";

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/receivers", List).WithSummary("The webhook servers of the emulator's own").Produces<ReceiverView[]>();
        workspace.MapGet("/receivers/{name}", Read).WithSummary("A webhook server with what it has got").Produces<ReceiverView>();
        workspace.MapPut("/receivers/{name}", (Delegate)SetAsync).WithSummary("Say what a webhook server answers")
            .Accepts<ReceiverRequest>("application/json").Produces<ReceiverView>().Refuses(409);
        workspace.MapDelete("/receivers/{name}", Remove).WithSummary("Forget a webhook server").Produces(204);
    }

    /// <summary>The addresses to which webhooks go; they are no acts of a person, and ask for no control token.</summary>
    public static void MapInbox(RouteGroupBuilder workspace)
    {
        workspace.MapPost("/receivers/{name}", (Delegate)TakeAsync).WithSummary("Take a webhook, and answer what the receiver was set to").Refuses(409);
        workspace.MapPost("/receivers/{name}/{key}", (Delegate)TakeAsync)
            .WithSummary("The same where the control API asks for a token: the receiver's address ends in a key that nobody can guess").Refuses(409);
    }

    private static IResult List(HttpContext context) =>
        ControlApi.Json(ReceiverBoard.Of(context.Workspace()).Select(receiver => View(context, receiver)).ToArray());

    private static IResult Read(HttpContext context, Masks masks, string name) => ReceiverBoard.Find(context.Workspace(), name) is var (receiver, calls)
        ? ControlApi.Json(View(context, receiver) with
        {
            Received = [.. calls.Select(call => View(call, masks.Of(context.Workspace())))],
            Dropped = receiver.Count > calls.Count ? receiver.Count - calls.Count : null,
        })
        : Unknown(name);

    private static async Task<IResult> SetAsync(HttpContext context, string name)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<ReceiverRequest>(context);
        if (wanted is null) return refusal!;
        if (wanted.Answers is not Down
            && !(int.TryParse(wanted.Answers, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599))
            return Problems.BadMember("answers", "a status from 200 to 599 as a text, or down");
        if (wanted.Times is < 1) return Problems.BadMember("times", "at least 1");
        if (!Receiver.IsName(name)) return BadName();
        return ReceiverBoard.Set(context.Workspace(), name, wanted.Answers, wanted.Times) is { } receiver
            ? ControlApi.Json(View(context, receiver))
            : TooMany(context);
    }

    private static IResult Remove(HttpContext context, string name) => ReceiverBoard.Remove(context.Workspace(), name) ? Results.NoContent() : Unknown(name);

    /// <summary>Where the control API is closed, a wrong address is answered the same, whichever of workspace, receiver and key is wrong.</summary>
    public static ValueTask<object?> RefuseStrangersAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var (values, services) = (invocation.HttpContext.Request.RouteValues, invocation.HttpContext.RequestServices);
        var workspaces = services.GetRequiredService<WorkspaceRegistry>();
        var (found, key) = (workspaces.Find((string)values["ws"]!), values["key"] as string);
        if (key is null && !services.GetRequiredService<ControlAccess>().IsClosed) return next(invocation);
        var compared = found ?? workspaces.Find(WorkspaceRegistry.DefaultId);
        var isKnown = compared is not null && SecretText.Same(key ?? "", Receiver.KeyOf(compared, (string)values["name"]!)) && found is not null;
        return isKnown ? next(invocation) : ValueTask.FromResult<object?>(
            Problems.NotFound("There is no receiver at this address: where the control API asks for a token, that of a receiver ends in a key."));
    }

    private static async Task<IResult> TakeAsync(HttpContext context, string name)
    {
        if (!Receiver.IsName(name)) return BadName();
        var (body, _) = await RequestReader.BodyAsync(context.Request, LongestBody);
        if (ReceiverBoard.Take(context.Workspace(), name, Received(context.Request, body.Span)) is not { } answered) return TooMany(context);
        StatusPage.None(context); // A real receiver's refusal has no words of ours.
        if (answered != Down) return Results.StatusCode(int.Parse(answered, CultureInfo.InvariantCulture));
        context.Abort();
        return Results.Empty;
    }

    /// <summary>The call as it came; which of the receiver's it is, is told when it is taken.</summary>
    private static Received Received(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var headers = request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection"))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())).ToImmutableArray();
        var query = request.QueryString.Value?.TrimStart('?') ?? "";
        var kept = body[..Math.Min(body.Length, MostKept)];
        // Not in the midst of a letter.
        while (kept.Length < body.Length && kept.Length > 0 && (body[kept.Length] & 0xC0) == 0x80) kept = kept[..^1];
        var type = (request.ContentType ?? "").Split(';')[0];
        var bytes = Frame + kept.Length + query.Length + type.Length + headers.Sum(header => header.Key.Length + header.Value.Length);
        int? cutFrom = kept.Length < body.Length ? body.Length : null;
        return new Received(0, "", 0, default, request.Method, query, headers, type, Encoding.UTF8.GetString(kept), cutFrom, bytes, "");
    }

    private static ReceiverView View(HttpContext context, Receiver receiver) => new(
        receiver.Name,
        Receiver.UrlOf(
            RequestReader.Root(context.Request), context.Workspace(), receiver.Name, context.RequestServices.GetRequiredService<ControlAccess>().IsClosed),
        receiver.Answers,
        receiver.Times,
        receiver.Count,
        null);

    private static ReceivedView View(Received call, SecretMask mask) => new(
        call.Number,
        call.At,
        call.Method,
        mask.Query(call.Query),
        call.Headers.ToDictionary(header => header.Key, header => mask.Header(header.Key, header.Value)),
        mask.Body(call.ContentType, call.Body),
        call.Answered)
    { CutFrom = call.CutFrom };

    private static IResult BadName() => Problems.BadMember("name", $"letters, digits, hyphens and underscores, at most {Receiver.LongestName}");

    private static IResult Unknown(string name) => Problems.NotFound($"There is no receiver “{name}” in this workspace.");

    private static IResult TooMany(HttpContext context) => Problems.Conflict(
        "There are too many receivers in this workspace: delete some. "
        + $"There may be {context.Workspace().Bounds.Receivers} (bounds:receivers).");
}
