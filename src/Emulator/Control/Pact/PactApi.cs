using System.Text;
using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Pact;

/// <summary>What a Pact verifier calls: provider states, and messages. Each state is a workspace of its own, so that
/// verifications may run side by side.</summary>
internal static class PactApi
{
    /// <summary>After so long a state that was not torn down is deleted.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void Map(RouteGroupBuilder process)
    {
        process.MapPost("/pact/states", (Delegate)ChangeStateAsync).WithSummary("Set up or tear down a provider state: the name is that of a fixture")
            .Accepts<PactStateRequest>("application/json").Refuses(404, 409, 429, 503);
        process.MapGet("/pact/states", (HttpContext context, PactBoard board) => ControlApi.Json(board.Newest(context.Caller().Team)))
            .WithSummary("The states that were set up, refused, torn down and left over, newest first").Produces<PactStateView[]>();
        process.MapPost("/pact/messages", (Delegate)MessageAsync).WithSummary("The webhook that a fixture leads to, as it would be sent")
            .Accepts<PactMessageRequest>("application/json").Refuses(404, 409, 422, 429, 503);
    }

    private static async Task<IResult> ChangeStateAsync(
        HttpContext context, WorkspaceRegistry workspaces, ProviderCatalog providers, IPactStates entered, PactBoard board)
    {
        var (asked, refusal) = await PactStateCall.ReadAsync(context, providers);
        if (asked is null) return refusal!;
        if (asked.State is null) return Problems.BadMember("state", "is missing");
        if (asked.Action is not (null or "setup" or "teardown")) return Problems.BadMember("action", "setup or teardown");
        if (asked.State.Length == 0) return ControlApi.Json(new { });
        var (team, connection) = (context.Caller().Team, PactStateCall.ConnectionOf(context));
        var key = $"{team}\n{asked.State}\n{JsonSerializer.Serialize(asked.Params)}"; // Teams have equal states each for itself.
        if (asked.Action == "teardown")
        {
            foreach (var left in await entered.LeaveAsync(key)) await workspaces.DeleteAsync(left);
            board.Leave(team, asked.State, connection);
            return ControlApi.Json(new { });
        }

        if (connection is not null && board.Other(connection, providers.FindFixture(asked.State)?.Provider.Name, workspaces) is { } other)
        {
            board.Refuse(team, asked.State, $"“{other}” is set up for the same interaction");
            return Problems.Conflict(
                $"“{other}” and “{asked.State}” are states of one provider, and each is a workspace of its own: an interaction has one of them.");
        }

        var (workspace, problem, told) = await PactOpening.OpenAsync(context, providers, asked.State, asked.Params);
        if (workspace is null)
        {
            board.Refuse(team, asked.State, told);
            return problem!;
        }

        await entered.EnterAsync(key, workspace.Id);
        await workspace.KeptAsync();
        board.Enter(team, asked.State, providers.FindFixture(asked.State)?.Provider.Name, workspace.Id, connection);
        return ControlApi.Json(new Dictionary<string, object>(workspace.FixtureValues) { ["workspace"] = workspace.Id });
    }

    private static async Task<IResult> MessageAsync(HttpContext context, WorkspaceRegistry workspaces, ProviderCatalog providers, PactBoard board)
    {
        var (asked, refusal) = await ControlBody.ReadAsync<PactMessageRequest>(context);
        if (asked is null) return refusal!;
        if (asked.ProviderStates is { Count: > 1 } several)
            return Problems.Conflict($"“{several[0].Name}” and “{several[1].Name}”: a message comes of one state, which is a workspace of its own.");
        if ((asked.ProviderStates is { Count: > 0 } states ? states[0]
            : asked.Description is { Length: > 0 } words ? new PactStateName { Name = words }
            : null) is not { } state)
            return Problems.BadMember("description", "is missing, and there are no providerStates");
        var (workspace, problem, told) = await PactOpening.OpenAsync(context, providers, state.Name, state.Params);
        if (workspace is null)
        {
            board.Refuse(context.Caller().Team, state.Name, told);
            return problem!;
        }

        var delivery = workspace.Current.Deliveries.LastOrDefault();
        workspaces.Delete(workspace);
        return delivery is null ? Problems.Unprocessable($"No webhook comes of “{state.Name}”.") : Show(context, delivery);
    }

    private static IResult Show(HttpContext context, Delivery delivery)
    {
        var about = new Dictionary<string, string>
        {
            ["contentType"] = delivery.Call.ContentType,
            ["method"] = "POST",
            ["event"] = delivery.Call.Event,
            ["provider"] = delivery.Provider,
        };
        foreach (var (name, value) in delivery.Call.Headers) about[name.ToLowerInvariant()] = value;
        context.Response.Headers["Pact-Message-Metadata"] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(about));
        return Results.Text(delivery.Call.Body, delivery.Call.ContentType, Encoding.UTF8);
    }
}
