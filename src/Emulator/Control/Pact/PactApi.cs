using System.Text;
using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.Time;
using Emulator.Control.Workspaces;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;
using Emulator.Core.Webhooks;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Pact;

/// <summary>What a Pact verifier calls: provider states, and messages. Each state is a workspace of its own, so that
/// verifications may run side by side.</summary>
internal static class PactApi
{
    /// <summary>The parameter that every state takes: the instant at which the clock stands. Without it the clock runs.</summary>
    private const string Now = "now";

    /// <summary>After so long a state that was not torn down is deleted.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly SecretSource Names = new();

    public static void Map(RouteGroupBuilder process)
    {
        process.MapPost("/pact/states", (Delegate)ChangeStateAsync).WithSummary("Set up or tear down a provider state: the name is that of a fixture")
            .Accepts<PactStateRequest>("application/json").Refuses(404, 429, 503);
        process.MapPost("/pact/messages", (Delegate)MessageAsync).WithSummary("The webhook that a fixture leads to, as it would be sent")
            .Accepts<PactMessageRequest>("application/json").Refuses(404, 422, 429, 503);
    }

    private static async Task<IResult> ChangeStateAsync(
        HttpContext context, WorkspaceRegistry workspaces, ProviderCatalog providers, EmulatorSettings settings, IPactStates entered)
    {
        var (asked, refusal) = await ControlBody.ReadAsync<PactStateRequest>(context);
        if (asked is null) return refusal!;
        if (asked.State is null) return Problems.BadMember("state", "is missing");
        if (asked.Action is not (null or "setup" or "teardown")) return Problems.BadMember("action", "setup or teardown");
        if (asked.State.Length == 0) return ControlApi.Json(new { });
        var key = $"{context.Caller().Team}\n{asked.State}\n{JsonSerializer.Serialize(asked.Params)}"; // Teams have equal states each for itself.
        if (asked.Action == "teardown")
        {
            foreach (var left in await entered.LeaveAsync(key)) await workspaces.DeleteAsync(left);
            return ControlApi.Json(new { });
        }

        var (workspace, problem) = await OpenAsync(context, providers, settings, asked.State, asked.Params);
        if (workspace is null) return problem!;
        await entered.EnterAsync(key, workspace.Id);
        await workspace.KeptAsync();
        return ControlApi.Json(new Dictionary<string, object>(workspace.FixtureValues) { ["workspace"] = workspace.Id });
    }

    private static async Task<IResult> MessageAsync(HttpContext context, WorkspaceRegistry workspaces, ProviderCatalog providers, EmulatorSettings settings)
    {
        var (asked, refusal) = await ControlBody.ReadAsync<PactMessageRequest>(context);
        if (asked is null) return refusal!;
        if ((asked.ProviderStates is { Count: > 0 } states ? states[^1]
            : asked.Description is { Length: > 0 } words ? new PactStateName { Name = words }
            : null) is not { } state)
            return Problems.BadMember("description", "is missing, and there are no providerStates");
        var (workspace, problem) = await OpenAsync(context, providers, settings, state.Name, state.Params);
        if (workspace is null) return problem!;
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

    private static async Task<(Workspace? Workspace, IResult? Problem)> OpenAsync(
        HttpContext context, ProviderCatalog providers, EmulatorSettings settings, string name, IReadOnlyDictionary<string, JsonElement>? given)
    {
        var parameters = (given ?? new Dictionary<string, JsonElement>()).ToDictionary();
        var errors = new Dictionary<string, string[]>();
        DateTimeOffset? now = null;
        if (parameters.Remove(Now, out var instant))
        {
            now = InstantIn(instant);
            if ((now is null ? Iso8601.InstantWanted : ClockApi.InstantMistake(now.Value)) is { } mistake) errors["fixtureParams." + Now] = [mistake];
        }

        var chosen = FixturesApi.Choose(providers, name, parameters, errors);
        if (errors.Count > 0)
        {
            // A state is a fixture, and its parameters are called params here.
            var told = errors.ToDictionary(
                error => error.Key == "fixture" ? "state" : error.Key.Replace("fixtureParams.", "params.", StringComparison.Ordinal), error => error.Value);
            return (null, Problems.Problem(
                errors.ContainsKey("fixture") ? 404 : 400, "No such state", Problems.Told(told), told));
        }

        var spec = new WorkspaceSpec(
            "pact-" + Names.Next().Hex(16), name, settings.Seed, now is null ? ClockMode.Live : ClockMode.Frozen, now, Factor: 1, Longest)
        { Chosen = chosen };
        return await WorkspacesApi.MakeAsync(context, spec);
    }

    private static DateTimeOffset? InstantIn(JsonElement value)
    {
        try
        {
            return value.Deserialize<DateTimeOffset>(ControlJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
