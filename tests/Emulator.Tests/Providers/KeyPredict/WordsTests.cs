using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The languages of reports are whole: each factor, group, profile and class has a name in each, and each sentence its places.</summary>
public class WordsTests
{
    /// <summary>Names that are the same in the language as in English.</summary>
    private static readonly Dictionary<int, string[]> Same = new()
    {
        [CatalogueLists.French] =
        [
            "Social", "Extraversion", "Persuasion", "Ambition", "Organisation", "Management", "Relations",
            "Leadership", "Initiative", "Innovation", "Manipulation", "Motivations", "Introversion", "Improvisation",
            "Intuition", "Expertise", "Influence",
        ],
        [CatalogueLists.Spanish] = ["Social"],
        [CatalogueLists.Russian] = [],
        [CatalogueLists.Arabic] = [],
    };

    public static TheoryData<int> Languages => new(Same.Keys);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_name_of_the_catalogue_is_in_the_language(int language)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await ReportTests.CompletedAsync(workspace, "144");
        var profiles = (await caller.MustAsync("assessment/referentials", ("id", assessment), ("language_id", "1"))).EnumerateArray()
            .SelectMany(one => new[] { one.GetProperty("referential_name").GetString()!, one.GetProperty("class_name").GetString()! });
        var names = CatalogueFactors.All.SelectMany(factor => new[] { factor.Name, factor.Group }).Concat(profiles).Distinct().ToList();
        Assert.InRange(names.Count, 80, 200);

        Assert.Equal(Same[language].Order(StringComparer.Ordinal), names.Where(name => Words.Of(language).Name(name) == name).Order(StringComparer.Ordinal));
        var translated = (await caller.MustAsync("report/groups_score", ("assessment_id", assessment), ("language_id", $"{language}"))).EnumerateArray()
            .Select(group => group.GetProperty("group_name").GetString()!);
        Assert.Equal(CatalogueFactors.All.Where(factor => factor.TestId == 144).Select(factor => Words.Of(language).Name(factor.Group)).Distinct(), translated);
    }

    [Fact]
    public void Every_account_language_has_its_words_and_each_sentence_its_places()
    {
        Assert.Equal(CatalogueLists.Languages.Select(language => language.Code[..2]), CatalogueLists.Languages.Select(language => Words.Of(language.Id).Code));
        Assert.All(CatalogueLists.Languages.Select(language => Words.Of(language.Id)), words =>
        {
            Assert.Equal(5, words.Answers.Distinct().Count());
            Assert.All(
                new[] { words.Comment.Long, words.Comment.Person, words.Comment.Trades, words.Session.Progress, words.Question.Two },
                text => Assert.True(text.Contains("{0}") && text.Contains("{1}"), text));
            Assert.All(
                new[]
                {
                    words.Comment.Personal, words.Reference.Class, words.Reference.Profile, words.Session.Before,
                    words.Session.Until, words.Question.One, words.End.Completed,
                },
                text => Assert.True(text.Contains("{0}") && !text.Contains("{1}"), text));
        });
        Assert.Equal("en", Words.Of(77).Code);
    }
}
