using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The one instance (client account) of a workspace.</summary>
/// <param name="Id">The company's id, a GUID.</param>
/// <param name="Name">Its name, which is the root folder's name too [FOLD].</param>
internal sealed record Account(string Id, string Name) : IRow<string>
{
    /// <summary>Its name; it does not change.</summary>
    public string Name { get; } = Name;

    /// <summary>The path of the root folder, which is named after the account.</summary>
    [JsonIgnore]
    public string RootFolder { get; } = "\\" + Name;

    /// <summary>Whether keys work at all; only PI's support switches it [SEED].</summary>
    public bool ApiAccess { get; init; } = true;

    public bool Maintenance { get; init; }

    public WebhookAddress? DefaultStatusWebhook { get; init; }

    /// <summary>PI2's switch “Allow Webhooks”: it stops PI2's webhooks only.</summary>
    public bool AllowWebhooks { get; init; } = true;

    /// <summary>Whether the key of a Power User reads all folders, as one sentence of KEYTEST has it; FOLD and KEYUSE say no, and outweigh it.</summary>
    public bool PowerUserSeesAllFolders { get; init; }

    public int RequestsPerMinute { get; init; } = PredictiveIndexSettings.RequestsPerMinute;
}
