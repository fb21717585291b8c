using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>A software user: the owner of at most one key. What the key may do is what the user may do, at the moment of the call [SEED].</summary>
internal sealed record User(string Id) : IRow<string>
{
    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>Unique in the whole PI system without regard to case [SEED]; need not exist.</summary>
    public required string Email { get; init; }

    public string? JobTitle { get; init; }

    public required Role Role { get; init; }

    public bool CognitiveAccess { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Where new assessments go that name no folder [SEED].</summary>
    public required string DefaultFolder { get; init; }

    /// <summary>The folders granted, root and default folder always among them.</summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>The key, lower case; null until one is generated.</summary>
    [Secret]
    public string? ApiKey { get; init; }

    /// <summary>How many keys were generated for the user.</summary>
    public int KeysGenerated { get; init; }

    /// <summary>Who it is, for a person.</summary>
    [JsonIgnore]
    public string Title => $"{Role} {Email}";
}

/// <summary>In whose name an assessment is sent: the key's owner unless the call names somebody [BA-POST].</summary>
internal sealed record Administrator(string FirstName, string LastName, string Email, string? Phone);

/// <summary>The roles of software users of the legacy product [ROLES].</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
internal enum Role
{
    AccountOwner,
    AccountAdmin,
    PowerUser,
    User,
    ReadOnly,
    ThirdPartyExternalUser,
}
