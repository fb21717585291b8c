using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Emulator.Core.State;

/// <summary>Invented people, drawn from a seed: the same seed gives the same people on every machine.</summary>
public static class SampleData
{
    private const int RememberedSeries = 64;
    private const int WordsOfASort = 200;

    /// <summary>Before the name of each sort of words in their file.</summary>
    private const string SortMark = "# ";

    private static readonly ConcurrentDictionary<(long Seed, string Series, int Count), IReadOnlyList<SamplePerson>> Remembered = new();
    private static readonly Lazy<Words> French = new(Read);

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
        var words = French.Value;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var people = new List<SamplePerson>(count);
        while (people.Count < count)
        {
            var isFemale = draw.Chance(0.5);
            var first = draw.Pick(isFemale ? words.Women : words.Men);
            var last = draw.Pick(words.Families);
            var local = first.Plain + "." + last.Plain;
            for (var n = 2; !taken.Add(local); n++) local = first.Plain + "." + last.Plain + n.ToString(CultureInfo.InvariantCulture);
            people.Add(new SamplePerson(
                first.Text,
                last.Text,
                isFemale,
                local + "@people.example",
                "6" + draw.Between(0, 100_000_000).ToString("00000000", CultureInfo.InvariantCulture),
                draw.Between(1, 120).ToString(CultureInfo.InvariantCulture),
                draw.Pick(words.Streets),
                draw.Between(1, 96).ToString("00", CultureInfo.InvariantCulture) + draw.Between(0, 1000).ToString("000", CultureInfo.InvariantCulture),
                draw.Pick(words.Cities),
                draw.Pick(words.Jobs)));
        }

        return people;
    }

    /// <summary>Reads the words, which Bogus drew when they were written down: a test draws them again and compares.</summary>
    private static Words Read()
    {
        using var reader = new StreamReader(typeof(SampleData).Assembly.GetManifestResourceStream("Emulator.Core.State.SampleWords.txt")!);
        var sorts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(SortMark, StringComparison.Ordinal)) sorts[line[SortMark.Length..]] = words = new List<string>(WordsOfASort);
            else words.Add(line);
        }

        return new Words(
            Names(sorts["women"]), Names(sorts["men"]), Names(sorts["families"]), sorts["streets"], sorts["cities"], sorts["jobs"]);
    }

    private static List<Name> Names(List<string> texts) => [.. texts.Select(text => new Name(text, Plain(text))).Where(name => name.Plain.Length > 0)];

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }

    private sealed record Name(string Text, string Plain);

    private sealed record Words(List<Name> Women, List<Name> Men, List<Name> Families, List<string> Streets, List<string> Cities, List<string> Jobs);
}

/// <summary>An invented person. The e-mail address ends in <c>.example</c>, so that nothing can ever reach anybody.</summary>
public sealed record SamplePerson(
    string FirstName,
    string LastName,
    bool IsFemale,
    string Email,
    string PhoneNumber,
    string StreetNumber,
    string Street,
    string ZipCode,
    string City,
    string JobTitle);
