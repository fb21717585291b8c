using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A token that <c>connect</c> gave out.</summary>
/// <param name="Id">Its number: records are in the order in which they were made, whatever the secrets are.</param>
/// <param name="Value">The token itself.</param>
/// <param name="IssuedAt">When it was given out.</param>
/// <param name="Login">To whom.</param>
internal sealed record ApiToken(int Id, [property: Secret] string Value, DateTimeOffset IssuedAt, string Login) : IRow<int>
{
    /// <summary>When it was killed, or null. A dead token never comes back.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What killed it, in plain words.</summary>
    public string? RevokedBecause { get; init; }
}
