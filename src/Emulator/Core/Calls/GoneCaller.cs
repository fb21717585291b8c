using Microsoft.AspNetCore.Connections;

namespace Emulator.Core.Calls;

/// <summary>A caller who hangs up is no fault of anybody: one line for who looks closely, and nothing else.</summary>
internal static partial class GoneCaller
{
    /// <summary>Whether the error means that the caller has gone.</summary>
    public static bool Has(HttpContext context, Exception error) =>
        error is ConnectionResetException or ConnectionAbortedException
        || (context.RequestAborted.IsCancellationRequested && error is OperationCanceledException or IOException);

    /// <summary>Notes that the caller has gone, if he has and somebody looks.</summary>
    public static void Note(ILogger logger, HttpContext context)
    {
        // Whether he has gone is looked at last: asking costs each call.
        if (logger.IsEnabled(LogLevel.Debug) && context.RequestAborted.IsCancellationRequested)
            Log(logger, context.Request.Method, context.Request.Path.Value ?? "");
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path}: the connection was gone before the answer was.")]
    private static partial void Log(ILogger logger, string method, string path);
}
