namespace Emulator.Control.Calls;

/// <summary>The verb HEAD: what can be read can be asked for without its content, which the server leaves out.</summary>
internal static class HeadCall
{
    /// <summary>Has it answered as what is read. A stream has no end, so it is only read.</summary>
    public static Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method) && context.Request.Path.Value?.EndsWith("/stream", StringComparison.Ordinal) != true)
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
