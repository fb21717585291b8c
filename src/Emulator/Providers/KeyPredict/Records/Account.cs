using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The customer's account: the company that invites, and what its contract holds. There is one.</summary>
/// <param name="Id">The company's id.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Contract">The kind of contract, see <see cref="ContractKind"/>.</param>
/// <param name="Credits">The balance; with a licence, the number of assessments left.</param>
/// <param name="DefaultLanguageId">The language of an invitation that names none.</param>
/// <param name="Evaluator">The user in whose name the API invites.</param>
internal sealed record Account(int Id, string Company, string Contract, int Credits, int DefaultLanguageId, Evaluator Evaluator) : IRow<int>
{
    /// <summary>The features of the profile page that the account has (help article Key Predict API, use case 6).</summary>
    public bool HasInsight { get; init; } = true;

    public bool HasReports { get; init; } = true;

    public bool HasTalentMap { get; init; } = true;

    /// <summary>What an invitation to a test takes from the balance.</summary>
    public int PriceOf(Test test, bool isProctored) => Contract switch
    {
        ContractKind.Subscription => 0,
        ContractKind.Licence => 1,
        _ => test.Price + (isProctored ? KeyPredictSettings.ProctoringPrice : 0),
    };

    /// <summary>The account after so many credits were taken.</summary>
    public Account Less(int credits) => this with { Credits = Credits - credits };

    /// <summary>The id of the one contract.</summary>
    public const int ContractId = 1;
}

/// <summary>The kinds of contract (help article on the invitation of participants), in the words of the control API.</summary>
internal static class ContractKind
{
    /// <summary>Each invitation takes the price of its test.</summary>
    public const string Credits = "credits";

    /// <summary>An annual licence counts assessments: each invitation takes one.</summary>
    public const string Licence = "licence";

    /// <summary>Nothing is debited.</summary>
    public const string Subscription = "subscription";

    public static readonly string[] All = [Credits, Licence, Subscription];
}

/// <summary>A company below this one, to which it may give credits (help article Enterprise access).</summary>
internal sealed record SubAccount(int Id, string Company, int Credits) : IRow<int>;
