using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Documents;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>Draws patterns: one panel for each, its factors A to D one below the other on a scale in sigma, joined by a line. E
/// is no part of the drawn pattern.</summary>
internal static class PatternPicture
{
    private const int Width = 480, PanelHeight = 200, Left = 60, Right = 440, Top = 46, Step = 36;
    private const int Black = 0x222222, Gray = 0xc8c8c8, Blue = 0x1f5fa8;
    private static readonly string[] Factors = ["A", "B", "C", "D"];

    /// <summary>0 all three, 1 Self, 2 Self-Concept, 3 Synthesis [BA-PAT].</summary>
    public static Picture Of(BehavioralResult result, int patternType)
    {
        (string Title, double[] Scores)[] panels =
        [
            ("SELF", [result.Self.A, result.Self.B, result.Self.C, result.Self.D]),
            ("SELF-CONCEPT", [result.SelfConcept.A, result.SelfConcept.B, result.SelfConcept.C, result.SelfConcept.D]),
            ("SYNTHESIS", [result.Synthesis.A, result.Synthesis.B, result.Synthesis.C, result.Synthesis.D]),
        ];
        if (patternType > 0) panels = [panels[patternType - 1]];
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        for (var i = 0; i < panels.Length; i++) Panel(shapes, panels[i].Title, panels[i].Scores, i * PanelHeight);
        return new Picture(Width, panels.Length * PanelHeight, shapes.ToImmutable());
    }

    private static void Panel(ImmutableArray<Shape>.Builder shapes, string title, double[] scores, int down)
    {
        var bottom = down + Top + (Step * 3) + 14;
        shapes.Add(new Label(Width / 2.0, down + 16, 16, title, Black));
        for (var sigma = -3; sigma <= 3; sigma++)
        {
            shapes.Add(new Line(X(sigma), down + Top - 14, X(sigma), bottom, sigma == 0 ? 2 : 1, Gray));
            shapes.Add(new Label(X(sigma), bottom + 12, 12, sigma.ToString("+0;-0;0", CultureInfo.InvariantCulture), Black));
        }

        for (var i = 0; i < scores.Length; i++)
        {
            shapes.Add(new Label(Left - 24, Y(i), 16, Factors[i], Black));
            if (i > 0) shapes.Add(new Line(X(scores[i - 1]), Y(i - 1), X(scores[i]), Y(i), 3, Blue));
        }

        for (var i = 0; i < scores.Length; i++) shapes.Add(new Dot(X(scores[i]), Y(i), 6, Blue));

        double Y(int factor) => down + Top + (Step * factor);
    }

    private static double X(double sigma) =>
        Math.Round(Left + ((sigma + PredictiveIndexSettings.LargestSigma) / (2 * PredictiveIndexSettings.LargestSigma) * (Right - Left)), 2);
}
