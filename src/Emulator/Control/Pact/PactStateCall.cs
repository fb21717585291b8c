using System.Globalization;
using System.Text.Json;
using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Wire;

namespace Emulator.Control.Pact;

/// <summary>The state-change call as verifiers send it: as a JSON body, or as parameters of the query (<c>--state-change-as-query</c>).</summary>
internal static class PactStateCall
{
    private const string Verifier = "pact_verifier/";

    /// <summary>What is asked, or the refusal.</summary>
    public static async Task<(PactStateRequest? Asked, IResult? Refusal)> ReadAsync(HttpContext context, ProviderCatalog providers) =>
        !RequestReader.HasBody(context.Request) && context.Request.Query.ContainsKey("state")
            ? (FromQuery(context.Request.Query, providers), null)
            : await ControlBody.ReadAsync<PactStateRequest>(context);

    /// <summary>The connection, when it is one that the official verifier opens for a single interaction; null else: of others nothing
    /// follows from it.</summary>
    public static string? ConnectionOf(HttpContext context) =>
        context.Request.Headers.UserAgent.ToString().StartsWith(Verifier, StringComparison.Ordinal) ? context.Connection.Id : null;

    private static PactStateRequest FromQuery(IQueryCollection query, ProviderCatalog providers)
    {
        var state = query["state"].ToString();
        var known = providers.FindFixture(state)?.Fixture.Parameters ?? [];
        return new PactStateRequest
        {
            State = state,
            Action = query.ContainsKey("action") ? query["action"].ToString() : null,
            Params = query.Where(one => one.Key is not ("state" or "action" or "consumer")).ToDictionary(
                one => one.Key, one => Element(known.FirstOrDefault(parameter => parameter.Name == one.Key)?.Default, one.Value.ToString())),
        };
    }

    // A query knows texts only; what the parameter is, tells what was meant.
    private static JsonElement Element(object? like, string text) => like switch
    {
        int when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonSerializer.SerializeToElement(number),
        bool when bool.TryParse(text, out var flag) => JsonSerializer.SerializeToElement(flag),
        _ => JsonSerializer.SerializeToElement(text),
    };
}
