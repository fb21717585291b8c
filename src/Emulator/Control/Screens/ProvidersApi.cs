using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Screens;

/// <summary>What the vendors' own screens and staff do: the providers' control routes, under the provider's name.</summary>
internal static class ProvidersApi
{
    public static void Map(RouteGroupBuilder workspace, ProviderCatalog providers)
    {
        foreach (var provider in providers.All)
        {
            foreach (var route in provider.Control)
            {
                var endpoint = workspace.MapMethods(
                    $"/{provider.Name}/{route.Template}",
                    [route.Method],
                    (Delegate)((HttpContext context) => AnswerAsync(context, provider, route))).WithSummary(route.Summary);
                foreach (var status in route.Answers)
                {
                    if (status < 400) endpoint.Produces(status);
                    else endpoint.Refuses(status);
                }

                if (route.BodyType is { } body)
                    endpoint.WithMetadata(new Microsoft.AspNetCore.Http.Metadata.AcceptsMetadata(["application/json"], body, isOptional: false));
            }
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, IProvider provider, ControlRoute route)
    {
        object? body = null;
        if (route.BodyType is { } type)
        {
            (body, var refusal) = await ControlBody.ReadAsync(context, type);
            if (refusal is not null) return refusal;
        }

        var outcome = Decide(context, provider, route, body);
        return outcome switch
        {
            { Problem: { } problem } => Problems.Problem(outcome.Status, Title(outcome.Status), problem, outcome.Errors?.ToDictionary()),
            { Status: 204 } => Results.NoContent(),
            _ => ControlApi.Json(outcome.Body!, outcome.Status),
        };
    }

    private static ControlOutcome Decide(HttpContext context, IProvider provider, ControlRoute route, object? body)
    {
        var workspace = context.Workspace();
        var values = context.Request.RouteValues.ToDictionary(value => value.Key, value => (string)value.Value!);
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault() ?? "");
        var root = Core.Wire.RequestReader.Root(context.Request);
        try
        {
            return workspace.Decide(
                (before, now) =>
                {
                    var outcome = route.Decide(new ControlCall(workspace.MomentFor(provider, before.World, now, root), values, query, body));
                    var isChanged = outcome.Change != Core.Effects.Change.None;
                    return new Decision<ControlOutcome>(
                        outcome, isChanged ? Transition.Apply(before, provider.Name, outcome.Change, workspace.Seed, now) : before);
                },
                context.Cause());
        }
        catch (ClaimTakenException taken)
        {
            return ControlOutcome.Conflict($"This {taken.Kind} belongs to another workspace.");
        }
    }

    private static string Title(int status) => status switch
    {
        400 => "Bad request",
        403 => "Forbidden by the provider’s rules",
        404 => "Not found",
        409 => "Conflict",
        _ => "Unprocessable",
    };
}
