using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The factors that each test measures: <c>Group: Factor, Factor|Opposed factor</c>. How many a test has, the six interests, the five traits, the
/// three reasonings and a few more names are published; the other names and all ids are invented.</summary>
internal static class CatalogueFactors
{
    private const string Six = "Things and ideas: Realistic, Investigative, Artistic; People and enterprise: Social, Entrepreneurial, Conventional";

    private static readonly (int TestId, string Factors)[] Source =
    [
        (CatalogueTests.Reasoning, "Reasoning with rules: Logical reasoning; Reasoning with content: Numerical reasoning, Verbal reasoning"),
        (CatalogueTests.BigFive, "Approach to work: Openness, Conscientiousness; Relations and emotions: Extraversion, Agreeableness, Emotional stability"),
        (CatalogueTests.Sales,
            "Approach to the client: Prospecting, Active listening, Persuasion, Negotiation; Drive: Ambition, Resilience, Organisation, Autonomy"),
        (CatalogueTests.Managers, "Management: Control/Power, Developing others, Leadership, Decision making, Risk taking; Work: Planning, Rigour, "
            + "Perseverance, Need for achievement, Ambition; Relations: Sociability, Empathy, Team spirit, Assertiveness; Self: Self-confidence, Stress "
            + "management, Adaptability, Open-mindedness, Creativity"),
        (CatalogueTests.Entrepreneur,
            "Undertaking: Initiative, Innovation, Risk taking, Leadership; Holding on: Perseverance, Autonomy, Stress tolerance, Planning"),
        (CatalogueTests.Communication, "Constructive styles: Assertiveness; Avoiding styles: Passivity, Aggressiveness, Manipulation"),
        (CatalogueTests.Professional,
            "Behaviour and Personality: Straightforwardness|Persuasiveness, Firmness|Flexibility, Introversion|Extraversion, Free thinking|Respect of rules, "
                + "Familiarity|Novelty, Organisation|Improvisation, Rationality|Intuition, Emotional distance|Emotional involvement; "
                + "Motivations: Need for action|Need for reflection, Teamwork|Independence, Need for recognition|Discretion, Ambition|Balance of life; "
                + "Values: Altruism|Self-interest, Leading others|Expertise"),
        (CatalogueTests.Interests, Six),
        (CatalogueTests.Vocation, Six),
        (CatalogueTests.Emotion,
            "Personal competencies: Self-awareness, Self-esteem, Self-control, Stress resistance, Resilience, Optimism, Self-motivation, Adaptability; "
                + "Social competencies: Empathy, Expression of emotions, Assertiveness, Conflict management, Influence, Cooperation, Intercultural "
                + "sensitivity"),
        (CatalogueTests.Career, Six),
    ];

    public static readonly Ordered<Factor, int> OfTest = new(factor => factor.TestId);

    public static readonly Table<int, Factor> All = Table<int, Factor>.With(OfTest).Begin(Source.SelectMany(test => Read(test.TestId, test.Factors)));


    /// <summary>The id of a factor by its test and name.</summary>
    public static int Id(int testId, string name) => All.First(factor => factor.TestId == testId && factor.Name == name).Id;

    private static IEnumerable<Factor> Read(int testId, string source)
    {
        var id = testId * 100;
        foreach (var group in source.Split("; "))
        {
            var (name, factors) = (group[..group.IndexOf(':', StringComparison.Ordinal)], group[(group.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            foreach (var factor in factors.Split(", "))
            {
                var ends = factor.Split('|');
                var first = ++id;
                yield return new Factor(first, testId, ends[0], name, ends.Length > 1 ? first + 1 : null);
                if (ends.Length > 1) yield return new Factor(++id, testId, ends[1], name, first);
            }
        }
    }
}
