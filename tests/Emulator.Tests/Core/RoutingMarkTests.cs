using System.Text.RegularExpressions;
using Emulator.Core.Keys;

namespace Emulator.Tests.Core;

/// <summary>The mark in a credential that says which workspace it was made for.</summary>
public class RoutingMarkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(77_123)]
    [InlineData(uint.MaxValue)]
    public void Each_kind_of_credential_tells_its_workspace_and_looks_as_it_would_without(long workspace)
    {
        for (var decision = 0; decision < 200; decision++)
        {
            var (with, without) = (Make(decision, workspace), Make(decision, 0));
            for (var i = 0; i < with.Length; i++)
            {
                Assert.Equal(workspace, RoutingMark.KeyOf(with[i]));
                Assert.Equal(Shape(without[i]), Shape(with[i]));
                Assert.Equal(without[i].Length, with[i].Length);
            }
        }

        Assert.Equal(200 * 7, Enumerable.Range(0, 200).SelectMany(decision => Make(decision, workspace)).Distinct().Count());
    }

    [Fact]
    public void Texts_that_were_made_elsewhere_hardly_ever_seem_to_have_one()
    {
        var found = Enumerable.Range(0, 20_000).SelectMany(decision => Make(decision, 0)).Count(text => RoutingMark.KeyOf(text) != 0);
        Assert.InRange(found, 0, 20); // Two or three of 140,000.
        foreach (var text in (string[])["", "word", "zoe@people.example", "a-password-with-signs!", new string('a', 200), "0000000000000000000000000000000"])
            Assert.Equal(0, RoutingMark.KeyOf(text));
    }

    private static string[] Make(int decision, long workspace)
    {
        var secrets = new Secrets([1, 2, 3], decision, workspace);
        return [secrets.Guid(), secrets.Hex(24), secrets.Hex(32), secrets.Hex(40), secrets.Letters(16), secrets.Letters(24), secrets.Letters(32)];
    }

    private static string Shape(string text) =>
        Regex.IsMatch(text, "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$") ? "a GUID"
        : Regex.IsMatch(text, "^[0-9a-f]+$") ? "digits" : Regex.IsMatch(text, "^[A-HJ-NP-Za-km-z2-9]+$") ? "letters" : text;
}
