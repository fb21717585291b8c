using System.Collections.Immutable;
using Contracts.Kelio;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>Every number of the provider, with its source.</summary>
internal sealed record KelioSettings
{
    /// <summary>Requests a minute for one key [documented: J/general, J/chart].</summary>
    public int QuotaPerMinute { get; init; } = 120;

    /// <summary>The length of the quota's window [documented: per minute; inferred: fixed].</summary>
    public TimeSpan QuotaWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a token of <c>POST /jwt</c> lives [documented: C/authorization].</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Results on a page, by default and at most [documented: C/applicants].</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>How long a resume takes to be uploaded [documented: asynchronous; inferred: how long].</summary>
    public TimeSpan ResumeDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest text of a field [inferred: a string column of the framework].</summary>
    public int LongestText { get; init; } = 255;

    /// <summary>Whether booleans, numbers and texts in JSON bodies are cast as the framework would [inferred: Rails' casts]. Off.</summary>
    public bool CastsTypes { get; init; }

    /// <summary>How far a token's <c>iat</c> may be ahead of the clock [inferred: not at all].</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Audiences accepted in every environment besides its own, for local use.</summary>
    public ImmutableArray<string> ExtraAudiences { get; init; } = [];

    /// <summary>Whether customers may <c>POST /applications</c> [inferred: J/chart names it as a purpose, no customer page has it]. Off.</summary>
    public bool OffersCustomerApplications { get; init; }

    /// <summary>Whether job boards have <c>GET /jobboards/companies</c> and <c>GET /jobboards/applications/:id</c>
    /// [inferred: plausible, on no page]. Off.</summary>
    public bool OffersJobBoardReads { get; init; }

    /// <summary>The kinds of files that a resume may be, short and in full [inferred: the usual ones].</summary>
    public static IReadOnlyDictionary<string, string> ResumeTypes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = "pdf",
        ["application/pdf"] = "pdf",
        ["doc"] = "doc",
        ["application/msword"] = "doc",
        ["docx"] = "docx",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "docx",
        ["odt"] = "odt",
        ["application/vnd.oasis.opendocument.text"] = "odt",
        ["rtf"] = "rtf",
        ["application/rtf"] = "rtf",
        ["text/rtf"] = "rtf",
        ["txt"] = "txt",
        ["text/plain"] = "txt",
        ["jpg"] = "jpg",
        ["jpeg"] = "jpg",
        ["image/jpeg"] = "jpg",
        ["png"] = "png",
        ["image/png"] = "png",
    };

    /// <summary>The languages of applicants [documented: J/applicants].</summary>
    public static IReadOnlyList<string> ApplicantLocales { get; } = ["fr", "en", "es"];

    /// <summary>The languages of managers [documented: C/managers].</summary>
    public static IReadOnlyList<string> ManagerLocales { get; } = ["fr", "en"];

    /// <summary>The states of a campaign [documented: C/special].</summary>
    public static IReadOnlyList<string> CampaignStatuses { get; } = ["online", "standby", "draft", "archived"];

    /// <summary>What an applicant may have to go through [documented: C/special].</summary>
    public static IReadOnlyList<string> Stages { get; } = ["abstract", "agenda", "video", "survey", "pitch", "resume"];

    /// <summary>The highest of the manager's credentials: 1 Operator, 2 Director, 3 Human resources manager, 4 Administrator [documented: C/special].</summary>
    public const int HighestCredentials = 4;

    /// <summary>The scopes that a key of this kind may hold.</summary>
    public static IReadOnlyList<string> ScopesOf(string kind) => kind == KelioKey.Customer ? KelioScopes.Customer : KelioScopes.JobBoard;
}
