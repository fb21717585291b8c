using System.Text.Json.Serialization;
using Contracts.Control;

namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>The Larkfield part of a workspace's body.</summary>
public sealed record LarkfieldWorkspace(string BaseUrl, string ApiKey);

/// <summary>The account's own page.</summary>
public sealed record LarkfieldAccount(string Company, string? CallbackUrl);

/// <summary>A change of it; null or empty for no callback.</summary>
public sealed record LarkfieldAccountChange
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> CallbackUrl { get; init; }
}

/// <summary>A manager acts, now or later.</summary>
public sealed record LarkfieldAct(TimeSpan? After = null);

/// <summary>When it will happen.</summary>
public sealed record LarkfieldDue(DateTimeOffset DueAt);
