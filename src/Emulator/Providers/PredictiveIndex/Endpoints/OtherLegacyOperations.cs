using Emulator.Core.Access;
using Emulator.Core.Evidence;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>What the legacy API has and the emulator does not play: answered 501 by name.</summary>
internal static class OtherLegacyOperations
{
    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Known("API reference site", "GET", "/swagger", Provenance.Documented("REFX, KEYTEST")) with { IsOpen = true },
        Known("API reference page", "GET", "/swagger/ui/index", Provenance.Documented("REFX, KEYTEST")) with { IsOpen = true },
        Known("take an assessment", "GET", "/bo/{code}", Provenance.Inferred("form of the open links at assessment.predictiveindex.com; the control API acts for the taker")) with { IsOpen = true, Surfaces = [] },
    ];

    private static Operation Known(string name, string methods, string template, Provenance basis) =>
        Operation.Unsupported(name, methods, template, basis) with { Surfaces = [PredictiveIndexProvider.Legacy] };
}
