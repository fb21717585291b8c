using Emulator.Core.Tokens;
using Emulator.Providers.Kelio.Input;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Tests.Providers.Kelio;

public class TokenMemoryTests
{
    private const string Secret = "26MixedCaseLettersAndNumb3";

    [Fact]
    public void A_token_is_remembered_with_its_claims_once_its_signature_was_verified()
    {
        var memory = new TokenMemory();
        var bearer = Bearer(1);
        Assert.Null(memory.Find(bearer.Token.Text));
        Assert.True(memory.IsSigned(bearer, Secret));
        var known = memory.Find(("Bearer " + bearer.Token.Text).AsSpan("Bearer ".Length));
        Assert.Same(bearer.Token, known!.Token);
        Assert.True(memory.IsSigned(known, Secret));
    }

    [Fact]
    public void A_token_that_nobody_of_us_signed_is_not_remembered()
    {
        var memory = new TokenMemory();
        Assert.False(memory.IsSigned(Bearer(1), "another secret of another key"));
        Assert.Null(memory.Find(Bearer(1).Token.Text));
    }

    [Fact]
    public void A_remembered_token_is_verified_anew_with_another_secret()
    {
        var memory = new TokenMemory();
        memory.IsSigned(Bearer(1), Secret);
        var known = memory.Find(Bearer(1).Token.Text)!;
        Assert.False(memory.IsSigned(known, "another secret of another key"));
        Assert.True(memory.IsSigned(known, Secret));
    }

    [Fact]
    public void The_memory_is_bounded()
    {
        var memory = new TokenMemory(capacity: 8);
        for (var i = 0; i < 100; i++) Assert.True(memory.IsSigned(Bearer(i), Secret));
        Assert.InRange(Enumerable.Range(0, 100).Count(i => memory.Find(Bearer(i).Token.Text) is not null), 1, 8);
    }

    [Fact]
    public void A_very_long_token_is_verified_each_time()
    {
        var memory = new TokenMemory();
        var bearer = new KelioBearer("me", Jwt.Read(Jwt.Sign([new("iss", "me"), new("n", new string('n', 5000))], Secret), out _)!);
        Assert.True(memory.IsSigned(bearer, Secret));
        Assert.Null(memory.Find(bearer.Token.Text));
    }

    private static KelioBearer Bearer(int number) => new("me", Jwt.Read(Jwt.Sign([new("iss", "me"), new("n", number)], Secret), out _)!);
}
