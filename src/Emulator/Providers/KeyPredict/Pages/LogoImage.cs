using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Documents;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Endpoints;

namespace Emulator.Providers.KeyPredict.Pages;

/// <summary>A test's logo: a PNG file of one colour. The addresses are observed; the vendor's pictures are its own and are not copied.</summary>
internal static class LogoImage
{
    private const int Side = 64;

    public static readonly ImmutableArray<Operation> Operations =
    [
        new(
            "test logo",
            "GET",
            KeyPredictRoutes.LogoFile,
            Provenance.Observed("the logos' addresses in the answers that a public client read; the pictures are made up"),
            Show)
        {
            IsOpen = true,
            Summary = "The logo of a test, a PNG file.",
        },
    ];

    private static Outcome Show(Call call) =>
        int.TryParse(call.Route("test"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && call.State<KeyPredictState>().Tests.Find(id) is not null
            && call.Route("file") == "logo.png"
            ? Answer.Later(200, "image/png", () => Png.Write(Draw(id)))
            : Refuse.NoSuchPage(
                "file",
                "test or file is not that of a logo, and must be the address of one: no test has this.",
                $"POST {KeyPredictRoutes.Rest}/list/test lists the tests, each with the address of its logo.");

    // A line that is wider than the picture fills it.
    private static Picture Draw(int id) => new(Side, Side, [new Line(0, Side / 2d, Side, Side / 2d, 4 * Side, Color(id))]);

    private static int Color(int id) => ((byte)(id * 37) << 16) | ((byte)(id * 71) << 8) | (byte)(id * 113);
}
