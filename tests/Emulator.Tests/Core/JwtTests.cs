using System.Buffers.Text;
using System.Security.Claims;
using System.Text;
using Emulator.Core.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Emulator.Tests.Core;

/// <summary>Our strict reader before the well-known library, which signs and verifies. The library alone takes no key under 256 bits; a provider may hand
/// out shorter ones.</summary>
public class JwtTests
{
    private const string Secret = "aB3dE5fG7hJ9kL1mN3pQ5rS7tUaB3dE5fG7hJ9kL";

    [Fact]
    public void A_token_signed_by_the_library_is_verified()
    {
        var text = ByLibrary(Secret);
        var token = Jwt.Read(text, out var problem);
        Assert.Null(problem);
        Assert.True(token!.IsSignedWith(Secret));
        Assert.False(token.IsSignedWith(Secret + "x"));
        Assert.Equal("me", token.TextClaim("iss"));
    }

    [Fact]
    public async Task A_token_signed_here_is_verified_by_the_library()
    {
        var text = Jwt.Sign([new("iss", "me"), new("aud", "you"), new("iat", 1_772_442_000L), new("exp", 1_772_456_400L)], Secret);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = "me",
            ValidAudience = "you",
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)),
            LifetimeValidator = (_, expires, _, _) => expires == DateTimeOffset.FromUnixTimeSeconds(1_772_456_400).UtcDateTime,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(["iss", "aud", "iat", "exp"], Jwt.Read(text, out _)!.Payload.EnumerateObject().Select(claim => claim.Name));
    }

    [Fact]
    public void Every_single_changed_character_breaks_a_token()
    {
        var good = ByLibrary(Secret);
        for (var i = 0; i < good.Length; i++)
        {
            foreach (var other in "AZaz09-_.=+/ ")
            {
                if (good[i] == other) continue;
                var bad = good[..i] + other + good[(i + 1)..];
                Assert.False(Jwt.Read(bad, out _)?.IsSignedWith(Secret) ?? false, $"accepted with {other} at {i}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("e30.e30=.c2ln")]
    [InlineData("e30. e30.c2ln")]
    [InlineData("bnVsbA.e30.c2ln")]
    [InlineData("W10.e30.c2ln")]
    [InlineData("e30.IjEi.c2ln")]
    public void A_token_of_the_wrong_form_is_not_read(string text)
    {
        Assert.Null(Jwt.Read(text, out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Fact]
    public void Duplicate_members_are_not_read()
    {
        var payload = Base64Url.EncodeToString("""{"iss":"me","iss":"you"}"""u8);
        Assert.Null(Jwt.Read($"{Base64Url.EncodeToString("{}"u8)}.{payload}.c2ln", out _));
    }

    private static string ByLibrary(string secret) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "me",
        Audience = "you",
        Subject = new ClaimsIdentity(),
        IssuedAt = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc),
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), SecurityAlgorithms.HmacSha256),
    });
}
