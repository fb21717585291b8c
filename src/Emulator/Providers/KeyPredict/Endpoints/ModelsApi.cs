using System.Collections.Immutable;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The predictive models.</summary>
internal static class ModelsApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.ListPredictiveModel, CampaignsApi.ByStyle, List) with
        {
            Summary = "Lists the predictive models.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictModel>),
        },
        Method.Of(KeyPredictRoutes.RetrievePredictiveModel, CampaignsApi.ByStyle, Retrieve) with
        {
            Summary = "Gives a predictive model with its competencies and their importance.",
            Parameters = [new("id", "query", "integer", "The model.", Required: true)],
            ResponseBody = typeof(KeyPredictModelDetails),
        },
    ];

    private static Outcome List(Call call)
    {
        var models = call.State<KeyPredictState>().PredictiveModels;
        return WireFormat.Ok(call.Request, () => Tree.Many("predictiveModels", models.Select(model => Tree.One(
            "predictiveModel", ("id", Tree.Id(model.Id)), ("label", Tree.Of(model.Label)), ("objective", Tree.Of(model.Objective))))));
    }

    private static Outcome Retrieve(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var id = fields.Integer("id", required: true);
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.PredictiveModels.At(id!.Value) is not { } model)
            return Refuse.NotFound(KeyPredictErrors.ModelNotFound, "id", id.Value, "predictive model", state.PredictiveModels.FirstOrDefault()?.Id);
        return WireFormat.Ok(call.Request, () => Tree.One(
            "predictiveModel",
            ("id", Tree.Id(model.Id)),
            ("label", Tree.Of(model.Label)),
            ("objective", Tree.Of(model.Objective)),
            ("competencies", Tree.Many("competencies", model.Requirements.Select(requirement => Tree.One(
                "competency",
                ("id", Tree.Id(requirement.CompetencyId)),
                ("label", Tree.Of(state.Competencies.Find(requirement.CompetencyId)!.Label)),
                ("importance", Tree.Count(requirement.Importance))))))));
    }
}
