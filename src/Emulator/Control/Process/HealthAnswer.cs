using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Calls;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Process;

/// <summary>Whether the process is ready, written by hand: whoever waits for it asks first of all, before routes and JSON by reflection are needed.</summary>
/// <param name="workspaces">Tell whether the default one is made.</param>
/// <param name="start">Tells when the process started.</param>
internal sealed class HealthAnswer(WorkspaceRegistry workspaces, ProcessStart start) : IResult
{
    private const string Path = "/_emulator/health";

    /// <summary>Whether a call asks for it.</summary>
    public static bool IsAsked(HttpContext context) =>
        string.Equals(context.Request.Path.Value, Path, StringComparison.OrdinalIgnoreCase)
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    /// <summary>Answers who asks for it; the others go on.</summary>
    public static Task AnswerAsync(HttpContext context, RequestDelegate next) => !IsAsked(context)
        ? next(context)
        : new HealthAnswer(context.RequestServices.GetRequiredService<WorkspaceRegistry>(), context.RequestServices.GetRequiredService<ProcessStart>())
            .ExecuteAsync(context);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var status = !workspaces.Seeded.IsCompletedSuccessfully ? "starting"
            : httpContext.RequestServices.GetService<IWorkspaceRouter>() is { } node ? node.Status : "ready";
        var isReady = status == "ready";
        var response = httpContext.Response;
        response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", status);
        json.WriteString("version", ProductVersion.Text);
        json.WriteString("startedAt", Iso8601.Written(start.At));
        json.WriteNumber("workspaces", workspaces.Count);
        json.WriteEndObject();
    }
}
