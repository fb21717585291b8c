using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Enrols candidates in a campaign, all or none: tests that a candidate has completed are skipped, those still pending are given with their links, the others are invited to.</summary>
internal static class EnrolmentApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        new(KeyPredictRoutes.CampaignInvite, "GET|POST", KeyPredictRoutes.Template(KeyPredictRoutes.CampaignInvite), CampaignsApi.ByStyle, Invite)
        {
            Changes = true,
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
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var campaign = CampaignsApi.Find(fields, state, out var unknown);
        var candidates = Candidates(fields, state, out var stranger);
        var sendsEmail = fields.Flag("send_email", "is_email", "mail") ?? true;
        if ((fields.Refusal() ?? unknown ?? stranger) is { } refusal) return refusal;
        if (Obstacle(state, call.Now, campaign!, candidates) is { } obstacle) return obstacle;
        var wanted = candidates.SelectMany(candidate => campaign!.TestIds.Select(testId => (candidate, testId)))
            .Where(one => !state.Assessments.Any(assessment => assessment.CandidateId == one.candidate.Id && assessment.TestId == one.testId && assessment.CompletedAt is not null))
            .ToImmutableArray();
        var pending = state.Assessments.Where(assessment => assessment.IsPendingAt(call.Now)).ToLookup(assessment => (assessment.CandidateId, assessment.TestId));
        var price = wanted.Where(one => !pending[(one.candidate.Id, one.testId)].Any()).Sum(one => (long)InvitationsApi.Price(state.Account, state.Tests.Find(one.testId)!, isProctored: false));
        if (price > state.Account.Credits) return Refuse.TooFewCredits((int)Math.Min(int.MaxValue, price), state.Account.Credits);
        return Send(call, state, campaign!, candidates, wanted, pending, sendsEmail);
    }

    private static Outcome Send(
        Call call,
        KeyPredictState state,
        Campaign campaign,
        ImmutableArray<Candidate> candidates,
        ImmutableArray<(Candidate Candidate, int TestId)> wanted,
        ILookup<(int CandidateId, int TestId), Assessment> pending,
        bool sendsEmail)
    {
        var ids = state.Ids;
        var (given, made) = (ImmutableArray.CreateBuilder<Assessment>(), ImmutableArray.CreateBuilder<Assessment>());
        foreach (var (candidate, testId) in wanted)
        {
            if (pending[(candidate.Id, testId)].FirstOrDefault() is { } waiting)
            {
                given.Add(waiting);
                continue;
            }

            (var id, ids) = ids.Next("assessment", KeyPredictSettings.FirstAssessmentId);
            var sent = new Assessment(id, candidate.Id, testId, campaign.LanguageId, call.Now, call.Secrets.Hex(KeyPredictSettings.LinkKeyLength), call.Secrets.Hex(KeyPredictSettings.LinkKeyLength))
            {
                CreditsTaken = InvitationsApi.Price(state.Account, state.Tests.Find(testId)!, isProctored: false),
                BaseUrl = call.Request.BaseUrl,
                CampaignId = campaign.Id,
                ExpiresAt = campaign.ExpiresAt,
            };
            given.Add(sent);
            made.Add(sent);
        }

        var after = state with
        {
            Ids = ids,
            Assessments = state.Assessments.Put(made),
            Campaigns = state.Campaigns.Put(campaign with { CandidateIds = [.. campaign.CandidateIds, .. candidates.Select(candidate => candidate.Id)] }),
            Accounts = state.Accounts.Put(state.Account with { Credits = state.Account.Credits - made.Sum(assessment => assessment.CreditsTaken) }),
        };
        var change = Change.To(after).Claim([.. made.SelectMany(Links.Claims)]);
        foreach (var own in made.GroupBy(assessment => assessment.CandidateId))
            if (sendsEmail && state.Candidates.Find(own.Key) is { Email: not null } candidate) change = change.Post(InvitationMail.Of(after, candidate, [.. own], call.Request.BaseUrl));
        return Outcome.Of(WireFormat.Ok(call.Request, Tree.Many("assessments", given.Select(assessment => Describe(assessment, call.Request.BaseUrl)))), change);
    }

    private static Tree Describe(Assessment assessment, string baseUrl) => Tree.One(
        "assessment",
        ("id", Tree.Id(assessment.Id)),
        ("candidate_id", Tree.Id(assessment.CandidateId)),
        ("test_id", Tree.Id(assessment.TestId)),
        ("link", Tree.Of(Links.Session(baseUrl, assessment))),
        ("url", Tree.Of(Links.Session(baseUrl, assessment))));

    private static Refusal? Obstacle(KeyPredictState state, DateTimeOffset now, Campaign campaign, ImmutableArray<Candidate> candidates)
    {
        if (campaign.ExpiresAt <= now)
            return Refuse.NotAcceptable(KeyPredictErrors.CampaignExpired, $"The campaign ended at {campaign.ExpiresAt:u}.", "Give it a later expiration_date with update/campaign.");
        return candidates.FirstOrDefault(candidate => campaign.CandidateIds.Contains(candidate.Id)) is { } enrolled
            ? Refuse.NotAcceptable(KeyPredictErrors.AlreadyInCampaign, $"Candidate {enrolled.Id} is in campaign {campaign.Id}.", "Leave the candidate out; assessment/pending has the links.")
            : null;
    }

    private static ImmutableArray<Candidate> Candidates(FieldReader fields, KeyPredictState state, out Refusal? stranger)
    {
        stranger = null;
        var found = ImmutableArray.CreateBuilder<Candidate>();
        var ids = fields.Collection("candidate_id");
        if (ids.IsDefault)
        {
            if (fields.Text("email") is not { } email)
            {
                fields.Add("candidate_id", Messages.Required);
                return [];
            }

            if (state.CandidateByEmail(email) is { } known) return [known];
            stranger = Refuse.CandidateNotFound("e-mail address " + email);
            return [];
        }

        foreach (var id in ids)
        {
            if (state.Candidates.At(id) is { } candidate) found.Add(candidate);
            else stranger ??= Refuse.CandidateNotFound("id " + id.ToString(CultureInfo.InvariantCulture));
        }

        return found.ToImmutable();
    }
}
