using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Emulator.Core.Tokens;

/// <summary>HMAC-SHA256 over tokens (RFC 7515, A.1), done by Microsoft's packages. They take no key under 256 bits: a shorter one is filled with zero bytes
/// to the 64 of a block, which is what HMAC itself does (RFC 2104, 2), so the signature is that of the secret as it is.</summary>
internal static class Hs256
{
    private const int Block = 64;

    // Nothing is remembered here: a key is one object a signature, and what was verified is remembered with the token that it belongs to.
    private static readonly CryptoProviderFactory Factory = new() { CacheSignatureProviders = false };

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The token of these claims.</summary>
    /// <param name="claims">A JSON object; it is signed as it is spelled.</param>
    /// <param name="secret">The secret, whose UTF-8 bytes are the key.</param>
    public static string Token(string claims, string secret) =>
        Handler.CreateToken(claims, new SigningCredentials(KeyOf(secret), SecurityAlgorithms.HmacSha256) { CryptoProviderFactory = Factory });

    /// <summary>True when the bytes are the signature of the text; compared in constant time.</summary>
    public static bool IsSignature(string text, byte[] signature, string secret)
    {
        // The handler's own validation would take a claim of the wrong kind for a wrong signature, and claims are judged one by one.
        if (signature.Length == 0) return false;
        var provider = Factory.CreateForVerifying(KeyOf(secret), SecurityAlgorithms.HmacSha256);
        try
        {
            return provider.Verify(Encoding.ASCII.GetBytes(text), signature);
        }
        finally
        {
            Factory.ReleaseSignatureProvider(provider);
        }
    }

    private static SymmetricSecurityKey KeyOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        if (bytes.Length < Block) Array.Resize(ref bytes, Block);
        return new SymmetricSecurityKey(bytes) { CryptoProviderFactory = Factory };
    }
}
