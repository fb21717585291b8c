using Microsoft.AspNetCore.Connections;

namespace Emulator.Core.Calls;

/// <summary>A caller who hangs up is no fault of anybody: one line for who looks closely, and nothing else.</summary>
internal static partial class GoneCaller
{
    /// <summary>Whether the error means that the caller has gone.</summary>
    public static bool Has(HttpContext context, Exception error) =>
        error is ConnectionResetException or ConnectionAbortedException
        || (context.RequestAborted.IsCancellationRequested && error is OperationCanceledException or IOException);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path}: the connection was gone before the answer was.")]
    public static partial void Log(ILogger logger, string method, PathString path);
}
