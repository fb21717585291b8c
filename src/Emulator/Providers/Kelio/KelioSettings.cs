using System.Collections.Immutable;
using Contracts.Kelio;

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

    /// <summary>Audiences accepted in every environment besides its own, for local use.</summary>
    public ImmutableArray<string> ExtraAudiences { get; init; } = [];

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

    /// <summary>The scopes that a key of this kind may hold.</summary>
    public static IReadOnlyList<string> ScopesOf(string kind) => kind == KelioKey.Customer ? KelioScopes.Customer : KelioScopes.JobBoard;
}
