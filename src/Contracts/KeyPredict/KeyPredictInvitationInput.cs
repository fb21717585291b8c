namespace Contracts.KeyPredict;

/// <summary>What <c>candidate/invite</c> takes.</summary>
/// <param name="CandidateId">Whom to invite.</param>
/// <param name="TestIds">To which tests; one or more.</param>
public sealed record KeyPredictInvitationInput(int CandidateId, IReadOnlyList<int> TestIds)
{
    /// <summary>From <c>list/testLanguage</c>; the account's default when left out.</summary>
    public int? TestLanguageId { get; init; }

    /// <summary>The contract that pays.</summary>
    public int? ContractId { get; init; }

    /// <summary>Whether the candidate gets an e-mail with the link; yes when left out.</summary>
    public bool? SendEmail { get; init; }

    /// <summary>Whether the candidate may see the report; no when left out.</summary>
    public bool? ShowReport { get; init; }

    /// <summary>Paris time, <c>YYYY-MM-DD HH:MM:SS</c>; never when left out.</summary>
    public string? ExpirationDate { get; init; }

    /// <summary>1 beginner, 2 medium, 3 advanced; for computing tests.</summary>
    public int? Level { get; init; }

    /// <summary>Whether the session is watched; five credits more.</summary>
    public bool? Proctoring { get; init; }
}
