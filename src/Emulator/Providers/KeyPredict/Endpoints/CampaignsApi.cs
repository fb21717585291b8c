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
    public static readonly Provenance ByStyle = Provenance.Inferred("use cases 5 and 6 of the help article name no endpoints; the names follow the API's two styles");

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
            Summary = "Makes a campaign of tests and a predictive model.",
            Parameters = Describe(isNew: true),
            ResponseBody = typeof(KeyPredictCampaign),
        },
        Of(KeyPredictRoutes.UpdateCampaign, Update) with
        {
            Changes = true,
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
        Of(KeyPredictRoutes.CampaignScores, Scores) with { Summary = "Lists the candidates' fit scores, best first.", Parameters = [Id, Candidate], ResponseBody = typeof(IReadOnlyList<KeyPredictFit>) },
        Of(KeyPredictRoutes.ReportFitScores, Scores) with { Summary = "The same as campaign/scores.", Parameters = [Id, Candidate], ResponseBody = typeof(IReadOnlyList<KeyPredictFit>) },
    ];

    private static Parameter Candidate => new("candidate_id", "query", "integer", "Only this candidate.");

    /// <summary>The campaign that a parameter names, or the refusal when the fields are good and there is none.</summary>
    public static Campaign? Find(FieldReader fields, KeyPredictState state, out Refusal? refusal)
    {
        var id = fields.Integer("id", required: true);
        var found = id is { } number ? state.Campaigns.At(number) : null;
        refusal = id is { } sought && found is null ? Refuse.NotFound(KeyPredictErrors.CampaignNotFound, "campaign", sought) : null;
        return found;
    }

    private static ImmutableArray<Parameter> Describe(bool isNew) =>
    [
        new("label", "query", "string", "The name.", isNew),
        new("test_ids", "query", "string", "Ids of tests with commas between them.", isNew),
        new("predictive_model_id", "query", "integer", "From list/predictiveModel.", isNew),
        new("test_language_id", "query", "integer", "From list/testLanguage; the account's default when it is left out."),
        new("expiration_date", "query", "string", "YYYY-MM-DD HH:MM:SS, Paris time: the end of its invitations; never when it is left out."),
    ];

    private static Operation Of(string method, Func<Call, Outcome> handler) => new(method, "GET|POST", KeyPredictRoutes.Template(method), ByStyle, handler);

    private static Outcome List(Call call) => WireFormat.Ok(call.Request, Tree.Many("campaigns", call.State<KeyPredictState>().Campaigns.Select(campaign => Tree.One(
        "campaign", ("id", Tree.Id(campaign.Id)), ("label", Tree.Of(campaign.Label)), ("predictive_model_id", Tree.Id(campaign.ModelId)), ("test_ids", Tests(campaign))))));

    private static Outcome Create(Call call)
    {
        var state = call.State<KeyPredictState>();
        var (id, ids) = state.Ids.Next("campaign", KeyPredictSettings.FirstCampaignId);
        return Save(call, FieldReader.Of(call), state with { Ids = ids }, new Campaign(id, "", 0, [], state.Account.DefaultLanguageId, call.Now), isNew: true, null);
    }

    private static Outcome Update(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var before = Find(fields, state, out var unknown);
        return Save(call, fields, state, before ?? new Campaign(0, "", 0, [], state.Account.DefaultLanguageId, call.Now), isNew: false, unknown);
    }

    private static Outcome Save(Call call, FieldReader fields, KeyPredictState state, Campaign before, bool isNew, Refusal? unknown)
    {
        var label = Asked("label") ? fields.Text("label", required: true) : before.Label;
        var tests = Asked("test_ids") ? fields.Collection("test_ids", required: true) : [.. before.TestIds];
        var model = Asked("predictive_model_id") ? fields.Integer("predictive_model_id", required: true) : before.ModelId;
        var language = fields.Choice("test_language_id", id => state.Languages.Find(id) is not null) ?? before.LanguageId;
        var end = fields.Has("expiration_date") ? fields.Date("expiration_date", after: call.Now) : before.ExpiresAt;
        if (fields.Refusal() is { } invalid) return invalid;
        if (unknown is not null) return unknown;
        foreach (var id in tests)
        {
            if (state.Tests.At(id) is not { } test) return Refuse.TestNotFound(id);
            if (!test.LanguageIds.Contains(language))
                return Refuse.NotAcceptable(KeyPredictErrors.LanguageNotAvailable, $"“{test.Label}” has no language {language}.", $"Use one of list/testLanguage?test_id={test.Id}.");
        }

        if (state.PredictiveModels.At(model!.Value) is null) return Refuse.NotFound(KeyPredictErrors.ModelNotFound, "predictive model", model.Value);
        var after = before with { Label = label!, TestIds = [.. tests.Select(id => (int)id)], ModelId = (int)model.Value, LanguageId = language, ExpiresAt = end };
        return Outcome.Of(WireFormat.Ok(call.Request, Describe(after)), Change.To(state with { Campaigns = state.Campaigns.Put(after) }));

        bool Asked(string name) => isNew || fields.Has(name);
    }

    private static Outcome Retrieve(Call call)
    {
        var fields = FieldReader.Of(call);
        var campaign = Find(fields, call.State<KeyPredictState>(), out var unknown);
        if ((fields.Refusal() ?? unknown) is { } refusal) return refusal;
        return WireFormat.Ok(call.Request, Describe(campaign!, ("candidates", Tree.Many("candidates", campaign!.CandidateIds.Select(id => Tree.One("candidate", ("id", Tree.Id(id))))))));
    }

    private static Outcome Scores(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var campaign = Find(fields, state, out var unknown);
        var candidateId = fields.Integer("candidate_id");
        if ((fields.Refusal() ?? unknown) is { } refusal) return refusal;
        var results = CampaignResult.Of(state, campaign!).Where(result => candidateId is null || result.CandidateId == candidateId);
        return WireFormat.Ok(call.Request, Tree.Many("scores", results.Select(result => Tree.One(
            "score",
            ("candidate_id", Tree.Id(result.CandidateId)),
            ("fit_score", result.Fit?.Fit is { } fit ? Tree.Count(fit) : Tree.Plain(null)),
            ("completed", Tree.Count(result.Fit is null ? 0 : 1)),
            ("competencies", Tree.Many("competencies", (result.Fit?.Competencies ?? []).Select(match => Tree.One(
                "competency",
                ("label", Tree.Of(match.Label)),
                ("importance", Tree.Count(match.Importance)),
                ("score", Tree.Score(match.Score))))))))));
    }

    private static Tree Tests(Campaign campaign) => Tree.Many("test_ids", campaign.TestIds.Select(id => new Tree.Named("test_id", Tree.Id(id))));

    private static Tree Describe(Campaign campaign, params ReadOnlySpan<Tree.Member> more) => Tree.One(
        "campaign",
        [
            ("id", Tree.Id(campaign.Id)),
            ("label", Tree.Of(campaign.Label)),
            ("predictive_model_id", Tree.Id(campaign.ModelId)),
            ("test_ids", Tests(campaign)),
            ("test_language_id", Tree.Id(campaign.LanguageId)),
            ("creation_date", Tree.Plain(ParisTime.Text(campaign.CreatedAt))),
            ("expiration_date", Tree.Plain(ParisTime.Text(campaign.ExpiresAt))),
            .. more,
        ]);
}
