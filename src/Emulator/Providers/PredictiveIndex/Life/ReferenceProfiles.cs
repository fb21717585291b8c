using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Life;

/// <summary>The 17 reference profiles, numbered by alphabet. PI does not publish how a pattern is assigned; here it is the profile whose
/// typical Synthesis lies nearest.</summary>
/// <remarks>The typical factors are invented after the profiles' published descriptions: signs tell which drives are high and low.</remarks>
internal static class ReferenceProfiles
{
    private static readonly (string Name, double A, double B, double C, double D)[] Typical =
    [
        ("Adapter", 0, 0, 0, 0),
        ("Altruist", -0.6, 0.9, -0.4, 0.7),
        ("Analyzer", 0.6, -0.9, 0.3, 1.0),
        ("Captain", 1.0, 0.8, -0.8, -0.7),
        ("Collaborator", -0.7, 0.9, 0.7, -0.5),
        ("Controller", 0.9, -0.8, -0.8, 0.9),
        ("Craftsman", -0.8, -0.8, 0.9, 0.5),
        ("Guardian", -1.0, -0.5, 0.7, 1.2),
        ("Individualist", 0.9, -0.8, 0.7, -0.8),
        ("Maverick", 1.4, 0.9, -1.0, -1.5),
        ("Operator", -0.7, 0.1, 1.3, 0.2),
        ("Persuader", 0.8, 1.4, -0.5, -1.0),
        ("Promoter", -0.4, 1.3, 0.1, -1.2),
        ("Scholar", 0.8, -1.0, 1.0, 0.5),
        ("Specialist", -0.7, -0.9, -0.3, 1.1),
        ("Strategist", 1.3, -0.4, -1.0, 0.6),
        ("Venturer", 1.4, -0.6, -0.9, -0.8),
    ];

    /// <summary>The name of profile <paramref name="number"/>, 1 to 17.</summary>
    public static string NameOf(int number) => Typical[number - 1].Name;

    /// <summary>The number of the profile that lies nearest; of two equally near the first by alphabet.</summary>
    public static int Nearest(Synthesis scores) => Enumerable.Range(0, Typical.Length).MinBy(i => Distance(scores, i)) + 1;

    private static double Distance(Synthesis scores, int profile)
    {
        var (_, a, b, c, d) = Typical[profile];
        return Square(scores.A - a) + Square(scores.B - b) + Square(scores.C - c) + Square(scores.D - d);
    }

    private static double Square(double value) => value * value;
}
