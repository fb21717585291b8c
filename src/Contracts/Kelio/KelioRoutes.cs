namespace Contracts.Kelio;

/// <summary>The paths of the Kelio ATS API and the names of its headers. Paths are those of the vendor's hosts; they begin with the version.</summary>
public static class KelioRoutes
{
    /// <summary>The version that every path begins with.</summary>
    public const string Version = "/v2";

    /// <summary>Makes a token out of a key pair; the only operation without a token.</summary>
    public const string Jwt = Version + "/jwt";

    /// <summary>The applicants of the customer's company.</summary>
    public const string Applicants = Version + "/applicants";

    /// <summary>One applicant, by id or e-mail address.</summary>
    public const string Applicant = Applicants + "/{id}";

    /// <summary>The applications of the customer's company.</summary>
    public const string Applications = Version + "/applications";

    /// <summary>One application.</summary>
    public const string Application = Applications + "/{id}";

    /// <summary>The statuses that a manager can give an application.</summary>
    public const string ApplicationStatuses = Version + "/application_statuses";

    /// <summary>The same statuses under a second path.</summary>
    public const string ApplicationStatusesAlias = Applications + "/statuses";

    /// <summary>The campaigns (job offers) of the customer's company.</summary>
    public const string Campaigns = Version + "/campaigns";

    /// <summary>One campaign.</summary>
    public const string Campaign = Campaigns + "/{id}";

    /// <summary>The channels on which campaigns are broadcast.</summary>
    public const string Channels = Version + "/channels";

    /// <summary>The entities (formerly brands) of the customer's company.</summary>
    public const string Entities = Version + "/entities";

    /// <summary>One entity.</summary>
    public const string Entity = Entities + "/{id}";

    /// <summary>The units of one entity.</summary>
    public const string Units = Entities + "/{entity_id}/units";

    /// <summary>One unit of one entity.</summary>
    public const string Unit = Units + "/{id}";

    /// <summary>The managers of the customer's company.</summary>
    public const string Managers = Version + "/managers";

    /// <summary>One manager, by id or e-mail address.</summary>
    public const string Manager = Managers + "/{id}";

    /// <summary>The units of one manager.</summary>
    public const string ManagerUnits = Manager + "/units";

    /// <summary>One unit of one manager.</summary>
    public const string ManagerUnit = ManagerUnits + "/{unit_id}";

    /// <summary>What the paths of job boards begin with.</summary>
    public const string JobBoards = Version + "/jobboards";

    /// <summary>The applicants that a job board creates for companies.</summary>
    public const string JobBoardApplicants = JobBoards + "/applicants";

    /// <summary>The applications created by the job board.</summary>
    public const string JobBoardApplications = JobBoards + "/applications";

    /// <summary>One application created by the job board.</summary>
    public const string JobBoardApplication = JobBoardApplications + "/{id}";

    /// <summary>The campaigns broadcast on the job board.</summary>
    public const string JobBoardCampaigns = JobBoards + "/campaigns";

    /// <summary>One campaign broadcast on the job board.</summary>
    public const string JobBoardCampaign = JobBoardCampaigns + "/{id}";

    /// <summary>The companies that a job board works for.</summary>
    public const string JobBoardCompanies = JobBoards + "/companies";

    /// <summary>The response header with the numbers of a paginated list, a <see cref="KelioPagination"/> in JSON.</summary>
    public const string PaginationHeader = "X-Pagination";
}
