namespace Contracts.Kelio;

/// <summary>What a key may do. A key holds one, several or all scopes of its kind.</summary>
public static class KelioScopes
{
    /// <summary>Read applicants (customers only).</summary>
    public const string ApplicantsRead = "applicants_read";

    /// <summary>Create applicants.</summary>
    public const string ApplicantsWrite = "applicants_write";

    /// <summary>Read applications and their statuses.</summary>
    public const string ApplicationsRead = "applications_read";

    /// <summary>Create applications.</summary>
    public const string ApplicationsWrite = "applications_write";

    /// <summary>Read campaigns and channels.</summary>
    public const string CampaignsRead = "campaigns_read";

    /// <summary>Read managers, entities and units (customers only).</summary>
    public const string ManagersRead = "managers_read";

    /// <summary>Create, change and remove managers (customers only).</summary>
    public const string ManagersWrite = "managers_write";

    /// <summary>All scopes of a customer's key.</summary>
    public static IReadOnlyList<string> Customer { get; } =
        [ApplicantsRead, ApplicantsWrite, ApplicationsRead, ApplicationsWrite, CampaignsRead, ManagersRead, ManagersWrite];

    /// <summary>All scopes of a job board's key.</summary>
    public static IReadOnlyList<string> JobBoard { get; } = [ApplicantsWrite, ApplicationsRead, ApplicationsWrite, CampaignsRead];
}
