using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Bogus;

namespace Emulator.Core.State;

/// <summary>Invented people, drawn from a seed: the same seed gives the same people on every machine. The one file that knows Bogus.</summary>
public static class SampleData
{
    private const int RememberedSeries = 64;
    private static readonly ConcurrentDictionary<(long Seed, string Series, int Count), IReadOnlyList<SamplePerson>> Remembered = new();

    /// <summary><paramref name="count"/> French people for <paramref name="series"/>, each with an e-mail address unique in the list.</summary>
    public static IReadOnlyList<SamplePerson> People(long seed, string series, int count)
    {
        if (Remembered.TryGetValue((seed, series, count), out var known)) return known;
        if (Remembered.Count >= RememberedSeries) Remembered.Clear();
        return Remembered[(seed, series, count)] = Invent(seed, series, count);
    }

    private static List<SamplePerson> Invent(long seed, string series, int count)
    {
        var draw = new Draw(seed, "people/" + series);
        var faker = new Faker("fr") { Random = new Randomizer(draw.Between(0, int.MaxValue)) };
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var people = new List<SamplePerson>(count);
        while (people.Count < count)
        {
            var isFemale = draw.Chance(0.5);
            var first = faker.Name.FirstName(isFemale ? Bogus.DataSets.Name.Gender.Female : Bogus.DataSets.Name.Gender.Male);
            var last = faker.Name.LastName();
            var local = Plain(first) + "." + Plain(last);
            for (var n = 2; !taken.Add(local); n++) local = Plain(first) + "." + Plain(last) + n.ToString(CultureInfo.InvariantCulture);
            people.Add(new SamplePerson(
                first,
                last,
                isFemale,
                local + "@people.example",
                "6" + draw.Between(0, 100_000_000).ToString("00000000", CultureInfo.InvariantCulture),
                draw.Between(1, 120).ToString(CultureInfo.InvariantCulture),
                faker.Address.StreetName(),
                draw.Between(1, 96).ToString("00", CultureInfo.InvariantCulture) + draw.Between(0, 1000).ToString("000", CultureInfo.InvariantCulture),
                faker.Address.City(),
                faker.Name.JobTitle()));
        }

        return people;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
