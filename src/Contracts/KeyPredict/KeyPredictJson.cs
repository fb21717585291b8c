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
[JsonSerializable(typeof(List<KeyPredictGroup>))]
[JsonSerializable(typeof(KeyPredictGroupMembers))]
[JsonSerializable(typeof(List<KeyPredictContract>))]
[JsonSerializable(typeof(KeyPredictGivenCredits))]
[JsonSerializable(typeof(List<KeyPredictCandidate>))]
[JsonSerializable(typeof(KeyPredictPageBody))]
[JsonSerializable(typeof(List<KeyPredictReferential>))]
[JsonSerializable(typeof(List<KeyPredictTestFactor>))]
[JsonSerializable(typeof(List<KeyPredictReportFactor>))]
[JsonSerializable(typeof(KeyPredictReportScore))]
[JsonSerializable(typeof(List<KeyPredictReportGroup>))]
[JsonSerializable(typeof(List<KeyPredictModel>))]
[JsonSerializable(typeof(KeyPredictModelDetails))]
[JsonSerializable(typeof(List<KeyPredictCampaignSummary>))]
[JsonSerializable(typeof(KeyPredictCampaign))]
[JsonSerializable(typeof(List<KeyPredictCampaignInvitation>))]
[JsonSerializable(typeof(List<KeyPredictFit>))]
[JsonSerializable(typeof(KeyPredictProfileLink))]
public sealed partial class KeyPredictJson : JsonSerializerContext;
