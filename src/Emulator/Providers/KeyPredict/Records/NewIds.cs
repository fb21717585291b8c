using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>The ids of the records that one decision makes: each series with its name and its first number.</summary>
internal sealed class NewIds(IdSequence from)
{
    /// <summary>The sequence after those that were taken.</summary>
    public IdSequence After { get; private set; } = from;

    public int Token() => Next("token", 1);

    public int Group() => Next("group", KeyPredictSettings.FirstGroupId);

    public int Candidate() => Next("candidate", KeyPredictSettings.FirstCandidateId);

    public int Assessment() => Next("assessment", KeyPredictSettings.FirstAssessmentId);

    public int Campaign() => Next("campaign", KeyPredictSettings.FirstCampaignId);

    private int Next(string series, int first)
    {
        (var id, After) = After.Next(series, first);
        return id;
    }
}
