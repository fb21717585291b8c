using System.Text.Json;
using Contracts.PredictiveIndex;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Life;

/// <summary>What falls due: an assessment expires, or a taker acts who was to act later. An act that has become
/// impossible is reported, not carried out.</summary>
internal static class AssessmentAgenda
{
    private const string Prefix = "assessment ";

    /// <summary>The kind of entry for an act.</summary>
    public static string KindOf(string act) => Prefix + act;

    /// <summary>Carries out an entry.</summary>
    public static Happening Run(AgendaEntry entry, Moment moment)
    {
        var state = moment.State<PredictiveIndexState>();
        if (state.Assessments.Find(entry.Subject) is not { IsArchived: false } assessment)
            return Nothing($"The assessment {entry.Subject} is not there any more.");
        if (entry.Kind == AssessmentLife.Expiry) return Expire(state, assessment, moment.Now);

        var to = AssessmentLife.Acts[entry.Kind[Prefix.Length..]];
        if (AssessmentLife.WhyNot(assessment, to, moment.Now) is { } why) return Nothing($"The taker could not {entry.Kind[Prefix.Length..]}: {why}");
        var scores = entry.Payload is null ? null : JsonSerializer.Deserialize<GivenScores>(entry.Payload, JsonSerializerOptions.Web);
        var (after, change) = AssessmentLife.Reach(state, assessment, to, scores, moment.Now, moment.Seed);
        return new Happening($"The {after.Kind.ToString().ToLowerInvariant()} assessment {after.Id} is {after.State} ({(int)after.State}).", change);
    }

    private static Happening Expire(PredictiveIndexState state, Assessment assessment, DateTimeOffset now)
    {
        if (!assessment.IsPending || assessment.ExpiresAt > now) return Nothing($"The assessment {assessment.Id} does not expire now.");
        var after = assessment with { State = AssessmentState.Expired, FinishedAt = assessment.ExpiresAt };
        return new Happening($"The assessment {after.Id} has expired.", Change.To(state.With(after)));
    }

    private static Happening Nothing(string why) => new(why, Change.None);
}
