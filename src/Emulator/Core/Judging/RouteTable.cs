using Emulator.Core.Wire;

namespace Emulator.Core.Judging;

/// <summary>Finds the operation for a path and a verb. Literal parts win over named ones; a slash at the end makes no difference.</summary>
/// <remarks>The web framework's own routing is not used for providers, because each provider checks its credential before or after the route in an order of its
/// own, and because an id in a path may be an e-mail address with encoded characters.</remarks>
public sealed class RouteTable
{
    /// <summary>The largest number of parts of a path that can fit.</summary>
    private readonly int mostParts;
    private readonly Route[][] routes;
    private readonly StringComparison comparison;
    private readonly bool isLenient;

    /// <summary>The table of the operations that exist on a surface.</summary>
    /// <param name="operations">The provider's operations.</param>
    /// <param name="surface">The surface's name.</param>
    /// <param name="ignoreCase">Whether literal parts are compared without regard to case.</param>
    /// <param name="isLenient">Whether HEAD is routed as GET, and several slashes count as one.</param>
    public RouteTable(IEnumerable<Operation> operations, string surface, bool ignoreCase, bool isLenient = false)
    {
        this.isLenient = isLenient;
        comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        // By hand: this is a part of every start, and the framework's queries over numbers are not compiled ahead.
        var byParts = new List<List<Route>>();
        foreach (var operation in operations)
        {
            if (!operation.Surfaces.IsEmpty && !operation.Surfaces.Contains(surface)) continue;
            foreach (var route in Expand(operation))
            {
                while (byParts.Count <= route.Parts.Length) byParts.Add([]);
                Insert(byParts[route.Parts.Length], route);
            }
        }

        if (byParts.Count == 0) byParts.Add([]);
        mostParts = byParts.Count - 1;
        routes = [.. byParts.Select(some => some.ToArray())];
    }

    /// <summary>The paths that are offered with a verb, as templates.</summary>
    public IEnumerable<string> Templates(string method) =>
        routes.SelectMany(route => route).Where(route => route.Methods.Contains(method)).Select(route => "/" + string.Join('/', route.Parts));

    /// <summary>Finds the operation for the call.</summary>
    public RouteMatch Match(Request request)
    {
        var method = isLenient && request.Method == "HEAD" ? "GET" : request.Method;
        var path = request.PathSpan;
        if (isLenient && path.Contains("//", StringComparison.Ordinal)) return Match(method, [.. request.Segments.Where(part => part.Length > 0)]);
        // A part with a percent sign is another text than it looks.
        if (path.Contains('%')) return Match(method, request.Segments);
        Span<Range> parts = stackalloc Range[mostParts + 2];
        var count = Parts(path, parts);
        if (count > mostParts) return RouteMatch.Unknown;
        List<string>? allowed = null;
        foreach (var route in routes[count])
        {
            if (!Fits(route, path, parts)) continue;
            if (Array.IndexOf(route.Methods, method) >= 0) return new RouteMatch(route.Operation, Values(route, request.Whole), route.Methods);
            (allowed ??= []).AddRange(route.Methods);
        }

        return allowed is null ? RouteMatch.Unknown : new RouteMatch(null, RouteValues.None, allowed);
    }

    /// <summary>The path that these parts most likely meant, and how far they are from it; null when none is near.</summary>
    /// <param name="method">The verb; a path that has it is nearer.</param>
    /// <param name="segments">The decoded parts of the path.</param>
    /// <param name="prefix">What stands before each template.</param>
    public (int Cost, string Path)? NearestTo(string method, IReadOnlyList<string> segments, IReadOnlyList<string> prefix)
    {
        (int Cost, string Path)? best = null;
        foreach (var route in routes.SelectMany(route => route))
        {
            if (NearestRoute.Of([.. segments.Where(part => part.Length > 0)], [.. prefix, .. route.Parts]) is not { } near) continue;
            if (!route.Methods.Contains(method)) near.Cost++;
            if (best is not { } known || near.Cost < known.Cost) best = near;
        }

        return best;
    }

