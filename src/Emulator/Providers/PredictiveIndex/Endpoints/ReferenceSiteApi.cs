using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The API reference site: a page that points to the emulator's own description. PI's was generated from its source and could not be read.</summary>
internal static class ReferenceSiteApi
{
    private static readonly byte[] Page =
    [
        .. "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>API reference</title></head><body><h1>API reference</h1>"u8,
        .. "<p>All operations that the emulator plays: <a href=\"/_emulator/openapi/pi.json\">OpenAPI document</a>, "u8,
        .. "<a href=\"/_emulator/coverage\">coverage with evidence</a>.</p></body></html>"u8,
    ];

    private static readonly Provenance Basis = Provenance.Documented("REFX, KEYTEST; a page in its place");

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("API reference site", "GET", "/swagger", Basis, Show)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            IsOpen = true,
            Summary = "A page that points to the OpenAPI document.",
        },
        new("API reference page", "GET", "/swagger/ui/index", Basis, Show)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            IsOpen = true,
            Summary = "The same page.",
        },
    ];

    private static Outcome Show(Call call) => HtmlAnswer.Of(200, "'none'", static () => Page);
}
