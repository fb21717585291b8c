using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Creates or updates a candidate of PI2 and sends assessments in one call. What is still open or completed is answered, not sent again [V2WH; APIEV: isExistingCandidate].</summary>
internal static class CandidateInvitation
{
    private const int Candidate = 3;

    /// <summary>What came of the request and what changes, or why not.</summary>
    public static (CandidateResult? Result, Change Change, Refusal? Refusal) Make(Call call)
    {
        var (body, unreadable) = JsonBody.Read(call.Request);
        if (body is null) return (null, Change.None, unreadable);
        var (state, owner) = (call.State<PredictiveIndexState>(), call.Owner());
        var behavioral = Draft.Read(body, "behavioralAssessment");
        var cognitive = Draft.Read(body, "cognitiveAssessment");
        if (cognitive is not null && !owner.CognitiveAccess) return (null, Change.None, PredictiveIndexAccess.NoCognitiveAccess(owner));
        var known = Known(body, state);
        var before = known ?? new Person("") { FirstName = "", LastName = "", Email = "", FolderPath = owner.DefaultFolder };
        var person = Described(body, before, JobOf(body, state));
        var language = body.Language("languageLocale") ?? PredictiveIndexSettings.DefaultLanguage;
        var isMailed = body.Flag("notifyAssessmentTakerUsingEmail") is true;
        if (known is null) Require(body, person);
        if (body.HasErrors) return (null, Change.None, body.Refuse());
        if (PersonIds.Taken(state, before, person.ExternalPersonId, owner) is { } taken) return (null, Change.None, taken);
        if (known is null)
        {
            var (id, ids) = state.Ids.NextGuid("person");
            (person, state) = (person with { Id = id }, state with { Ids = ids });
        }

        var change = Change.To(state with { Persons = state.Persons.Put(person) });
        var first = Ask(ref change, AssessmentKind.Behavioral, behavioral);
        var second = Ask(ref change, AssessmentKind.Cognitive, cognitive);
        return (new CandidateResult(person.Id, known is not null, first, second), change, null);

        Pi2Assessment? Ask(ref Change all, AssessmentKind kind, Draft? draft)
        {
            var now = (PredictiveIndexState)all.State!;
            var wire = new Pi2Objects(now, call.Request.BaseUrl, call.Now);
            if (draft is null) return null;
            if (now.LiveOf(person.Id).FirstOrDefault(assessment => assessment.Kind == kind && IsGood(assessment, call.Now)) is { } former) return wire.Assessment(former);
            var made = draft.Assessment(call, now, kind, person, language, out var ids);
            all = (all with { State = now with { Ids = ids, Assessments = now.Assessments.Put(made) } })
                .Expires(made).Claim(new Claim(PredictiveIndexAccess.LinkKind, made.LinkCode)).Claim(Invitation.ClaimsOf(made.StatusWebhook));
            if (isMailed) all = all.Post(Invitation.Mail(person, wire.LinkOf(made)));
            return wire.Assessment(made);
        }
    }

    /// <summary>The job that the body names, or null when none is or when it is not there: that is noted in the body.</summary>
    public static Job? JobOf(JsonBody body, PredictiveIndexState state)
    {
        if (body.Text("jobId") is not { } id) return null;
        if (state.Jobs.Find(id.ToLowerInvariant()) is { } job) return job;
        body.Fault("jobId", "The jobId parameter names a job that does not exist.");
        return null;
    }

    /// <summary>Found by the caller's own id, then by e-mail.</summary>
    private static Person? Known(JsonBody body, PredictiveIndexState state)
    {
        var (external, email) = (body.Text("externalPersonId"), body.Address("email"));
        var candidates = state.People(isEmployee: false).ToList();
        return (external is null ? null : candidates.Find(person => person.ExternalPersonId == external))
            ?? (email is null ? null : candidates.Find(person => person.Email.Equals(email, StringComparison.OrdinalIgnoreCase)));
    }

    private static Person Described(JsonBody body, Person person, Job? job) => person with
    {
        FirstName = body.Text("firstName") ?? person.FirstName,
        MiddleName = body.Text("middleName") ?? person.MiddleName,
        LastName = body.Text("lastName") ?? person.LastName,
        Email = body.Address("email") ?? person.Email,
        ExternalPersonId = body.Text("externalPersonId") ?? person.ExternalPersonId,
        JobId = job?.Id ?? person.JobId,
        PersonType = Candidate,
    };

    private static void Require(JsonBody body, Person person)
    {
        foreach (var (name, value) in new[] { ("firstName", person.FirstName), ("lastName", person.LastName), ("email", person.Email) })
            if (value.Length == 0) body.Fault(name, $"The {name} parameter is required for a new candidate.");
    }

    private static bool IsGood(Assessment assessment, DateTimeOffset now) =>
        assessment.StateAt(now) is AssessmentState.Sent or AssessmentState.Opened or AssessmentState.Started or AssessmentState.Completed;

    /// <summary>What the body says of one assessment.</summary>
    private sealed record Draft(string? ExternalId, WebhookAddress? Webhook, string? RedirectUrl)
    {
        public static Draft? Read(JsonBody body, string name) =>
            body.Inner(name) is { } inner ? new Draft(inner.Text("externalAssessmentId"), inner.Webhook("assessmentStatusWebHookUrl"), inner.Webhook("redirectURL")?.Full()) : null;

        public Assessment Assessment(Call call, PredictiveIndexState state, AssessmentKind kind, Person person, string language, out Core.State.IdSequence ids)
        {
            (var id, ids) = state.Ids.NextGuid(kind.ToString());
            (var number, ids) = ids.Next("assessment number");
            var owner = call.Owner();
            return new Assessment(id)
            {
                Number = number,
                Kind = kind,
                PersonId = person.Id,
                ExternalId = ExternalId,
                FolderPath = owner.DefaultFolder,
                State = AssessmentState.Sent,
                SentAt = call.Now,
                ExpiresAt = call.Now + (kind is AssessmentKind.Cognitive ? PredictiveIndexSettings.CognitiveLife : PredictiveIndexSettings.BehavioralLife),
                AdministeredBy = new Administrator(owner.FirstName, owner.LastName, owner.Email, null),
                LanguageLocale = language,
                LinkCode = call.Secrets.Letters(16),
                StatusWebhook = Webhook,
                IsPi2 = true,
                RedirectUrl = RedirectUrl,
            };
        }
    }
}
