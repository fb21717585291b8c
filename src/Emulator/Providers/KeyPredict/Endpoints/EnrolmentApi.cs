using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Enrols candidates in a campaign, all or none: tests that a candidate has completed are skipped, those still pending are given with their
/// links, the others are invited to.</summary>
internal static class EnrolmentApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.CampaignInvite, CampaignsApi.ByStyle, Invite) with
        {
            Changes = true,
            Requires = $"{KeyPredictAccess.InvitationCheck}, {KeyPredictAccess.CreditsCheck}",
            Summary = "Enrols candidates in a campaign and invites them to its tests.",
            Parameters =
            [
                new("id", "query", "integer", "The campaign.", Required: true),
                new("candidate_id", "query", "string", "A candidate, or several with commas between them."),
                new("email", "query", "string", "The candidate's e-mail address, when candidate_id is absent."),
                new("send_email", "query", "boolean", "Whether the candidates get the links by e-mail; 1 when it is left out. Also called is_email and mail."),
            ],
            ResponseBody = typeof(IReadOnlyList<KeyPredictCampaignInvitation>),
        },
    ];

    private static Outcome Invite(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices.IgnoresJson, EnrolmentInput.Read);
        if (input.Refusal is { } invalid) return invalid;
        if (state.Campaigns.At(input.CampaignId) is not { } campaign)
            return Refuse.NotFound(KeyPredictErrors.CampaignNotFound, "id", input.CampaignId, "campaign", state.Campaigns.FirstOrDefault()?.Id);
        foreach (var name in input.Names)
            if (state.CandidateOf(name) is null) return Refuse.CandidateNotFound(name, state, "candidate_id");
        var candidates = input.Names.Select(name => state.CandidateOf(name)!).ToImmutableArray();
        if (Obstacle(call.Now, campaign, candidates) is { } obstacle) return obstacle;
        var wanted = Wanted(state, campaign, candidates, call.Now);
        var price = wanted.Where(one => one.Pending is null).Sum(one => (long)state.Account.PriceOf(one.Test, isProctored: false));
        if (price > state.Account.Credits) return Refuse.TooFewCredits((int)Math.Min(int.MaxValue, price), state.Account.Credits);
        return Send(call, state, campaign, candidates, wanted, input.SendsEmail);
    }

    private static Refusal? Obstacle(DateTimeOffset now, Campaign campaign, ImmutableArray<Candidate> candidates)
    {
        if (campaign.ExpiresAt is { } end && end <= now) return Refuse.CampaignExpired(end);
        var asked = candidates.Select(candidate => candidate.Id).ToHashSet();
        asked.IntersectWith(campaign.CandidateIds);
        return candidates.FirstOrDefault(candidate => asked.Contains(candidate.Id)) is { } enrolled ? Refuse.AlreadyInCampaign(enrolled.Id, campaign.Id) : null;
    }

    // What each candidate has not completed yet, with the invitation that is waiting already, if there is one.
    private static ImmutableArray<Wish> Wanted(KeyPredictState state, Campaign campaign, ImmutableArray<Candidate> candidates, DateTimeOffset now) =>
    [
        .. from candidate in candidates
           from testId in campaign.TestIds
           where state.Assessments.In(KeyPredictState.CompletedOfTest, (candidate.Id, testId)).IsEmpty
           select new Wish(candidate, state.Tests.Find(testId)!, state.PendingOf(candidate.Id, testId, now)),
    ];

    private static Outcome Send(
        Call call, KeyPredictState state, Campaign campaign, ImmutableArray<Candidate> candidates, ImmutableArray<Wish> wanted, bool sendsEmail)
    {
        var (ids, baseUrl) = (new NewIds(state.Ids), call.Request.BaseUrl);
        var given = wanted.Select(one => one.Pending ?? Made(one)).ToImmutableArray();
        var made = given.Where((_, index) => wanted[index].Pending is null).ToImmutableArray();
        var after = state with
        {
            Ids = ids.After,
            Assessments = state.Assessments.Put(made),
            Campaigns = state.Campaigns.Put(campaign with { CandidateIds = [.. campaign.CandidateIds, .. candidates.Select(candidate => candidate.Id)] }),
            Accounts = state.Accounts.Set(state.Account.Less(made.Sum(assessment => assessment.CreditsTaken))),
        };
        var change = Change.To(after).Claim([.. made.SelectMany(Links.Claims)]);
        if (sendsEmail)
        {
            foreach (var own in made.GroupBy(assessment => assessment.CandidateId))
                if (state.Candidates.Find(own.Key) is { Email: not null } candidate)
                    change = change.Post(InvitationMail.Of(after, candidate, [.. own], baseUrl));
        }

        return Outcome.Of(WireFormat.Ok(call.Request, () => Tree.Many("assessments", given.Select(one => AssessmentView.Enrolled(one, baseUrl)))), change);

        Assessment Made(Wish one) => Invitation.Of(ids.Assessment(), one.Candidate, one.Test, campaign.LanguageId, call.Now, call.Secrets) with
        {
            CreditsTaken = state.Account.PriceOf(one.Test, isProctored: false),
            BaseUrl = baseUrl,
            CampaignId = campaign.Id,
            ExpiresAt = campaign.ExpiresAt,
        };
    }

    /// <summary>A test that a candidate of the campaign has to take.</summary>
    private sealed record Wish(Candidate Candidate, Test Test, Assessment? Pending);
}
