using System.Collections.Immutable;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>One record of each kind, with nothing left empty that may be filled: what contracts pin the shapes on.</summary>
internal static class KeyPredictFixtureRecords
{
    /// <summary>The account with its records, and their ids by name.</summary>
    public static (KeyPredictState State, Dictionary<string, object> Values) OneOfEach(KeyPredictState state, Secrets secrets, long seed, DateTimeOffset now)
    {
        var ids = new NewIds(state.Ids);
        var people = SampleData.People(seed, "key-predict fixtures", 4);
        var group = new Group(ids.Group(), "Management");
        var (tested, fresh) = (NewCandidate(0), NewCandidate(1));
        var pending = Invited(CatalogueTests.Professional, -2);
        var started = Invited(CatalogueTests.Vocation, -5);
        var completed = started with
        {
            StartedAt = now.AddDays(-4),
            CompletedAt = now.AddDays(-4).AddMinutes(14),
            Scores = Scores.Of(state, started, ImmutableDictionary<int, decimal>.Empty, seed),
        };
        var campaign = new Campaign(
            ids.Campaign(),
            "Team leaders",
            CatalogueModels.TeamLeader,
            [CatalogueTests.Professional, CatalogueTests.Reasoning],
            CatalogueLists.English,
            now.AddDays(-9))
        {
            CandidateIds = [tested.Id],
            ExpiresAt = now.AddDays(60),
        };
        state = state with
        {
            Ids = ids.After,
            Groups = state.Groups.Put(group),
            Candidates = state.Candidates.Put([tested, fresh]),
            Assessments = state.Assessments.Put([pending, completed]),
            Campaigns = state.Campaigns.Put(campaign),
        };
        return (state, new()
        {
            ["candidateId"] = tested.Id,
            ["candidateEmail"] = tested.Email!,
            ["freshCandidateId"] = fresh.Id,
            ["newEmail"] = people[2].Email,
            ["groupId"] = group.Id,
            ["testId"] = CatalogueTests.Professional,
            ["pendingAssessmentId"] = pending.Id,
            ["completedAssessmentId"] = completed.Id,
            ["campaignId"] = campaign.Id,
            ["modelId"] = CatalogueModels.TeamLeader,
            ["languageId"] = CatalogueLists.English,
            ["companyId"] = state.SubAccounts.Rows.First().Id,
        });

        Candidate NewCandidate(int i) => new(ids.Candidate(), people[i].FirstName, people[i].LastName, people[i].Email, people[i].Email, now.AddDays(-10))
        {
            TitleId = people[i].IsFemale ? 2 : 1,
            CountryCode = "FRA",
            LanguageId = CatalogueLists.English,
            GroupIds = [group.Id],
            PostalCode = people[i].ZipCode,
            Phone = "+33" + people[i].PhoneNumber,
            Function = people[i].JobTitle,
            SectorId = 1,
            Observations = "Rappeler en mars.",
            LastConnectionAt = now.AddDays(-4),
        };

        Assessment Invited(int testId, int day) =>
            Invitation.Of(ids.Assessment(), tested, state.Tests.Find(testId)!, CatalogueLists.English, now.AddDays(day), secrets) with
            {
                CreditsTaken = 40,
                ExpiresAt = now.AddDays(30),
            };
    }
}
