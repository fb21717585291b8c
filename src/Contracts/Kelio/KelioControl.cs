using System.Text.Json.Serialization;
using Contracts.Control;

namespace Contracts.Kelio;

/// <summary>The Kelio part of a workspace's body.</summary>
/// <param name="Sandbox">The place to learn.</param>
/// <param name="Production">Where the vendor's API acts on real people.</param>
/// <param name="Keys">All keys, in the order of their issue.</param>
public sealed record KelioWorkspace(KelioEnvironmentBody Sandbox, KelioEnvironmentBody Production, IReadOnlyList<KelioKeyBody> Keys);

/// <summary>One environment of a workspace.</summary>
/// <param name="BaseUrl">The address with the version, without a slash at the end.</param>
/// <param name="Audience">The <c>aud</c> of its tokens.</param>
/// <param name="CompanyId">The company whose data customer keys see; job boards name it in their calls.</param>
/// <param name="CompanySlug">The same company's slug.</param>
public sealed record KelioEnvironmentBody(string BaseUrl, string Audience, int CompanyId, string CompanySlug);

/// <summary>A key pair.</summary>
/// <param name="Environment"><c>sandbox</c> or <c>production</c>.</param>
/// <param name="Kind"><c>customer</c> or <c>jobboard</c>.</param>
/// <param name="PrivateKey">The private key, the <c>iss</c> of tokens.</param>
/// <param name="SecretKey">The secret encryption key, with which tokens are signed.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="QuotaPerMinute">How many requests a minute it may make.</param>
/// <param name="Enabled">Whether it works.</param>
public sealed record KelioKeyBody(
    string Environment, string Kind, string PrivateKey, string SecretKey, IReadOnlyList<string> Scopes, int QuotaPerMinute, bool Enabled)
{
    /// <summary>The job board that the key belongs to; absent for a customer's key.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobBoard { get; init; }
}

/// <summary>The body of <c>POST W/kelio/keys</c>.</summary>
public sealed record KelioKeyRequest
{
    /// <summary><c>sandbox</c> or <c>production</c>.</summary>
    public string? Environment { get; init; }

    /// <summary><c>customer</c> or <c>jobboard</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Scopes of the kind.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Requests a minute; absent or null for the vendor's 120.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? QuotaPerMinute { get; init; }

    /// <summary>The secret encryption key, 16 to 512 bytes in UTF-8; absent for one of 26 letters and digits by chance.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SecretKey { get; init; }

    /// <summary>The job board that the key belongs to, made when there is none of this name; absent for a job board of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobBoard { get; init; }
}

/// <summary>The body of <c>PATCH W/kelio/keys/{privateKey}</c>.</summary>
public sealed record KelioKeyChange
{
    /// <summary>The scopes from now on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<IReadOnlyList<string>> Scopes { get; init; }

    /// <summary>Requests a minute; null for the vendor's 120.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<int?> QuotaPerMinute { get; init; }

    /// <summary>Whether the key works; its tokens die at once when it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<bool?> Enabled { get; init; }
}

/// <summary>The body of <c>POST W/kelio/applications/{id}/status</c>.</summary>
public sealed record KelioStatusRequest
{
    /// <summary>The <c>value</c> of a status of the company.</summary>
    public string? Value { get; init; }

    /// <summary><c>sandbox</c> (when absent) or <c>production</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Environment { get; init; }

    /// <summary>The manager of the company who sets it; the first one when absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ManagerId { get; init; }
}

/// <summary>The body of <c>POST W/kelio/applications/{id}/stage</c>: how far the applicant has come.</summary>
public sealed record KelioStageRequest
{
    /// <summary>The stage of the campaign that is next; null when nothing is left to do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> CurrentStage { get; init; }

    /// <summary><c>sandbox</c> (when absent) or <c>production</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Environment { get; init; }
}

/// <summary>The body of <c>POST W/kelio/campaigns</c>: a job offer on the screens of an environment's company.</summary>
public sealed record KelioCampaignRequest
{
    /// <summary><c>sandbox</c> (when absent) or <c>production</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Environment { get; init; }

    /// <summary>The job title.</summary>
    public string? Name { get; init; }

    /// <summary><c>draft</c> when absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    /// <summary>What applicants go through; <c>abstract</c> and <c>resume</c> when absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Stages { get; init; }

    /// <summary>The values of the channels on which it is broadcast; none when absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>When it pauses itself; never when absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>The body of <c>PATCH W/kelio/campaigns/{id}</c>.</summary>
public sealed record KelioCampaignChange
{
    /// <summary><c>online</c>, <c>standby</c>, <c>draft</c> or <c>archived</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Status { get; init; }

    /// <summary>The values of the channels on which it is broadcast from now on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<IReadOnlyList<string>> Channels { get; init; }

    /// <summary>When it pauses itself; null for never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<DateTimeOffset?> EndsAt { get; init; }
}

/// <summary>A campaign as the control API shows it.</summary>
public sealed record KelioCampaignBody(
    int Id,
    string Environment,
    int CompanyId,
    string Name,
    string Status,
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> Channels,
    DateTimeOffset? EndsAt,
    DateTimeOffset? LastActivationAt);

/// <summary>An application as the control API shows it.</summary>
public sealed record KelioApplicationBody(
    int Id,
    string Environment,
    int CompanyId,
    int ApplicantId,
    int CampaignId,
    string Source,
    string Status,
    DateTimeOffset StatusChangedAt,
    string? CurrentStage,
    bool IsComplete,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<KelioStatusChangeBody> StatusHistory);

/// <summary>One status that an application had, the oldest first.</summary>
/// <param name="Value">The status.</param>
/// <param name="Date">Since when.</param>
/// <param name="ManagerId">The manager who set it; null for the status at the start.</param>
public sealed record KelioStatusChangeBody(string Value, DateTimeOffset Date, int? ManagerId);
