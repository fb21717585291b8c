using System.Globalization;
using System.Text;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Masking;
using Emulator.Core.Wire;
using Emulator.Scenarios.Receivers;

namespace Emulator.Control.Webhooks;

/// <summary>Webhook servers of the emulator's own, for scenarios and for people who have none at hand. What is posted to one is taken; what it answers can be set.</summary>
internal static class ReceiversApi
{
    private const int LongestName = 60;
    private const int LongestBody = 1024 * 1024;

    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/receivers", List).WithSummary("The webhook servers of the emulator's own").Produces<ReceiverView[]>();
        workspace.MapGet("/receivers/{name}", Read).WithSummary("A webhook server with what it has got").Produces<ReceiverView>();
        workspace.MapPut("/receivers/{name}", (Delegate)SetAsync).WithSummary("Say what a webhook server answers").Accepts<ReceiverRequest>("application/json").Produces<ReceiverView>().Refuses(409);
        workspace.MapDelete("/receivers/{name}", Remove).WithSummary("Forget a webhook server").Produces(204);
    }

    /// <summary>The addresses to which webhooks go; they are no acts of a person, and ask for no control token.</summary>
    public static void MapInbox(RouteGroupBuilder workspace) =>
        workspace.MapPost("/receivers/{name}", (Delegate)TakeAsync).WithSummary("Take a webhook, and answer what the receiver was set to").Refuses(409);

    private static IResult List(HttpContext context, ReceiverBoard board) =>
        ControlApi.Json(board.Of(context.Tenant().Workspace).Select(receiver => View(context, receiver, null)).ToArray());

    private static IResult Read(HttpContext context, ReceiverBoard board, Masks masks, string name) =>
        board.Find(context.Tenant().Workspace, name) is { } receiver
            ? ControlApi.Json(View(context, receiver, masks.Of(context.Tenant().Workspace)))
            : Unknown(name);

    private static async Task<IResult> SetAsync(HttpContext context, ReceiverBoard board, string name)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<ReceiverRequest>(context);
        if (wanted is null) return refusal!;
        if (wanted.Answers is not "down" && !(int.TryParse(wanted.Answers, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599))
            return Problems.BadMember("answers", "a status from 200 to 599 as a text, or down");
        if (wanted.Times is < 1) return Problems.BadMember("times", "at least 1");
        if (name.Length > LongestName || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')) return Problems.BadMember("name", $"letters, digits and hyphens, at most {LongestName}");
        if (board.Make(context.Tenant().Workspace, name) is not { } receiver) return TooMany();
        receiver.Set(wanted.Answers, wanted.Times);
        return ControlApi.Json(View(context, receiver, null));
    }

    private static IResult Remove(HttpContext context, ReceiverBoard board, string name) => board.Remove(context.Tenant().Workspace, name) ? Results.NoContent() : Unknown(name);

    private static async Task<IResult> TakeAsync(HttpContext context, ReceiverBoard board, string name)
    {
        var workspace = context.Tenant().Workspace;
        if (name.Length > LongestName || board.Make(workspace, name) is not { } receiver) return TooMany();
        var (body, _) = await RequestReader.BodyAsync(context.Request, LongestBody, context.RequestAborted);
        var headers = context.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection")).ToDictionary(header => header.Key, header => header.Value.ToString());
        var status = receiver.Take((number, answer) => new Received(
            number, workspace.Clock.Now, context.Request.Method, context.Request.QueryString.Value?.TrimStart('?') ?? "", headers, (context.Request.ContentType ?? "").Split(';')[0], Encoding.UTF8.GetString(body.Span), answer));
        StatusPage.None(context); // A real receiver's refusal has no words of ours.
        if (status is { } answered) return Results.StatusCode(answered);
        context.Abort();
        return Results.Empty;
    }

    private static ReceiverView View(HttpContext context, Receiver receiver, SecretMask? mask)
    {
        var (answers, times, count) = receiver.Setting;
        var url = $"{RequestReader.Root(context.Request)}{Core.Calls.ProviderPipeline.ControlPrefix}/workspaces/{context.Tenant().Workspace.Id}/receivers/{Uri.EscapeDataString(receiver.Name)}";
        return new ReceiverView(receiver.Name, url, answers, times, count, mask is null ? null : [.. receiver.Received.Select(call => new ReceivedView(
            call.Number, call.At, call.Method, mask.Query(call.Query), call.Headers.ToDictionary(header => header.Key, header => mask.Header(header.Key, header.Value)), mask.Body(call.ContentType, call.Body), call.Answered))]);
    }

    private static IResult Unknown(string name) => Problems.NotFound($"There is no receiver “{name}” in this workspace.");

    private static IResult TooMany() => Problems.Conflict("There are too many receivers in this workspace, or the name is too long: delete some.");
}
