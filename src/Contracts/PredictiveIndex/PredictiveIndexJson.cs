using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>How the wire records are written: camelCase, source-generated.</summary>
public static class PredictiveIndexJson
{
    /// <summary><c>/api/v1</c>: person types by name, null members written.</summary>
    public static JsonSerializerOptions V1 { get; } = Options();

    /// <summary><c>/api/v2</c>: person types by number.</summary>
    public static JsonSerializerOptions V2 { get; } = Options(new PersonTypeNumberConverter());

    /// <summary>Request bodies: null members are left out.</summary>
    public static JsonSerializerOptions Requests { get; } = RequestOptions();

    private static JsonSerializerOptions Options(params ReadOnlySpan<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = PredictiveIndexJsonContext.Default,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        foreach (var converter in converters) options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    private static JsonSerializerOptions RequestOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = PredictiveIndexJsonContext.Default,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.MakeReadOnly();
        return options;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BehavioralAssessment))]
[JsonSerializable(typeof(IReadOnlyList<BehavioralAssessment>))]
[JsonSerializable(typeof(BehavioralAssessmentPage))]
[JsonSerializable(typeof(CognitiveAssessment))]
[JsonSerializable(typeof(IReadOnlyList<CognitiveAssessment>))]
[JsonSerializable(typeof(AssessmentRequest))]
[JsonSerializable(typeof(AssessmentChange))]
[JsonSerializable(typeof(AssessmentStatusEvent))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(PersonChange))]
[JsonSerializable(typeof(GuidesRequest))]
[JsonSerializable(typeof(PeopleAndJobsPage))]
[JsonSerializable(typeof(PeopleAndJobsRow))]
[JsonSerializable(typeof(Guidebook))]
[JsonSerializable(typeof(Pi2Page<Pi2Job>))]
[JsonSerializable(typeof(Pi2Page<Pi2Person>))]
[JsonSerializable(typeof(CandidateRequest))]
[JsonSerializable(typeof(CandidateResult))]
[JsonSerializable(typeof(CandidateChange))]
[JsonSerializable(typeof(Pi2StatusEvent<BehavioralEventDetails>))]
[JsonSerializable(typeof(Pi2StatusEvent<CognitiveEventDetails>))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(MessageBody))]
internal sealed partial class PredictiveIndexJsonContext : JsonSerializerContext;
