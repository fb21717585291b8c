using Emulator.Core.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Emulator.Control.Calls;

/// <summary>What is said of a call that came to no route of ours, or to one that does not take it so.</summary>
internal static class StatusPage
{
    private const string Where = "see /_emulator/coverage for the providers’ paths and /_emulator/openapi.json for the control API.";

    /// <summary>The problem for the status that is answered.</summary>
    public static IResult Of(HttpContext context)
    {
        var (status, call) = (context.Response.StatusCode, $"{context.Request.Method} {context.Request.Path}");
        if (AsksProxy(context)) return Problems.Problem(status, "No proxy", $"{Misdirected.ProxyDetail} {Misdirected.ProxyFix}");
        if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.AccessControlRequestMethod.Count > 0)
            return Problems.Problem(status, "No CORS", $"{call} is a browser's preflight: neither the providers nor the control API offer CORS.");
        return status switch
        {
            404 => Problems.Problem(status, "No such thing here", $"{call}: {Nearest(context)}{Where}"),
            405 => Problems.Problem(
                status,
                "Method not allowed",
                $"{call}: this path has {string.Join(", ", context.Response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries))} only."),
            415 => Problems.Problem(status, "Unsupported media type", $"{call}: the body is JSON: send Content-Type: application/json."),
            _ => Problems.Problem(status, ReasonPhrases.GetReasonPhrase(status), $"{call}: {Where}"),
        };
    }

    private static bool AsksProxy(HttpContext context) => HttpMethods.IsConnect(context.Request.Method)
        || (context.Features.Get<IHttpRequestFeature>()?.RawTarget is { } target
            && target.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments(ProviderPipeline.ControlPrefix));

    private static string Nearest(HttpContext context) =>
        context.RequestServices.GetRequiredService<ProviderCatalog>().NearestTo(context.Request.Method, context.Request.Path.ToUriComponent()) is { } near
            ? $"the nearest path is {near}; "
            : "";

    /// <summary>Leaves the answer as it is: a bare status is meant.</summary>
    public static void None(HttpContext context)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
    }
}