    /// <summary>Finds the operation for a verb and the decoded parts of a path.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="segments">The parts of the path.</param>
    /// <param name="isOpen">Whether a part stands for anything, because it is not known yet; null when all are known.</param>
    public RouteMatch Match(string method, IReadOnlyList<string> segments, Predicate<string>? isOpen = null)
    {
        List<string>? allowed = null;
        if (segments.Count > mostParts) return RouteMatch.Unknown;
        foreach (var route in routes[segments.Count])
        {
            if (!Fits(route, segments, isOpen)) continue;
            if (route.Methods.Contains(method)) return new RouteMatch(route.Operation, Values(route, segments), route.Methods);
            (allowed ??= []).AddRange(route.Methods);
        }

        return allowed is null ? RouteMatch.Unknown : new RouteMatch(null, RouteValues.None, allowed);
    }

    /// <summary>The fewer names, the earlier; else as they are declared.</summary>
    private static void Insert(List<Route> routes, Route route)
    {
        var at = routes.Count;
        while (at > 0 && routes[at - 1].Names.Length > route.Names.Length) at--;
        routes.Insert(at, route);
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

    /// <summary>Where the parts of a path lie; a slash at the end adds none. Answers how many there are, at most one more than can fit.</summary>
    private static int Parts(ReadOnlySpan<char> path, Span<Range> parts)
    {
        var (count, begin) = (0, 1);
        while (begin < path.Length && count < parts.Length)
        {
            var slash = path[begin..].IndexOf('/');
            var end = slash < 0 ? path.Length : begin + slash;
            parts[count++] = begin..end;
            begin = end + 1;
        }

        return count;
    }

    private static RouteValues Values(Route route, (string Path, int PrefixLength) whole) =>
        route.Names.Length == 0 ? RouteValues.None : RouteValues.InPath(route.Names, route.NamedAt, whole.Path, whole.PrefixLength);

    private static RouteValues Values(Route route, IReadOnlyList<string> segments) =>
        route.Names.Length == 0 ? RouteValues.None : RouteValues.Among(route.Names, route.NamedAt, segments);

    private bool Fits(Route route, ReadOnlySpan<char> path, ReadOnlySpan<Range> parts)
    {
        for (var i = 0; i < route.Parts.Length; i++)
        {
            var part = path[parts[i]];
            if (route.Parts[i][0] == '{' ? part.IsEmpty : !part.Equals(route.Parts[i], comparison)) return false;
        }

        return true;
    }

    private bool Fits(Route route, IReadOnlyList<string> segments, Predicate<string>? isOpen)
    {
        for (var i = 0; i < segments.Count; i++)
            if (isOpen?.Invoke(segments[i]) != true
                && (route.Parts[i][0] == '{' ? segments[i].Length == 0 : !string.Equals(route.Parts[i], segments[i], comparison)))
                return false;
        return true;
    }

    private sealed record Route
    {
        public Route(Operation operation, string[] methods, string[] parts)
        {
            (Operation, Methods, Parts) = (operation, methods, parts);
            var (at, names) = (new List<int>(), new List<string>());
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i][0] != '{') continue;
                at.Add(i);
                names.Add(parts[i][1..^1]);
            }

            (NamedAt, Names) = ([.. at], [.. names]);
        }

        public Operation Operation { get; }

        public string[] Methods { get; }

        public string[] Parts { get; }

        /// <summary>Where the parts with a name are.</summary>
        public int[] NamedAt { get; }

        /// <summary>Their names, in the same order.</summary>
        public string[] Names { get; }
    }
}

/// <summary>What a route table says of a call.</summary>
/// <param name="Operation">The operation, or null when the path is unknown or the verb is not offered on it.</param>
/// <param name="Values">The decoded values of the template's names.</param>
/// <param name="Offered">The verbs offered on the path; null when there is no such path.</param>
public readonly record struct RouteMatch(Operation? Operation, RouteValues Values, IReadOnlyList<string>? Offered)
{
    /// <summary>No such path.</summary>
    public static RouteMatch Unknown => default;

    /// <summary>Whether the path exists, with this verb or another.</summary>
    public bool IsKnownPath => Offered is not null;

    /// <summary>The verbs offered on the path.</summary>
    public IReadOnlyList<string> AllowedMethods => Offered ?? [];
}
