using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Effects;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>A lived-in account: two groups, a campaign with a predictive model, assessments at every stage in two languages. All of it before
/// the workspace's first instant.</summary>
internal static class KeyPredictDemo
{
    private const int People = 18;

    // Who (by number) took or has to take which test, in which language, and how far it went. The first six are in the campaign.
    private static readonly Step[] Plan =
    [
        .. CampaignTests(0, AssessmentStage.Completed, AssessmentStage.Completed),
        .. CampaignTests(1, AssessmentStage.Completed, AssessmentStage.Completed),
        .. CampaignTests(2, AssessmentStage.Completed, AssessmentStage.Completed),
        .. CampaignTests(3, AssessmentStage.Completed, AssessmentStage.Completed),
        .. CampaignTests(4, AssessmentStage.Completed, AssessmentStage.Invited),
        .. CampaignTests(5, AssessmentStage.Started, AssessmentStage.Invited),
        new(6, CatalogueTests.BigFive, CatalogueLists.French, AssessmentStage.Completed),
        new(7, CatalogueTests.Vocation, CatalogueLists.French, AssessmentStage.Completed),
        new(8, CatalogueTests.Emotion, CatalogueLists.English, AssessmentStage.Completed),
        new(9, CatalogueTests.Managers, CatalogueLists.French, AssessmentStage.Completed),
        new(9, CatalogueTests.Reasoning, CatalogueLists.French, AssessmentStage.Completed),
        new(10, CatalogueTests.Sales, CatalogueLists.English, AssessmentStage.Completed),
        new(10, CatalogueTests.Professional, CatalogueLists.English, AssessmentStage.Invited),
        new(11, CatalogueTests.Career, CatalogueLists.French, AssessmentStage.Invited),
        new(12, CatalogueTests.Communication, CatalogueLists.French, AssessmentStage.Invited),
        new(13, CatalogueTests.Professional, CatalogueLists.French, AssessmentStage.Started),
        new(14, CatalogueTests.Vocation, CatalogueLists.English, AssessmentStage.Expired),
        new(15, CatalogueTests.Entrepreneur, CatalogueLists.French, AssessmentStage.Cancelled),
    ];

    private static readonly TimeSpan TimeTaken = new(0, 14, 24);

    private const int SharedDemos = 4;

    /// <summary>Any instant: what differs between workspaces of one seed is shifted, and the keys of links.</summary>
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    private static readonly Shared<long, KeyPredictState> Demos = new(SharedDemos, static seed => Filled(KeyPredictSeed.Of(seed), seed));

