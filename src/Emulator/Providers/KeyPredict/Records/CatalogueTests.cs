using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The tests. Ids and names from 9 to 318 are observed in a public client; the prices of 13, 60, 72 and 144 stand on a public page, the others are
/// invented, as are the id of the Career Interest Assessment and the languages of each test (that COM-R is offered in French is observed).</summary>
internal static class CatalogueTests
{
    public const int Reasoning = 9;
    public const int BigFive = 13;
    public const int Sales = 50;
    public const int Managers = 60;
    public const int Entrepreneur = 72;
    public const int Communication = 141;
    public const int Professional = 144;
    public const int Interests = 164;
    public const int Vocation = 315;
    public const int Emotion = 318;
    public const int Career = 330;

    private const string Personality = "Personality and professional profile";
    private const string Motivation = "Interests and motivations";
    private static readonly ImmutableArray<int> Everywhere = [1, 2, 3, 7, 9];
    private static readonly ImmutableArray<int> Western = [1, 2, 3];

    public static readonly Table<int, Test> All = Table<int, Test>.Empty.Begin(
    [
        Of(Reasoning, "Reasoning Test-R", "Reasoning and critical thinking", 25, Everywhere),
        Of(BigFive, "Big Five Profile", Personality, 25, Everywhere),
        Of(Sales, "Sales Profile–R", "Sales skills", 30, Western),
        Of(Managers, "CTPI-R", Personality, 45, Everywhere),
        Of(Entrepreneur, "Entrepreneur Test", Personality, 20, Western),
        Of(Communication, "COM-R", Personality, 20, [CatalogueLists.French]),
        Of(Professional, "Professional Profile 2", Personality, 40, Everywhere),
        Of(Interests, "Occupational Interest Inventory-R", Motivation, 20, Western),
        Of(Vocation, "VOCATION", Motivation, 20, Everywhere),
        Of(Emotion, "EMOTION", "Emotional intelligence and stress management", 30, Everywhere),
        Of(Career, "Career Interest Assessment", Motivation, 20, Western),
    ]);

    private static Test Of(int id, string label, string category, int price, ImmutableArray<int> languages) =>
        new(id, label, category, price, string.Create(CultureInfo.InvariantCulture, $"/files/logos/{id}/logo.png"), languages);
}
