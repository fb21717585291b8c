using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>The JSON reading and writing of the wire records, generated at compile time.</summary>
[JsonSerializable(typeof(KeyPredictToken))]
[JsonSerializable(typeof(KeyPredictErrorBody))]
[JsonSerializable(typeof(KeyPredictCandidate))]
[JsonSerializable(typeof(KeyPredictNotification))]
[JsonSerializable(typeof(KeyPredictPendingAssessment))]
[JsonSerializable(typeof(List<KeyPredictTitle>))]
[JsonSerializable(typeof(List<KeyPredictTest>))]
[JsonSerializable(typeof(List<KeyPredictTestLanguage>))]
[JsonSerializable(typeof(List<KeyPredictPendingAssessment>))]
[JsonSerializable(typeof(List<KeyPredictCompletedAssessment>))]
public sealed partial class KeyPredictJson : JsonSerializerContext;
