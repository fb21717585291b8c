using System.Text.Json.Serialization;
using Contracts.Control;

namespace Contracts.PredictiveIndex;

/// <summary>The provider's part of a workspace's body: addresses, the account's switches, the users with their keys.</summary>
public sealed record PredictiveIndexWorkspace(string BaseUrl, string Pi2BaseUrl, string CompanyId, bool ApiAccess, IReadOnlyList<UserView> Users);

/// <summary>A change of the account: what PI's support switches, and the account's own settings.</summary>
public sealed record AccountPatch
{
    /// <summary>Whether keys work at all; PI's support switches it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> ApiAccess { get; init; }

    /// <summary>Whether PI is down for maintenance.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> Maintenance { get; init; }

    /// <summary>The “Default Assessment Status Webhook URL”; null or empty clears it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string?> DefaultAssessmentStatusWebhookUrl { get; init; }

    /// <summary>PI2's switch “Allow Webhooks”; it stops PI2's webhooks only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> AllowWebhooks { get; init; }

    /// <summary>How many requests a minute each key may make.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<int?> RequestsPerMinute { get; init; }

    /// <summary>Whether the keys of Power Users read all folders; off by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> PowerUserSeesAllFolders { get; init; }
}

/// <summary>The account. Credentials in the webhook's URL are left out.</summary>
public sealed record AccountView(
    string CompanyId, string Name, bool ApiAccess, bool Maintenance, string? DefaultAssessmentStatusWebhookUrl, bool AllowWebhooks,
    int RequestsPerMinute, bool PowerUserSeesAllFolders);

/// <summary>A new software user. Answered without a key: that is generated in a second step.</summary>
public sealed record UserCreate
{
    /// <summary>The user at the screen.</summary>
    public string? ActingUserId { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address, unique in the whole PI system.</summary>
    public string? Email { get; init; }

    /// <summary><c>AccountOwner</c>, <c>AccountAdmin</c>, <c>PowerUser</c>, <c>User</c>, <c>ReadOnly</c> or <c>ThirdPartyExternalUser</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The path of the folder where new assessments of the user go.</summary>
    public string? DefaultFolder { get; init; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>“Enable Cognitive Assessment Access”; for Account Owners to set.</summary>
    public bool? CognitiveAccess { get; init; }
}

/// <summary>A change of a software user; members left out stay, and none can be cleared.</summary>
public sealed record UserPatch
{
    /// <summary>The user at the screen.</summary>
    public string? ActingUserId { get; init; }

    /// <summary>The role.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Role { get; init; }

    /// <summary>“Enable Cognitive Assessment Access”; for Account Owners to set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> CognitiveAccess { get; init; }

    /// <summary>Whether the user is shut out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> Disabled { get; init; }

    /// <summary>The path of the default folder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> DefaultFolder { get; init; }

    /// <summary>The folders granted; replaces the grants. Root and default folder always stay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<IReadOnlyList<string>> Folders { get; init; }
}

/// <summary>A software user, as an Account Admin sees it: the key stays readable.</summary>
public sealed record UserView(
    string Id,
    string Email,
    string FirstName,
    string LastName,
    string? JobTitle,
    string Role,
    bool CognitiveAccess,
    bool Disabled,
    string DefaultFolder,
    IReadOnlyList<string> Folders,
    string? ApiKey);

/// <summary>Who uses the screen.</summary>
public sealed record ActingUser
{
    /// <summary>The user at the screen.</summary>
    public string? ActingUserId { get; init; }
}

/// <summary>A freshly generated key.</summary>
public sealed record ApiKeyView(string ApiKey);

/// <summary>A new folder.</summary>
public sealed record FolderCreate
{
    /// <summary>The user at the screen.</summary>
    public string? ActingUserId { get; init; }

    /// <summary>The path, beginning with a backslash; a bare name goes into the default folder of the acting user.</summary>
    public string? Path { get; init; }
}

/// <summary>A folder.</summary>
public sealed record FolderView(string Id, string Path);

/// <summary>Factors that are given; those left out are drawn from the seed.</summary>
public sealed record GivenFactors
{
    /// <summary>Dominance, −3 to 3.</summary>
    public double? A { get; init; }

    /// <summary>Extraversion, −3 to 3.</summary>
    public double? B { get; init; }

    /// <summary>Patience, −3 to 3.</summary>
    public double? C { get; init; }

    /// <summary>Formality, −3 to 3.</summary>
    public double? D { get; init; }

    /// <summary>The fifth factor, −3 to 3; the Synthesis has none.</summary>
    public double? E { get; init; }
}

/// <summary>Scores that are given: the three patterns of a behavioral assessment, or the score of a cognitive one.</summary>
public sealed record GivenScores
{
    /// <summary>The Self pattern.</summary>
    public GivenFactors? Self { get; init; }

    /// <summary>The Self-Concept pattern.</summary>
    public GivenFactors? SelfConcept { get; init; }

    /// <summary>The Synthesis pattern.</summary>
    public GivenFactors? Synthesis { get; init; }

    /// <summary>100 to 450.</summary>
    public int? Cognitive { get; init; }
}

/// <summary>The taker of an assessment acts.</summary>
public sealed record TakerAct
{
    /// <summary>The act happens then, not now; an ISO 8601 duration in JSON.</summary>
    public CalendarDuration? After { get; init; }

    /// <summary>With <c>complete</c>: the result.</summary>
    public GivenScores? Scores { get; init; }
}

/// <summary>An act that was put on the agenda.</summary>
public sealed record DueView(DateTimeOffset DueAt);
