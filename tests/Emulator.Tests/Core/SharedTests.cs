using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Providers.Kelio;

namespace Emulator.Tests.Core;

/// <summary>What is equal in several workspaces is made once.</summary>
public class SharedTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_value_is_made_once_and_again_when_others_were_asked_for_since()
    {
        var made = new List<int>();
        var shared = new Shared<int, string>(2, key =>
        {
            made.Add(key);
            return $"value {key}";
        });
        foreach (var key in new[] { 1, 2, 1, 3, 1, 2 }) Assert.Equal($"value {key}", shared.Of(key));
        Assert.Equal([1, 2, 3, 2], made);
    }

    [Fact]
    public void Workspaces_of_one_seed_and_hour_have_the_same_past_by_reference_and_keys_of_their_own()
    {
        var (one, other) = (Seeded(Nine, 7), Seeded(Nine.AddMinutes(59), 8));
        Assert.Same(one.Applicants, other.Applicants);
        Assert.Same(one.Applications, other.Applications);
        Assert.NotEqual(one.Keys.Select(key => key.PrivateKey), other.Keys.Select(key => key.PrivateKey));
        Assert.NotSame(one.Applicants, Seeded(Nine.AddHours(1), 7).Applicants);
    }

    private static KelioState Seeded(DateTimeOffset now, byte key) => (KelioState)KelioSeed.Of(
        new SeedContext("demo", 42, now, new Secrets([.. Enumerable.Repeat(key, 32)], 1), HasFixedCredentials: false)).State!;
}
