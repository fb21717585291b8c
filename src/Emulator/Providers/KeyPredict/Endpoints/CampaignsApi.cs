using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Campaigns: tests and a predictive model under one name.</summary>
internal static class CampaignsApi
{
    public static readonly Provenance ByStyle =
        Provenance.Inferred("use cases 5 and 6 of the help article name no endpoints; the names follow the API's two styles");

    private static readonly Parameter Id = new("id", "query", "integer", "The campaign.", Required: true);

    public static readonly ImmutableArray<Operation> Operations =
    [
        Of(KeyPredictRoutes.ListCampaign, List) with
        {
            Summary = "Lists the campaigns.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictCampaignSummary>),
        },
        Of(KeyPredictRoutes.CreateCampaign, Create) with
        {
            Changes = true,
            Requires = KeyPredictAccess.InvitationCheck,
            Summary = "Makes a campaign of tests and a predictive model.",
            Parameters = Describe(isNew: true),
            ResponseBody = typeof(KeyPredictCampaign),
        },
        Of(KeyPredictRoutes.UpdateCampaign, Update) with
        {
            Changes = true,
            Requires = KeyPredictAccess.InvitationCheck,
            Summary = "Changes a campaign; what is absent stays as it is.",
            Parameters = [Id, .. Describe(isNew: false)],
            ResponseBody = typeof(KeyPredictCampaign),
        },
        Of(KeyPredictRoutes.RetrieveCampaign, Retrieve) with
        {
            Summary = "Gives a campaign with the ids of its candidates.",
            Parameters = [Id],
            ResponseBody = typeof(KeyPredictCampaign),
        },
        Of(KeyPredictRoutes.CampaignScores, Scores) with
        {
            Summary = "Lists the candidates' fit scores, best first.",
            Parameters = [Id, Candidate],
            ResponseBody = typeof(IReadOnlyList<KeyPredictFit>),
        },
        Of(KeyPredictRoutes.ReportFitScores, Scores) with
        {
            Summary = "The same as campaign/scores.",
            Parameters = [Id, Candidate],
            ResponseBody = typeof(IReadOnlyList<KeyPredictFit>),
        },
    ];

    private static Parameter Candidate => new("candidate_id", "query", "integer", "Only this candidate.");

    private static ImmutableArray<Parameter> Describe(bool isNew) =>
    [
        new("label", "query", "string", "The name.", isNew),
        new("test_ids", "query", "string", "Ids of tests with commas between them.", isNew),
        new("predictive_model_id", "query", "integer", "From list/predictiveModel.", isNew),
        new("test_language_id", "query", "integer", "From list/testLanguage; the account's default when it is left out."),
        new("expiration_date", "query", "string", "YYYY-MM-DD HH:MM:SS, Paris time: the end of its invitations; never when it is left out."),
    ];

    private static Operation Of(string method, Func<Call, Outcome> handler) => Method.Of(method, ByStyle, handler);

    private static Outcome List(Call call)
    {
        var campaigns = call.State<KeyPredictState>().Campaigns;
        return WireFormat.Ok(call.Request, () => Tree.Many("campaigns", campaigns.Select(CampaignView.Summary)));
    }

    private static Outcome Create(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices, CampaignInput.New);
        if (input.Mistakes.Judge(input.EndsAt.Value, call.Now).Refusal is { } invalid) return invalid;
        var ids = new NewIds(state.Ids);
        return Save(call, state with { Ids = ids.After }, new Campaign(ids.Campaign(), "", 0, [], state.Account.DefaultLanguageId, call.Now), input);
    }

    private static Outcome Update(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices, CampaignInput.Update);
        if (input.Mistakes.Judge(input.EndsAt.Value, call.Now).Refusal is { } invalid) return invalid;
        return state.Campaigns.At(input.Id!.Value) is { } before ? Save(call, state, before, input) : NotFound(state, input.Id.Value);
    }

    private static Outcome Save(Call call, KeyPredictState state, Campaign before, CampaignInput input)
    {
        ImmutableArray<long> tests = input.TestIds.IsGiven ? input.TestIds.Value : [.. before.TestIds];
        var (model, language) = (input.ModelId.Or(before.ModelId)!.Value, input.LanguageId ?? before.LanguageId);
        foreach (var id in tests)
        {
            if (state.Tests.At(id) is not { } test) return Refuse.TestNotFound("test_ids", id, state);
            if (!test.LanguageIds.Contains(language)) return Refuse.LanguageNotAvailable(test, language);
        }

        if (state.PredictiveModels.At(model) is null)
        {
            return Refuse.NotFound(
                KeyPredictErrors.ModelNotFound, "predictive_model_id", model, "predictive model", state.PredictiveModels.FirstOrDefault()?.Id);
        }

        var after = before with
        {
            Label = input.Label.Or(before.Label)!,
            TestIds = [.. tests.Select(id => (int)id)],
            ModelId = (int)model,
            LanguageId = language,
            ExpiresAt = input.EndsAt.IsGiven ? input.EndsAt.Value?.At : before.ExpiresAt,
        };
        return Outcome.Of(WireFormat.Ok(call.Request, () => CampaignView.Of(after)), Change.To(state with { Campaigns = state.Campaigns.Put(after) }));
    }

    private static Outcome Retrieve(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var id = fields.Integer("id", required: true);
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.Campaigns.At(id!.Value) is not { } campaign) return NotFound(state, id.Value);
        return WireFormat.Ok(call.Request, () => CampaignView.Of(
            campaign, ("candidates", Tree.Many("candidates", campaign.CandidateIds.Select(CandidateView.IdOf)))));
    }

    private static Outcome Scores(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var (id, candidateId) = (fields.Integer("id", required: true), fields.Integer("candidate_id"));
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.Campaigns.At(id!.Value) is not { } campaign) return NotFound(state, id.Value);
        return WireFormat.Ok(call.Request, () => Tree.Many("scores", CampaignResult.Of(state, campaign, candidateId).Select(CampaignView.Of)));
    }

    private static Refusal NotFound(KeyPredictState state, long id) =>
        Refuse.NotFound(KeyPredictErrors.CampaignNotFound, "id", id, "campaign", state.Campaigns.FirstOrDefault()?.Id);
}
