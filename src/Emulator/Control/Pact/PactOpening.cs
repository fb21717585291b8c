using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Control.Time;
using Emulator.Control.Workspaces;
using Emulator.Core.Clock;
using Emulator.Core.Hosting;
using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Pact;

/// <summary>Makes the workspace of a provider state.</summary>
internal static class PactOpening
{
    /// <summary>The parameter that every state takes: the instant at which the clock stands. Without it the clock runs.</summary>
    public const string Now = "now";

    private static readonly SecretSource Names = new();

    /// <summary>The workspace; or the refusal, and what it tells in one line.</summary>
    public static async Task<(Workspace? Workspace, IResult? Problem, string Told)> OpenAsync(
        HttpContext context, ProviderCatalog providers, string name, IReadOnlyDictionary<string, JsonElement>? given)
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
            return (null, Problems.Problem(errors.ContainsKey("fixture") ? 404 : 400, "No such state", Problems.Told(told), told), Problems.Told(told));
        }

        var seed = context.RequestServices.GetRequiredService<EmulatorSettings>().Seed;
        var spec = new WorkspaceSpec(
            "pact-" + Names.Next().Hex(16), name, seed, now is null ? ClockMode.Live : ClockMode.Frozen, now, Factor: 1, PactApi.Longest)
        { Chosen = chosen };
        var (made, problem) = await WorkspacesApi.MakeAsync(context, spec);
        return (made, problem, made is null ? "there are as many workspaces as there may be" : "");
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
