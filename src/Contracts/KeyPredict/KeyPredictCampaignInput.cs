namespace Contracts.KeyPredict;

/// <summary>What <c>create/campaign</c> takes, and <c>update/campaign</c>, where what is null stays as it is.</summary>
public sealed record KeyPredictCampaignInput
{
    /// <summary>The name.</summary>
    public string? Label { get; init; }

    /// <summary>The tests.</summary>
    public IReadOnlyList<int>? TestIds { get; init; }

    /// <summary>The predictive model.</summary>
    public int? PredictiveModelId { get; init; }

    /// <summary>From <c>list/testLanguage</c>; the account's default when left out.</summary>
    public int? TestLanguageId { get; init; }

    /// <summary>Paris time, <c>YYYY-MM-DD HH:MM:SS</c>: the end of its invitations; never when left out.</summary>
    public string? ExpirationDate { get; init; }
}
