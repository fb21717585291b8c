namespace Contracts.Kelio;

/// <summary>A key pair, and how the client makes tokens of it.</summary>
/// <param name="PrivateKey">The private key.</param>
/// <param name="SecretKey">The secret encryption key.</param>
public sealed record KelioCredentials(string PrivateKey, string SecretKey)
{
    /// <summary>The environment's audience, e.g. <c>https://sandbox.talentview.fr</c>: then the client mints its tokens itself.
    /// Null: it asks <c>POST /jwt</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>How long a minted token lives.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(4);
}
