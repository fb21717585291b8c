using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>All records of one Key Predict account.</summary>
internal sealed record KeyPredictState : ProviderState
{
    /// <summary>The one group of an index that takes all rows together.</summary>
    public const int Everyone = 0;

    // A secret that is the key of a hash table is found without being compared letter by letter with others: the look-up is not to be timed.
    public static readonly Unique<ApiToken, string> TokenByValue = new(token => token.Value, comparer: StringComparer.Ordinal);
    public static readonly Ordered<ApiToken, int> TokensByNumber = new(_ => Everyone);
    public static readonly Ordered<ApiToken, int> TokensByIssue = new(_ => Everyone, (a, b) => a.IssuedAt.CompareTo(b.IssuedAt));
    public static readonly Ordered<TokenRevocation, int> RevocationsByToken = new(_ => Everyone);

    public static readonly Unique<Candidate, string> CandidateByEmail = new(
        candidate => candidate.Email!, candidate => candidate.Email is not null, StringComparer.OrdinalIgnoreCase);
    public static readonly Unique<Candidate, string> CandidateByLogin = new(candidate => candidate.Login, comparer: StringComparer.OrdinalIgnoreCase);
    public static readonly Unique<Candidate, string> CandidateByProfileKey = new(
        candidate => candidate.ProfileKey!, candidate => candidate.ProfileKey is not null, StringComparer.Ordinal);
    public static readonly Ordered<Candidate, int> CandidatesOfGroup = new(candidate => candidate.GroupIds);

    public static readonly Unique<Assessment, string> AssessmentBySessionKey = new(assessment => assessment.SessionKey, comparer: StringComparer.Ordinal);
    public static readonly Unique<Assessment, string> AssessmentByReportKey = new(assessment => assessment.ReportKey, comparer: StringComparer.Ordinal);
    public static readonly Ordered<Assessment, int> OpenByInvitation = new(_ => Everyone, Assessment.ByInvitation, assessment => assessment.IsOpen);
    public static readonly Ordered<Assessment, int> OpenOfCandidate = new(
        assessment => assessment.CandidateId, Assessment.ByInvitation, assessment => assessment.IsOpen);
    public static readonly Ordered<Assessment, (int CandidateId, int TestId)> OpenOfTest = new(
        assessment => (assessment.CandidateId, assessment.TestId), when: assessment => assessment.IsOpen);
    public static readonly Ordered<Assessment, int> CompletedByEnd = new(_ => Everyone, Assessment.ByCompletion, assessment => assessment.IsCompleted);
    public static readonly Ordered<Assessment, int> CompletedOfCandidate = new(
        assessment => assessment.CandidateId, Assessment.ByCompletion, assessment => assessment.IsCompleted);
    public static readonly Ordered<Assessment, (int CandidateId, int TestId)> CompletedOfTest = new(
        assessment => (assessment.CandidateId, assessment.TestId), Assessment.ByCompletion, assessment => assessment.IsCompleted);

    public required IdSequence Ids { get; init; }

    public required Single<Account> Accounts { get; init; }

    public Table<int, SubAccount> SubAccounts { get; init; } = Table<int, SubAccount>.Empty;

    public required Single<Integration> Integrations { get; init; }

    public Table<int, ApiToken> Tokens { get; init; } = Table<int, ApiToken>.With(TokenByValue, TokensByNumber, TokensByIssue);

    public Table<int, TokenRevocation> TokenRevocations { get; init; } = Table<int, TokenRevocation>.With(RevocationsByToken);

    public Table<int, Title> Titles { get; init; } = CatalogueLists.Titles;

    public Table<int, Language> Languages { get; init; } = CatalogueLists.Languages;

    public Table<int, Test> Tests { get; init; } = CatalogueTests.All;

    public Table<int, Factor> Factors { get; init; } = CatalogueFactors.All;

    public Table<int, Competency> Competencies { get; init; } = CatalogueModels.Competencies;

    public Table<int, PredictiveModel> PredictiveModels { get; init; } = CatalogueModels.All;

    public Table<int, Group> Groups { get; init; } = Table<int, Group>.Empty;

    public Table<int, Candidate> Candidates { get; init; } =
        Table<int, Candidate>.With(CandidateByEmail, CandidateByLogin, CandidateByProfileKey, CandidatesOfGroup);

    public Table<int, Assessment> Assessments { get; init; } = Table<int, Assessment>.With(
        AssessmentBySessionKey, AssessmentByReportKey, OpenByInvitation, OpenOfCandidate, OpenOfTest, CompletedByEnd, CompletedOfCandidate, CompletedOfTest);

    public Table<int, Campaign> Campaigns { get; init; } = Table<int, Campaign>.Empty;

    /// <summary>The one account.</summary>
    [JsonIgnore]
    public Account Account => Accounts.Value;

    /// <summary>The one integration page.</summary>
    [JsonIgnore]
    public Integration Integration => Integrations.Value;

    /// <summary>What the account lets a caller choose from.</summary>
    [JsonIgnore]
    public Choices Choices => new(Integration.IgnoresJsonBodies, Titles, Languages, Groups);

    /// <summary>The candidate with this e-mail address, without regard to case, or null.</summary>
    public Candidate? CandidateOf(string email) => Candidates.By(CandidateByEmail, email);

    /// <summary>The candidate that a caller names, or null.</summary>
    public Candidate? CandidateOf(CandidateName name) => name.Id is { } id ? Candidates.At(id) : name.Email is { } email ? CandidateOf(email) : null;

    /// <summary>The factors of a test, in order.</summary>
    public ImmutableSortedSet<Factor> FactorsOf(int testId) => Factors.In(CatalogueFactors.OfTest, testId);

    /// <summary>The pending assessment of a test for a candidate, or null; of several, the first that was made.</summary>
    public Assessment? PendingOf(int candidateId, int testId, DateTimeOffset now)
    {
        foreach (var assessment in Assessments.In(OpenOfTest, (candidateId, testId)))
            if (assessment.IsPendingAt(now)) return assessment;
        return null;
    }
}
