using System.Text.Json.Serialization;
using Contracts.PredictiveIndex;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>How far an assessment has come, with PI's numbers [COMMON].</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssessmentState>))]
internal enum AssessmentState
{
    Sent = AssessmentStates.Sent,
    Opened = AssessmentStates.Opened,
    Started = AssessmentStates.Started,
    Completed = AssessmentStates.Completed,
    Expired = AssessmentStates.Expired,
    Failed = AssessmentStates.Failed,
    Aborted = AssessmentStates.Aborted,
}
