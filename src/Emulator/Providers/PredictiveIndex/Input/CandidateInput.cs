using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What a body says of a candidate of PI2 and the assessments to be sent.</summary>
internal sealed record CandidateInput
{
    public required TakerInput Taker { get; init; }

    public required Member<AssessmentWish> Behavioral { get; init; }

    public required Member<AssessmentWish> Cognitive { get; init; }

    public required Member<string> JobId { get; init; }

    public required Member<string> LanguageLocale { get; init; }

    public required Member<bool?> IsMailed { get; init; }

    /// <summary>Reads the call.</summary>
    public static Reading<CandidateInput> Read(Request request) => JsonBody.Read(request, static body => new CandidateInput
    {
        Taker = TakerInput.Read(body),
        Behavioral = body.Inner("behavioralAssessment", AssessmentWish.Read),
        Cognitive = body.Inner("cognitiveAssessment", AssessmentWish.Read),
        JobId = body.Text("jobId"),
        LanguageLocale = body.Language("languageLocale"),
        IsMailed = body.Flag("notifyAssessmentTakerUsingEmail"),
    });

    /// <summary>The job that a body names, or null when none is or when it is not there: that is noted.</summary>
    public static Job? JobOf(Member<string> jobId, PredictiveIndexState state, Faults faults)
    {
        if (faults.Take(jobId) is not { } id) return null;
        if (state.Jobs.Find(id.ToLowerInvariant()) is { } job) return job;
        faults.Add(new Mistake(jobId.Path, "The jobId parameter names a job that does not exist.", "be the id of a job of the account (GET jobs lists them)")
        {
            Seen = Shown.Text(id, Sight.Open),
            Example = state.Jobs.FirstOrDefault() is { } one ? Samples.Quoted(one.Id) : "null",
        });
        return null;
    }
}

/// <summary>What a body says of one assessment.</summary>
internal sealed record AssessmentWish(Member<string> ExternalId, Member<WebhookAddress> Webhook, Member<WebhookAddress> RedirectUrl)
{
    /// <summary>Reads the members.</summary>
    public static AssessmentWish Read(JsonBody body) =>
        new(body.Text("externalAssessmentId"), body.Webhook("assessmentStatusWebHookUrl"), body.Webhook("redirectURL"));

    /// <summary>The wish of a member, if there is one; what is wrong in it is noted.</summary>
    public static AssessmentWish? Of(Member<AssessmentWish> member, Faults faults)
    {
        if (faults.Take(member) is not { } wish) return null;
        faults.Take(wish.ExternalId);
        faults.Take(wish.Webhook);
        faults.Take(wish.RedirectUrl);
        return wish;
    }
}
