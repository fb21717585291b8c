using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Effects;
using Emulator.Core.Hosting;
using Emulator.Core.Screens;
using Emulator.Core.Wire;

namespace Emulator.Control.Screens;

/// <summary>Who is played, and what each provider tells the page to show. The page knows providers from here only.</summary>
internal static class PagesApi
{
    public static void Map(RouteGroupBuilder process) =>
        process.MapGet("/providers", List).WithSummary("The providers that are played").Produces<ProviderView[]>();

    public static void MapOne(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/providers", Credentials).WithSummary("Addresses and credentials by provider, as a person reads them")
            .Produces<Dictionary<string, ProviderCredentials>>();
        workspace.MapGet("/providers/{provider}/screen", Administration)
            .WithSummary("A vendor's administration screen as it stands now, with the control route behind each button").Produces<Screen>().Refuses(404);
    }

    private static IResult List(ProviderCatalog providers) => ControlApi.Json(providers.All.Select(View).ToArray());

    private static ProviderView View(IProvider provider) => new(
        provider.Name,
        provider.Title,
        provider.WorkspaceMember,
        [.. provider.Surfaces.Select(surface => new SurfaceView(surface.Name, surface.Prefix, surface.VendorHost))],
        provider.Callers,
        provider.Pages.SecretName,
        provider.Pages.Administration is not null);

    private static IResult Credentials(HttpContext context, ProviderCatalog providers) =>
        ControlApi.Json(providers.All.ToDictionary(provider => provider.Name, provider => CredentialsOf(provider.Pages, Now(context, provider))));

    private static ProviderCredentials CredentialsOf(ProviderPages pages, Moment moment) => new(pages.Credentials(moment), pages.StandIns(moment));

    private static IResult Administration(HttpContext context, ProviderCatalog providers, string provider) =>
        providers.Find(provider) is { Pages.Administration: { } screen } found
            ? ControlApi.Json(screen(Now(context, found)))
            : Problems.NotFound($"There is no administration screen of a provider “{provider}”.");

    private static Moment Now(HttpContext context, IProvider provider)
    {
        var workspace = context.Workspace();
        return workspace.MomentFor(provider, workspace.Current, workspace.Clock.Now, RequestReader.Root(context.Request));
    }

    private sealed record ProviderCredentials(IReadOnlyList<ScreenFacts> Groups, IReadOnlyList<StandIn> StandIns);
}