    /// <summary>The account with the demo in it, and the keys of its links. What is shifted is made when somebody asks for it.</summary>
    public static (KeyPredictState State, LinkKeys[] Keys) Of(SeedContext context)
    {
        var (shared, shift) = (Demos.Of(context.Seed), context.Now - Epoch);
        var keys = new LinkKeys[shared.Assessments.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = Invitation.NewKeys(context.Secrets);
        var state = shared with
        {
            Campaigns = shared.Campaigns.Begin((campaign, _) => campaign with { CreatedAt = campaign.CreatedAt + shift }),
            Candidates = shared.Candidates.Begin((candidate, _) =>
                candidate with { CreatedAt = candidate.CreatedAt + shift, LastConnectionAt = candidate.LastConnectionAt + shift }),
            Assessments = shared.Assessments.Begin((assessment, i) => Shifted(assessment, shift, keys[i])),
        };
        return (state, keys);
    }

    private static Assessment Shifted(Assessment assessment, TimeSpan shift, LinkKeys keys) => assessment with
    {
        SessionKey = keys.Session,
        ReportKey = keys.Report,
        InvitedAt = assessment.InvitedAt + shift,
        ExpiresAt = assessment.ExpiresAt + shift,
        StartedAt = assessment.StartedAt + shift,
        CompletedAt = assessment.CompletedAt + shift,
        CancelledAt = assessment.CancelledAt + shift,
    };

    private static KeyPredictState Filled(KeyPredictState state, long seed)
    {
        var groups = ImmutableArray.Create(
            new Group(KeyPredictSettings.FirstGroupId, "Management"),
            new Group(KeyPredictSettings.FirstGroupId + 1, "Sales"));
        (state, var candidates) = Candidates(state, seed, groups);
        state = state with { Groups = state.Groups.Begin(groups), Candidates = state.Candidates.Begin(candidates) };
        var ids = new NewIds(state.Ids);
        var campaignId = ids.Campaign();
        var campaign = new Campaign(
            campaignId,
            "Team leaders",
            CatalogueModels.TeamLeader,
            [CatalogueTests.Professional, CatalogueTests.Reasoning],
            CatalogueLists.English,
            Epoch.AddDays(-60))
        {
            CandidateIds = [.. candidates[..6].Select(candidate => candidate.Id)],
        };
        return Assessments(state with { Ids = ids.After, Campaigns = state.Campaigns.Begin([campaign]) }, seed, candidates, campaignId);
    }

    private static (KeyPredictState State, ImmutableArray<Candidate> Candidates) Candidates(
        KeyPredictState state, long seed, ImmutableArray<Group> groups)
    {
        var ids = new NewIds(state.Ids);
        var candidates = ImmutableArray.CreateBuilder<Candidate>(People);
        foreach (var person in SampleData.People(seed, "key-predict candidates", People))
        {
            var at = Epoch.AddDays(candidates.Count - 70);
            candidates.Add(new Candidate(ids.Candidate(), person.FirstName, person.LastName, person.Email, person.Email, at)
            {
                TitleId = person.IsFemale ? 2 : 1,
                CountryCode = "FRA",
                LanguageId = candidates.Count % 2 == 0 ? CatalogueLists.English : CatalogueLists.French,
                GroupIds = candidates.Count % 3 == 2 ? [] : [groups[candidates.Count < 6 ? 0 : 1].Id],
                PostalCode = person.ZipCode,
                Phone = "+33" + person.PhoneNumber,
                Function = person.JobTitle,
            });
        }

        return (state with { Ids = ids.After }, candidates.ToImmutable());
    }

    private static KeyPredictState Assessments(KeyPredictState state, long seed, ImmutableArray<Candidate> candidates, int campaignId)
    {
        var (ids, known) = (new NewIds(state.Ids), candidates.ToBuilder());
        var assessments = ImmutableArray.CreateBuilder<Assessment>(Plan.Length);
        foreach (var (person, testId, languageId, stage) in Plan)
        {
            var (test, invited) = (state.Tests.Find(testId)!, Epoch.AddDays(assessments.Count - 50));
            var id = ids.Assessment();
            var placeholder = id.ToString(CultureInfo.InvariantCulture); // Each workspace has keys of its own.
            var sent = new Assessment(id, candidates[person].Id, test.Id, languageId, invited, placeholder, placeholder)
            {
                CreditsTaken = stage == AssessmentStage.Cancelled ? 0 : test.Price,
                CampaignId = person < 6 ? campaignId : null,
                ExpiresAt = stage == AssessmentStage.Expired ? invited.AddDays(10) : null,
            };
            var reached = Reach(state, sent, stage, seed);
            if (reached.StartedAt is { } started) known[person] = known[person] with { LastConnectionAt = started };
            assessments.Add(reached);
        }

        return state with { Ids = ids.After, Assessments = state.Assessments.Begin(assessments), Candidates = state.Candidates.Begin(known) };
    }

    private static Assessment Reach(KeyPredictState state, Assessment sent, AssessmentStage stage, long seed)
    {
        var started = sent.InvitedAt.AddHours(20);
        return stage switch
        {
            AssessmentStage.Started => sent with { StartedAt = started },
            AssessmentStage.Completed => sent with
            {
                StartedAt = started,
                CompletedAt = started + TimeTaken,
                Scores = Scores.Of(state, sent, given: null, seed),
            },
            AssessmentStage.Cancelled => sent with { CancelledAt = started },
            _ => sent,
        };
    }

    private static Step[] CampaignTests(int person, AssessmentStage first, AssessmentStage second) =>
    [
        new(person, CatalogueTests.Professional, CatalogueLists.English, first),
        new(person, CatalogueTests.Reasoning, CatalogueLists.English, second),
    ];

    private sealed record Step(int Person, int TestId, int LanguageId, AssessmentStage Stage);
}
