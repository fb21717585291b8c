namespace Emulator.Providers.KeyPredict.Records;

/// <summary>Where an assessment stands. The API has no such word: its two lists are the states, and the first two are in <c>pending</c>.</summary>
internal enum AssessmentStage
{
    Invited,
    Started,
    Completed,
    Expired,
    Cancelled,
}
