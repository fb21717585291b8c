using System.Globalization;
using System.Text;

namespace Contracts.Tests;

public sealed class InstantTextTests
{
    [Fact]
    public void Instants_are_written_as_the_framework_writes_them()
    {
        var random = new Random(7);
        DateTimeOffset[] edges =
        [
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch,
            new(2024, 2, 29, 23, 59, 59, 999, TimeSpan.FromHours(-11)),
        ];
        var instants = edges.Concat(Enumerable.Range(0, 10_000).Select(_ => new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero)));
        var place = new byte[InstantText.MaxLength];
        foreach (var instant in instants)
        {
            for (var decimals = 1; decimals <= 7; decimals++)
            {
                var form = "yyyy-MM-dd'T'HH:mm:ss." + new string('f', decimals);
                foreach (var isZoned in new[] { true, false })
                {
                    var length = InstantText.Write(instant, decimals, isZoned, place);
                    var expected = instant.UtcDateTime.ToString(form + (isZoned ? "'Z'" : ""), CultureInfo.InvariantCulture);
                    Assert.Equal(expected, Encoding.ASCII.GetString(place, 0, length));
                }
            }
        }
    }
}
