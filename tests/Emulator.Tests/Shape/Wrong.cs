namespace Emulator.Tests.Shape;

/// <summary>Asserts that a list of what is wrong is empty, and shows it whole when it is not.</summary>
internal static class Wrong
{
    public static void Nothing(IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Prepend($"{all.Count} wrong:")));
    }
}
