using System.Collections.Immutable;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The parameters that make up a campaign, for create and update alike.</summary>
/// <param name="Id">The campaign to be changed; null when one is made.</param>
/// <param name="Mistakes">What is wrong with the parameters; that the end is over already is judged by the decision.</param>
internal sealed record CampaignInput(long? Id, FieldMistakes Mistakes)
{
    public Given<string> Label { get; init; }

    public Given<ImmutableArray<long>> TestIds { get; init; }

    public Given<long?> ModelId { get; init; }

    public int? LanguageId { get; init; }

    public Given<EndDate> EndsAt { get; init; }

    /// <summary>The parameters of a campaign to be made.</summary>
    public static CampaignInput New(Request request, Choices choices) => Read(FieldReader.Of(request, choices), choices, id: null, isNew: true);

    /// <summary>The parameters of a change.</summary>
    public static CampaignInput Update(Request request, Choices choices)
    {
        var fields = FieldReader.Of(request, choices);
        return Read(fields, choices, fields.Integer("id", required: true) ?? 0, isNew: false);
    }

    private static CampaignInput Read(FieldReader fields, Choices choices, long? id, bool isNew)
    {
        var read = new CampaignInput(id, FieldMistakes.None)
        {
            Label = Asked("label", field => fields.Text(field, required: true)),
            TestIds = Asked("test_ids", field => fields.Collection(field, required: true)),
            ModelId = Asked("predictive_model_id", field => fields.Integer(field, required: true)),
            LanguageId = fields.Choice("test_language_id", choices.Languages.Select(language => language.Id)),
            EndsAt = fields.Has("expiration_date") ? new(true, fields.End("expiration_date")) : default,
        };
        return read with { Mistakes = fields.Mistakes };

        Given<T> Asked<T>(string field, Func<string, T?> take) => isNew || fields.Has(field) ? new Given<T>(true, take(field)) : default;
    }
}
