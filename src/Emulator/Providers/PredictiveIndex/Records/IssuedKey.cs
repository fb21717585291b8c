using System.Globalization;
using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>A key that was generated for a user. It stays when another takes its place: then it is known, and dead.</summary>
/// <param name="Id">The user's id and the number of the key.</param>
internal sealed record IssuedKey(string Id) : IRow<string>
{
    /// <summary>The key, lower case.</summary>
    [Secret]
    public required string Key { get; init; }

    public required string UserId { get; init; }

    /// <summary>How many keys were generated for the user with this one.</summary>
    public required int Number { get; init; }

    /// <summary>The key that the user has.</summary>
    public static IssuedKey Of(User user) => new(string.Create(CultureInfo.InvariantCulture, $"{user.Id}/{user.KeysGenerated}"))
    {
        Key = user.ApiKey!,
        UserId = user.Id,
        Number = user.KeysGenerated,
    };
}
