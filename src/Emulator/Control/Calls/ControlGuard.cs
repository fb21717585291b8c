using System.Globalization;
using Emulator.Control.Process;
using Emulator.Core.Clock;
using Emulator.Core.Teams;
using Emulator.Core.Wire;

namespace Emulator.Control.Calls;

/// <summary>Who may use the control API: everybody who reaches it, or who holds the token when one is set, or that of a team; but never
/// another site's page in a browser, neither under its own name nor under one that it made point here.</summary>
internal sealed class ControlGuard(RequestDelegate next, EmulatorSettings settings, ControlHosts hosts, ControlAccess access, TeamBoard teams)
{
    private const string Scheme = "Bearer ";
    private static readonly string[] Open = ["/_emulator/health", "/_emulator", "/_emulator/", "/_emulator/index.html", "/_emulator/ca.pem"];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments(Core.Calls.ProviderPipeline.ControlPrefix, StringComparison.OrdinalIgnoreCase)) return next(context);
        if (Core.Calls.NodeCall.Is(context)) return FromNodeAsync(context);
        if (Stranger(context.Request) is { } host) return Problems.Problem(421, "Misdirected request", Strange(host)).ExecuteAsync(context);
        if (IsForeign(context.Request))
            return Problems.Problem(403, "Forbidden", Foreign(context.Request)).ExecuteAsync(context);
        if (IsOpen(path)) return next(context);
        if (IsInbox(context.Request) || !access.IsClosed) return AsAsync(ControlCaller.Administrator, context);
        if (Who(context.Request) is { } caller) return AsAsync(caller, context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        var count = context.Request.Headers.Authorization.Count;
        var told = count > 1 ? $" There are {count} Authorization headers; exactly one is taken."
            : context.Request.Headers.Authorization.ToString().Contains(',', StringComparison.Ordinal)
                ? " The Authorization header is a list; exactly one is taken."
            : "";
        return Problems.Problem(
            401, "Unauthorized", "The control API is closed: send Authorization: Bearer with the token that the emulator was started with"
                + (teams.Teams.IsEmpty ? "." : ", or that of a team.") + told)
            .ExecuteAsync(context);
    }

    /// <summary>Another node has let the call in, and counted it; whose it is, is told by what it carries. What nodes ask of each other carries
    /// nothing.</summary>
    private Task FromNodeAsync(HttpContext context)
    {
        var caller = IsOpen(context.Request.Path) || IsInbox(context.Request) || !access.IsClosed || context.Request.Headers.Authorization.Count == 0
            ? ControlCaller.Administrator
            : Who(context.Request);
        if (caller is null) return Problems.Problem(401, "Unauthorized", "The token was taken back.").ExecuteAsync(context);
        context.Items[typeof(ControlCaller)] = caller;
        return next(context);
    }

    /// <summary>Lets a caller go on, unless a team has made its calls of the minute, or a run leaves its workspace.</summary>
    private async Task AsAsync(ControlCaller caller, HttpContext context)
    {
        context.Items[typeof(ControlCaller)] = caller;
        if (caller.Only is { } only)
        {
            var place = $"{Core.Calls.ProviderPipeline.ControlPrefix}/workspaces/{only}";
            if (context.Request.Path.StartsWithSegments(place, StringComparison.Ordinal)) await next(context);
            else await Problems.Problem(403, "Forbidden", "A scenario acts in its own workspace alone.").ExecuteAsync(context);
            return;
        }

        if (caller.Team is { } team && teams.Count(team) is { IsTaken: false } full)
        {
            context.Response.Headers.RetryAfter = Seconds(full.OpensAt - RealTime.Now);
            await Problems.Problem(429, "Too many requests", $"The team “{team}” has made {full.Used} calls in this minute, as many as it may.")
                .ExecuteAsync(context);
            return;
        }

        // What a token has opened ends with it.
        using var ended = caller.Revoked.Register(context.Abort);
        await next(context);
    }

    private static string Seconds(TimeSpan time) => ((int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, 60)).ToString(CultureInfo.InvariantCulture);

    private static bool IsOpen(PathString path) =>
        Open.Contains(path.Value, StringComparer.OrdinalIgnoreCase) || path.StartsWithSegments(PageApi.Assets, StringComparison.OrdinalIgnoreCase);

    /// <summary>A webhook carries its provider's credential, not ours; the inbox looks at the key in its own address.</summary>
    private static bool IsInbox(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (request.Path.Value ?? "").Split('/') is ["", "_emulator", "workspaces", _, "receivers", _] or ["", "_emulator", "workspaces", _, "receivers", _, _];

    /// <summary>The host that the control API does not answer to, or null. A proxy that is believed speaks for its caller; whoever says so must have come by a
    /// host of ours as well.</summary>
    private string? Stranger(HttpRequest request)
    {
        // As it came: the framework writes names of other letters out.
        var (said, sent) = (new HostString(request.Headers.Host.ToString()).Host, ForwardedAddress.Sent(request).Host);
        return !hosts.Has(said) ? said : hosts.Has(sent) ? null : sent;
    }

    private static string Strange(string host) =>
        $"The control API does not answer to Host “{host}”: a stranger's page may have made that name point here. "
        + $"If the name is yours, start the emulator with --control:hosts {host}.";

    /// <summary>A port that is left out is the usual one of the page's scheme, on both sides: a proxy may have ended the page's TLS.</summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0) return false;
        if (request.Headers.Origin is not [{ } origin] || !Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Scheme is not ("http" or "https"))
            return true;
        var isSame = Uri.TryCreate($"{from.Scheme}://{request.Host.Value}", UriKind.Absolute, out var here)
            && from.IdnHost.Equals(here.IdnHost, StringComparison.OrdinalIgnoreCase) && from.Port == here.Port;
        return !isSame;
    }

    private string Foreign(HttpRequest request) =>
        $"A page of another origin may not steer the emulator: Origin is “{request.Headers.Origin}”, and the call came to Host “{request.Host.Value}”. "
        + (settings.TrustForwardedHeaders
            ? "trustForwardedHeaders is on: the proxy must send the address of the page in X-Forwarded-Host."
            : "Behind a proxy that changes Host, set trustForwardedHeaders=true and let it send X-Forwarded-Host.");

    private ControlCaller? Who(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? access.Who(header[Scheme.Length..].Trim())
            : Basic(request) is { } token ? access.Who(token) : null;

    /// <summary>The token in the address that a verifier was given, <c>http://any:token@host/_emulator/pact/states</c>: it cannot
    /// send headers of ours.</summary>
    private static string? Basic(HttpRequest request)
    {
        const string Word = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!request.Path.StartsWithSegments(Core.Calls.ProviderPipeline.ControlPrefix + "/pact", StringComparison.OrdinalIgnoreCase)
            || !header.StartsWith(Word, StringComparison.OrdinalIgnoreCase)) return null;
        Span<byte> bytes = stackalloc byte[1024];
        if (!Convert.TryFromBase64String(header[Word.Length..].Trim(), bytes, out var length)) return null;
        var (user, password) = System.Text.Encoding.UTF8.GetString(bytes[..length]).Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        return password.Length > 0 ? password : user;
    }
}
