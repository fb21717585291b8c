using Emulator.Core.Wire;

namespace Emulator.Core.Judging;

/// <summary>Finds the operation for a path and a verb. Literal parts win over named ones; a slash at the end makes no difference.</summary>
/// <remarks>The web framework's own routing is not used for providers, because each provider checks its credential before or after the route in an order of its
/// own, and because an id in a path may be an e-mail address with encoded characters.</remarks>
public sealed class RouteTable
{
    private static readonly Dictionary<string, string> NoValues = [];
    private readonly ILookup<int, Route> routes;
    private readonly StringComparison comparison;

    /// <summary>The table of the operations that exist on a surface.</summary>
    /// <param name="operations">The provider's operations.</param>
    /// <param name="surface">The surface's name.</param>
    /// <param name="ignoreCase">Whether literal parts are compared without regard to case.</param>
    public RouteTable(IEnumerable<Operation> operations, string surface, bool ignoreCase)
    {
        comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        routes = operations.Where(operation => operation.Surfaces.IsEmpty || operation.Surfaces.Contains(surface))
            .SelectMany(Expand)
            .OrderBy(route => route.NamedParts)
            .ToLookup(route => route.Parts.Length);
    }

    /// <summary>The paths that are offered with a verb, as templates.</summary>
    public IEnumerable<string> Templates(string method) =>
        routes.SelectMany(group => group).Where(route => route.Methods.Contains(method)).Select(route => "/" + string.Join('/', route.Parts));

    /// <summary>Finds the operation for the call.</summary>
    public RouteMatch Match(Request request) => Match(request.Method, request.Segments);

    /// <summary>Finds the operation for a verb and the decoded parts of a path.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="segments">The parts of the path.</param>
    /// <param name="isOpen">Whether a part stands for anything, because it is not known yet; null when all are known.</param>
    public RouteMatch Match(string method, IReadOnlyList<string> segments, Predicate<string>? isOpen = null)
    {
        List<string>? allowed = null;
        foreach (var route in routes[segments.Count])
        {
            if (!Fits(route, segments, isOpen)) continue;
            if (route.Methods.Contains(method)) return new RouteMatch(route.Operation, Values(route, segments), true, route.Methods);
            (allowed ??= []).AddRange(route.Methods);
        }

        return allowed is null ? RouteMatch.Unknown : new RouteMatch(null, NoValues, true, allowed);
    }

    private static IEnumerable<Route> Expand(Operation operation)
    {
        var parts = operation.Template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var methods = operation.Methods.Split('|');
        if (parts is [.. var head, var tail] && tail.EndsWith("?}", StringComparison.Ordinal))
        {
            yield return new Route(operation, methods, head);
            parts[^1] = tail[..^2] + "}";
        }

        yield return new Route(operation, methods, parts);
    }

    private static Dictionary<string, string> Values(Route route, IReadOnlyList<string> segments)
    {
        if (route.NamedParts == 0) return NoValues;
        var values = new Dictionary<string, string>(route.NamedParts, StringComparer.Ordinal);
        for (var i = 0; i < segments.Count; i++)
            if (route.Parts[i][0] == '{') values[route.Parts[i][1..^1]] = segments[i];
        return values;
    }

    private bool Fits(Route route, IReadOnlyList<string> segments, Predicate<string>? isOpen)
    {
        for (var i = 0; i < segments.Count; i++)
            if (isOpen?.Invoke(segments[i]) != true
                && (route.Parts[i][0] == '{' ? segments[i].Length == 0 : !string.Equals(route.Parts[i], segments[i], comparison)))
                return false;
        return true;
    }

    private sealed record Route(Operation Operation, string[] Methods, string[] Parts)
    {
        public int NamedParts { get; } = Parts.Count(part => part[0] == '{');
    }
}

/// <summary>What a route table says of a call.</summary>
/// <param name="Operation">The operation, or null when the path is unknown or the verb is not offered on it.</param>
/// <param name="Values">The decoded values of the template's names.</param>
/// <param name="IsKnownPath">Whether the path exists, with this verb or another.</param>
/// <param name="AllowedMethods">The verbs offered on the path.</param>
public sealed record RouteMatch(Operation? Operation, IReadOnlyDictionary<string, string> Values, bool IsKnownPath, IReadOnlyList<string> AllowedMethods)
{
    /// <summary>No such path.</summary>
    public static RouteMatch Unknown { get; } = new(null, new Dictionary<string, string>(), false, []);
}
