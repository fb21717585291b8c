using Emulator.Core.Workspaces;

namespace Emulator.Control.Calls;

/// <summary>Refuses what would grow while the memory is full; reads, deletes and resets go on. While the disk takes nothing, only reads do.</summary>
internal static class RoomFilter
{
    private static readonly string[] Shrinking = ["/reset", "/restore", "/scenarios/check"];

    /// <summary>Looks whether there is room for what the call would make.</summary>
    public static ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var (request, services) = (invocation.HttpContext.Request, invocation.HttpContext.RequestServices);
        var heap = services.GetRequiredService<HeapBound>();
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isRead && services.GetRequiredService<WorkspaceRegistry>().Failure is { } failure)
            return ValueTask.FromResult<object?>(Problems.Problem(503, "Not kept", failure));
        return heap.IsFull && CanGrow(request.Method, request.Path.Value ?? "")
            ? ValueTask.FromResult<object?>(Problems.Problem(503, "Memory full", $"{heap.Refusal} {HeapBound.Fix}"))
            : next(invocation);
    }

    /// <summary>Whether a call may make something that stays.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path, or its pattern.</param>
    public static bool CanGrow(string method, string path) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsDelete(method)
        && !Shrinking.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
