using System.Text.Json.Serialization;

namespace Emulator.Providers.PredictiveIndex.Records;

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
