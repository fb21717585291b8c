using Emulator.Core.Judging;
using Emulator.Core.Tokens;
using Emulator.Providers.Kelio.Input;

namespace Emulator.Providers.Kelio.Records;

/// <summary>A token in its right place, read and not judged. Its value is the private key that <c>iss</c> names.</summary>
internal sealed record KelioBearer(string Issuer, Jwt Token) : Credential(KelioAccess.ClaimKind, Issuer)
{
    /// <summary>What the token says, when it was read in full.</summary>
    public TokenClaims Claims { get; } = TokenClaims.Of(Token);

    /// <summary>The secret key with which its signature was verified, when it was.</summary>
    public string? VerifiedWith { get; init; }
}

/// <summary>The key pair in the body of <c>POST /jwt</c>; the secret key is null when it is missing or no text.</summary>
internal sealed record KelioKeyPair(string PrivateKey, string? SecretKey) : Credential(KelioAccess.ClaimKind, PrivateKey);
