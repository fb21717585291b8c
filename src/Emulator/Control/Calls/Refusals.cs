using Contracts.Control;
using Microsoft.AspNetCore.Http.Metadata;

namespace Emulator.Control.Calls;

/// <summary>Tells the OpenAPI document which refusals a route may answer: those that each brings along by its form, and those that it names itself.</summary>
internal static class Refusals
{
    private const string Problem = "application/problem+json";

    /// <summary>The route may refuse with these statuses, besides those of its form.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) route.WithMetadata(Of(status));
        return route;
    }

    /// <summary>Adds what comes with a route's form: 404 with a name in its path, 400 and 413 with a body that can be wrong, 415 with one that is read, 503
    /// where something may grow; and
    /// 200 when nothing else is said.</summary>
    public static void Complete(EndpointBuilder endpoint)
    {
        var told = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).ToHashSet();
        var path = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText ?? "";
        var isRead = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(verbs => verbs.HttpMethods).All(HttpMethods.IsGet);
        if (!told.Any(status => status is >= 200 and < 300)) endpoint.Metadata.Add(new ProducesResponseTypeMetadata(200));
        if (path.Contains('{', StringComparison.Ordinal)) Tell(404);
        if (isRead) return;
        if (endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(verbs => verbs.HttpMethods).Any(verb => RoomFilter.CanGrow(verb, path))) Tell(503);
        Tell(400);
        Tell(413);
        if (BodyFilter.TakesBody(endpoint.Metadata)) Tell(415);

        void Tell(int status)
        {
            if (told.Add(status)) endpoint.Metadata.Add(Of(status));
        }
    }

    private static ProducesResponseTypeMetadata Of(int status) => new(status, typeof(ProblemView), [Problem]);
}
