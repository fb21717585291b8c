using Contracts.PredictiveIndex;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>What a taker sends by the page's form: the step, and the answers scored as either kind of assessment scores them.</summary>
/// <param name="To">Where the step leads; null when it is none of the page's.</param>
/// <param name="Behavioral">The scores of the words that were ticked.</param>
/// <param name="Cognitive">The score of the answers.</param>
internal sealed record TakerStep(AssessmentState? To, GivenScores Behavioral, GivenScores Cognitive)
{
    /// <summary>Reads the form.</summary>
    public static TakerStep Read(Request request)
    {
        var form = request.Form;
        AssessmentState? to = form["act"] switch
        {
            "start" => AssessmentState.Started,
            "submit" => AssessmentState.Completed,
            "abort" => AssessmentState.Aborted,
            _ => null,
        };
        return new TakerStep(to, ShortForm.Behavioral(form), ShortForm.Cognitive(form));
    }

    /// <summary>The scores that the answers give in an assessment of this kind.</summary>
    public GivenScores ScoresOf(AssessmentKind kind) => kind is AssessmentKind.Behavioral ? Behavioral : Cognitive;
}
