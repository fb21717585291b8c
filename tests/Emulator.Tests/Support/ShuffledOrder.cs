using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;
[assembly: TestCaseOrderer("Emulator.Tests.Support.ShuffledOrder", "Emulator.Tests")]
[assembly: TestCollectionOrderer("Emulator.Tests.Support.ShuffledOrder", "Emulator.Tests")]

namespace Emulator.Tests.Support;

/// <summary>Runs the tests in an order that <c>TEST_ORDER</c> (a whole number) decides; <c>test.sh</c> takes another one each time and prints it, so that an
/// order that breaks something can be run again. Without it the order is the runner's.</summary>
public sealed class ShuffledOrder : ITestCaseOrderer, ITestCollectionOrderer
{
    private static readonly int? Seed =
        int.TryParse(Environment.GetEnvironmentVariable("TEST_ORDER"), CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => Shuffle(testCases, test => test.UniqueID);

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        Shuffle(testCollections, collection => collection.DisplayName);

    private static IEnumerable<T> Shuffle<T>(IEnumerable<T> all, Func<T, string> name)
    {
        if (Seed is not { } chosen) return all;
        var shuffled = all.OrderBy(name, StringComparer.Ordinal).ToArray();
        new Random(chosen).Shuffle(shuffled);
        return shuffled;
    }
}
