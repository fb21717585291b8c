using System.Text;
using Bogus;
using Emulator.Core.Hosting;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core;

/// <summary>What is worked out once and shipped, so that the start need not: it is what would be worked out now.</summary>
public class SampleWordsTests
{
    private const int WordsOfASort = 200;

    [Fact]
    public async Task The_words_of_sample_people_are_those_that_Bogus_draws()
    {
        var path = Repository.At("src/Emulator/Core/State/SampleWords.txt");
        // UPDATE_WORDS=1 draws them anew; every workspace's people are others then.
        if (Environment.GetEnvironmentVariable("UPDATE_WORDS") == "1") await File.WriteAllTextAsync(path, Drawn());
        Assert.Equal(Drawn(), await File.ReadAllTextAsync(path));
    }

    [Fact]
    public void The_providers_named_by_the_build_are_all_that_the_program_has()
    {
        var found = typeof(ProviderList).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IProvider)));
        Assert.Equal(found.Select(type => type.FullName).Order(), ProviderList.All.Select(provider => provider.GetType().FullName).Order());
    }

    private static string Drawn()
    {
        var faker = new Faker("fr") { Random = new Randomizer(1) };
        var text = new StringBuilder();
        Add("women", () => faker.Name.FirstName(Bogus.DataSets.Name.Gender.Female));
        Add("men", () => faker.Name.FirstName(Bogus.DataSets.Name.Gender.Male));
        Add("families", () => faker.Name.LastName());
        Add("streets", () => faker.Address.StreetName());
        Add("cities", () => faker.Address.City());
        Add("jobs", () => faker.Name.JobTitle());
        return text.ToString();

        void Add(string sort, Func<string> invent)
        {
            text.Append("# ").Append(sort).Append('\n');
            for (var i = 0; i < WordsOfASort; i++) text.Append(invent()).Append('\n');
        }
    }
}
