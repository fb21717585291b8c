namespace Contracts.KeyPredict;

/// <summary>What <c>create/candidate</c> and <c>update/candidate</c> take. Null is left out of the call; the empty text clears a field on update.</summary>
public sealed record KeyPredictCandidateInput
{
    /// <summary>Required on create.</summary>
    public string? Firstname { get; init; }

    /// <summary>Required on create.</summary>
    public string? Lastname { get; init; }

    /// <summary>Required on create unless a login is given; unique.</summary>
    public string? Email { get; init; }

    /// <summary>At least 3 characters.</summary>
    public string? Password { get; init; }

    /// <summary>Unique; the e-mail address when left out.</summary>
    public string? Login { get; init; }

    /// <summary>From <c>list/title</c>.</summary>
    public int? TitleId { get; init; }

    /// <summary>ISO 3166-1, three letters.</summary>
    public string? CountryCode { get; init; }

    /// <summary>From <c>list/testLanguage</c>.</summary>
    public int? LanguageId { get; init; }

    /// <summary>From <c>list/group</c>.</summary>
    public IReadOnlyList<int>? GroupIds { get; init; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The candidate's occupation.</summary>
    public string? Function { get; init; }

    /// <summary>The line of business.</summary>
    public int? SectorId { get; init; }

    /// <summary>Free text.</summary>
    public string? Observations { get; init; }
}
