using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>All records of one Key Predict account.</summary>
internal sealed record KeyPredictState : ProviderState
{
    public required IdSequence Ids { get; init; }

    public required Table<int, Account> Accounts { get; init; }

    public Table<int, SubAccount> SubAccounts { get; init; } = Table<int, SubAccount>.Empty;

    public required Table<int, Integration> Integrations { get; init; }

    public Table<int, ApiToken> Tokens { get; private init; } = Table<int, ApiToken>.Empty;

    public Table<int, Title> Titles { get; init; } = CatalogueLists.Titles;

    public Table<int, Language> Languages { get; init; } = CatalogueLists.Languages;

    public Table<int, Test> Tests { get; init; } = CatalogueTests.All;

    public Table<int, Factor> Factors { get; init; } = CatalogueFactors.All;

    public Table<int, Competency> Competencies { get; init; } = CatalogueModels.Competencies;

    public Table<int, PredictiveModel> PredictiveModels { get; init; } = CatalogueModels.All;

    public Table<int, Group> Groups { get; init; } = Table<int, Group>.Empty;

    public Table<int, Candidate> Candidates { get; init; } = Table<int, Candidate>.Empty;

    public Table<int, Assessment> Assessments { get; init; } = Table<int, Assessment>.Empty;

    public Table<int, Campaign> Campaigns { get; init; } = Table<int, Campaign>.Empty;

    /// <summary>The number of each token.</summary>
    private ImmutableDictionary<string, int> TokenNumbers { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The one account.</summary>
    [JsonIgnore]
    public Account Account => Accounts.Rows.First();

    /// <summary>The one integration page.</summary>
    [JsonIgnore]
    public Integration Integration => Integrations.Rows.First();

    /// <summary>The candidate with this e-mail address, without regard to case, or null.</summary>
    public Candidate? CandidateByEmail(string email) => Candidates.FirstOrDefault(candidate => string.Equals(candidate.Email, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>The candidate with this login, without regard to case, or null.</summary>
    public Candidate? CandidateByLogin(string login) => Candidates.FirstOrDefault(candidate => string.Equals(candidate.Login, login, StringComparison.OrdinalIgnoreCase));

    /// <summary>The factors of a test, in order.</summary>
    public IEnumerable<Factor> FactorsOf(int testId) => Factors.Where(factor => factor.TestId == testId);

    /// <summary>The token with this value, dead or alive, or null.</summary>
    public ApiToken? TokenOf(string value) => TokenNumbers.TryGetValue(value, out var number) ? Tokens.Find(number) : null;

    /// <summary>The records with one token more.</summary>
    public KeyPredictState WithToken(string value, DateTimeOffset now)
    {
        var (number, ids) = Ids.Next("token");
        return this with { Ids = ids, Tokens = Tokens.Put(new ApiToken(number, value, now, Integration.Login)), TokenNumbers = TokenNumbers.SetItem(value, number) };
    }

    /// <summary>The records with every token dead that was alive: for good, because a revoked token never comes back.</summary>
    public KeyPredictState WithoutTokens(string because, DateTimeOffset now) => this with
    {
        Tokens = Tokens.Put(Tokens.Where(token => token.RevokedAt is null).Select(token => token with { RevokedAt = now, RevokedBecause = because })),
    };
}
