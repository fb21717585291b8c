using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;

namespace Emulator.Control.Coverage;

/// <summary>What is emulated, and how we know it.</summary>
internal static class CoverageApi
{
    public static void Map(RouteGroupBuilder process) =>
        process.MapGet("/coverage", Coverage).WithSummary("What is emulated, and how we know it").Produces<Dictionary<string, ProviderCoverage>>();

    /// <summary>The coverage of all providers, by the provider's name.</summary>
    public static Dictionary<string, ProviderCoverage> Of(ProviderCatalog providers) => providers.All.ToDictionary(
        provider => provider.Name,
        provider => new ProviderCoverage([.. provider.Operations.SelectMany(operation => Lines(provider, operation))], [.. Rules(provider)]));

    /// <summary>The word for a kind of evidence.</summary>
    public static string Word(EvidenceKind kind) => kind.ToString().ToLowerInvariant();

    private static IResult Coverage(ProviderCatalog providers) => ControlApi.Json(Of(providers));

    private static IEnumerable<OperationCoverage> Lines(IProvider provider, Operation operation) =>
        from method in operation.Methods.Split('|')
        select new OperationCoverage(
            operation.Name,
            method,
            operation.Template,
            [.. provider.Surfaces.Select(surface => surface.Name).Where(name => operation.Surfaces.IsEmpty || operation.Surfaces.Contains(name))],
            operation.State.ToString().ToLowerInvariant(),
            Word(operation.Basis.Kind),
            operation.Basis.Source)
        { Inferred = operation.Basis.InferredParts };

    private static IEnumerable<RuleCoverage> Rules(IProvider provider) =>
        provider.Surfaces.SelectMany(provider.ChecksOf).Select(check => Line(check.Name, check.Basis))
            .Concat(provider.Rules.Select(rule => Line(rule.Name, rule.Basis)))
            .DistinctBy(rule => (rule.Name, rule.Source));

    private static RuleCoverage Line(string name, Provenance basis) => new(name, Word(basis.Kind), basis.Source) { Inferred = basis.InferredParts };
}
