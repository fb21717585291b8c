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
        return status switch
        {
            404 => Problems.Problem(status, "No such thing here", $"{call}: {Where}"),
            405 => Problems.Problem(
                status,
                "Method not allowed",
                $"{call}: this path has {string.Join(", ", context.Response.Headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries))} only."),
            415 => Problems.Problem(status, "Unsupported media type", $"{call}: the body is JSON: send Content-Type: application/json."),
            _ => Problems.Problem(status, ReasonPhrases.GetReasonPhrase(status), $"{call}: {Where}"),
        };
    }

    /// <summary>Leaves the answer as it is: a bare status is meant.</summary>
    public static void None(HttpContext context)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
    }
}
