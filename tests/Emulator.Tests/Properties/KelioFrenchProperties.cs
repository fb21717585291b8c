using System.Globalization;
using Emulator.Providers.Kelio.Input;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

/// <summary>The quick search says what the French rules say.</summary>
public class KelioFrenchProperties
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
    private static readonly CompareInfo Rules = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;
    private static readonly char[] Signs =
        [.. Enumerable.Range(' ', 0x24f - ' ').Concat(Enumerable.Range(0x1e00, 0x100)).Select(letter => (char)letter).Where(letter => !char.IsControl(letter))];

    private static readonly Gen<char> Sign = Gen.Frequency(
        (4, Gen.Choose('a', 'e').Select(letter => (char)letter)), (3, Gen.Elements("àÀéÉèçÇñ-' ".ToCharArray())), (1, Gen.Elements(Signs)));

    [Fact]
    public void A_part_is_found_where_the_rules_find_it() => Checking.All(
        from text in Gen.Choose(0, 14).SelectMany(length => Sign.ArrayOf(length)).Select(letters => new string(letters))
        from part in Gen.Choose(1, 3).SelectMany(length => Sign.ArrayOf(length)).Select(letters => new string(letters))
        select (text, part),
        4000,
        given =>
        {
            Assert.Equal(Rules.IndexOf(given.text, given.part, Loose) >= 0, new French.Part(given.part).IsIn(given.text));
            return Task.CompletedTask;
        });

    [Fact]
    public void Every_letter_is_found_by_the_letter_below_it_as_the_rules_say() => Assert.All(Signs, sign =>
    {
        foreach (var below in "abcdefghijklmnopqrstuvwxyz")
        {
            var expected = Rules.IndexOf($"x{sign}-", $"{below}", Loose) >= 0;
            Assert.Equal(expected, new French.Part($"{below}").IsIn($"x{sign}-"));
        }
    });
}
