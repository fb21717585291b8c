using Emulator.Core.Hosting;
using Emulator.Core.Wire;
using Microsoft.AspNetCore.Connections;

namespace Emulator.Core.Calls;

/// <summary>A caller who hangs up is no fault of anybody: one line for who looks closely, and nothing else.</summary>
internal static partial class GoneCaller
{
    /// <summary>Whether the error means that the caller has gone.</summary>
    public static bool Has(HttpContext context, Exception error) =>
        error is ConnectionResetException or ConnectionAbortedException
        || (context.RequestAborted.IsCancellationRequested && error is OperationCanceledException or IOException);

    /// <summary>Notes that the caller has gone, if he has and somebody looks. Only what is called is told, and never a path as it came: it may hold a
    /// secret.</summary>
    public static void Note(ILogger logger, HttpContext context)
    {
        // Whether he has gone is looked at last: asking costs each call.
        if (!logger.IsEnabled(LogLevel.Debug) || !context.RequestAborted.IsCancellationRequested) return;
        var (method, called) = (Known(context.Request.Method), Called(context));
        Log(logger, method, called);
    }

    private static string Called(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint) return "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        var providers = context.RequestServices.GetRequiredService<ProviderCatalog>();
        return !context.Request.Path.StartsWithSegments(ProviderPipeline.ControlPrefix, StringComparison.Ordinal)
            && providers.Locate(Authority.Of(context.Request).Host, RequestReader.Target(context).Path, out _) is { } place
                ? $"{place.Provider.Name}, {place.Surface.Name}"
                : "what nobody has";
    }

    private static string Known(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method)
            || HttpMethods.IsDelete(method) || HttpMethods.IsOptions(method) ? method : "A call";

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} of {Called}: the connection was gone before the answer was.")]
    private static partial void Log(ILogger logger, string method, string called);
}
