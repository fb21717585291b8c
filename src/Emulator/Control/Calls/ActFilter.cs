using Emulator.Core.History;
using Emulator.Core.Hosting;
using Emulator.Core.Journal;
using Microsoft.AspNetCore.Http.Metadata;

namespace Emulator.Control.Calls;

/// <summary>Notes every call that is to change a workspace in its history: what was asked, what was answered.</summary>
internal static class ActFilter
{
    /// <summary>Notes the call once it is answered; its number is taken before, so that what it brings about comes after it.</summary>
    public static async ValueTask<object?> NoteAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return await next(invocation);
        var providers = context.RequestServices.GetRequiredService<ProviderCatalog>();
        var workspace = context.Workspace();
        var cause = new Cause(CauseKind.Act) { Number = Numbering.Next() };
        var at = workspace.Clock.Now;
        context.Items[typeof(Cause)] = cause;
        var result = await next(invocation);
        var summary = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "";
        workspace.Note(new HistoryEntry(cause.Number.Value, at, cause)
        {
            Act = new ControlAct(
                context.Request.Method,
                Rest(context),
                context.Request.QueryString.Value?.TrimStart('?') ?? "",
                summary,
                ControlBody.TextOf(context),
                (result as IStatusCodeHttpResult)?.StatusCode ?? 200,
                (result as IValueHttpResult)?.Value)
            { Provider = providers.Find(Rest(context).Split('/')[0])?.Name },
        });
        return result;
    }

    /// <summary>The path after the workspace's name.</summary>
    private static string Rest(HttpContext context) => string.Join('/', (context.Request.Path.Value ?? "").Split('/').Skip(4));
}
