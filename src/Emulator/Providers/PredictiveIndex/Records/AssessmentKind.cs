using System.Text.Json.Serialization;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>What is assessed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssessmentKind>))]
internal enum AssessmentKind
{
    Behavioral,
    Cognitive,
}
