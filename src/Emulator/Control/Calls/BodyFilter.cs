using Microsoft.AspNetCore.Http.Metadata;

namespace Emulator.Control.Calls;

/// <summary>Refuses a body where a call takes none, before anything is done: whoever sends one believes that it counts.</summary>
internal static class BodyFilter
{
    /// <summary>Marks a route that reads its body itself, in whatever type it comes.</summary>
    public static readonly object ReadsBody = new Marker();

    /// <summary>Looks at the body of a call that is to change something and declares none.</summary>
    public static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || TakesBody(context.GetEndpoint()!.Metadata))
            return await next(invocation);
        return await ControlBody.RefuseAsync(context) ?? await next(invocation);
    }

    /// <summary>Whether a route with this metadata takes a body.</summary>
    public static bool TakesBody(IEnumerable<object> metadata) => metadata.Any(one => one is IAcceptsMetadata or Marker);

    private sealed class Marker;
}
