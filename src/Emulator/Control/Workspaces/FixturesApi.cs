using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Hosting;
using Emulator.Scenarios.Reading;

namespace Emulator.Control.Workspaces;

/// <summary>The first states that a workspace may have: those of all providers, and each provider's own.</summary>
internal static class FixturesApi
{
    private static readonly FixtureView[] Common =
    [
        new("demo", null, "A lived-in account at each provider.", []) { Paste = FixtureViews.Paste("demo", []) },
        new("empty", null, "Accounts and credentials only.", []) { Paste = FixtureViews.Paste("empty", []) },
    ];

    public static void Map(RouteGroupBuilder process) =>
        process.MapGet("/fixtures", List)
            .WithSummary("The fixtures that a workspace may begin with; they are the provider states of contracts too").Produces<FixtureView[]>();

    /// <summary>The provider's fixture with this name and what is chosen of it; null for the common ones, and with <paramref name="errors"/>
    /// filled in when something is wrong.</summary>
    public static ChosenFixture? Choose(
        ProviderCatalog providers, string name, IReadOnlyDictionary<string, JsonElement>? given, Dictionary<string, string[]> errors)
    {
        given ??= new Dictionary<string, JsonElement>();
        if (Common.Any(common => common.Name == name))
        {
            foreach (var (parameter, _) in given) errors["fixtureParams." + parameter] = ["this fixture has no parameters"];
            return null;
        }

        if (providers.FindFixture(name) is not var (provider, fixture))
        {
            errors["fixture"] = [$"there is no fixture “{name}”; the nearest is “{Nearest.Of(name, Names(providers))}”, and GET /_emulator/fixtures lists all"];
            return null;
        }

        var chosen = ChosenFixture.Read(provider, fixture, given, out var mistakes);
        foreach (var (parameter, mistake) in mistakes) errors["fixtureParams." + parameter] = [mistake + Nearby(parameter, fixture)];
        return chosen;
    }

    private static string Nearby(string parameter, Core.Fixtures.Fixture fixture) =>
        fixture.Parameters.All(known => known.Name != parameter) && Nearest.To(parameter, fixture.Parameters.Select(known => known.Name)) is { } near
            ? $"; the nearest is “{near}”"
            : "";

    private static IResult List(ProviderCatalog providers, FixtureViews views) => ControlApi.Json(Common.Concat(
        from provider in providers.All
        from fixture in provider.Fixtures
        select views.Of(provider, fixture)).ToArray());

    private static IEnumerable<string> Names(ProviderCatalog providers) =>
        Common.Select(common => common.Name).Concat(providers.All.SelectMany(provider => provider.Fixtures.Select(fixture => fixture.Name)));
}
