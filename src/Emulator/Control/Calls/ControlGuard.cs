using Emulator.Control.Process;
using Emulator.Core.Keys;

namespace Emulator.Control.Calls;

/// <summary>Who may use the control API: everybody who reaches it, or who holds the token when one is set; but never
/// another site's page in a browser.</summary>
internal sealed class ControlGuard(RequestDelegate next, EmulatorSettings settings)
{
    private const string Scheme = "Bearer ";
    private static readonly string[] Open = ["/_emulator/health", "/_emulator", "/_emulator/", "/_emulator/index.html"];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments(Core.Calls.ProviderPipeline.ControlPrefix, StringComparison.OrdinalIgnoreCase)) return next(context);
        if (IsForeign(context.Request))
            return Problems.Problem(403, "Forbidden", "A page of another origin may not steer the emulator.").ExecuteAsync(context);
        if (settings.ControlToken.Length == 0 || IsOpen(path) || IsInbox(context.Request) || Holds(context.Request)) return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        var count = context.Request.Headers.Authorization.Count;
        var told = count > 1 ? $" There are {count} Authorization headers; exactly one is taken."
            : context.Request.Headers.Authorization.ToString().Contains(',', StringComparison.Ordinal)
                ? " The Authorization header is a list; exactly one is taken."
            : "";
        return Problems.Problem(
            401, "Unauthorized", "The control API is closed: send Authorization: Bearer with the token that the emulator was started with." + told)
            .ExecuteAsync(context);
    }

    private static bool IsOpen(PathString path) =>
        Open.Contains(path.Value, StringComparer.OrdinalIgnoreCase) || path.StartsWithSegments(PageApi.Assets, StringComparison.OrdinalIgnoreCase);

    /// <summary>A webhook carries its provider's credential, not ours.</summary>
    private static bool IsInbox(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path.Value ?? "").Split('/') is ["", "_emulator", "workspaces", _, "receivers", _];

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.FirstOrDefault() is { } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private bool Holds(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && SecretText.Same(header[Scheme.Length..].Trim(), settings.ControlToken);
}
