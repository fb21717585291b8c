using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;
using Person = Emulator.Providers.PredictiveIndex.Records.Person;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Creates or updates a candidate of PI2 and sends assessments in one call. What is still open or completed is answered, not sent again
/// [V2WH; APIEV: isExistingCandidate].</summary>
internal static class CandidateInvitation
{
    private const int Candidate = 3;

    /// <summary>What came of the request and what changes, or why not.</summary>
    public static (CandidateResult? Result, Change Change, Refusal? Refusal) Make(Call call)
    {
        var (input, unreadable) = call.Read(CandidateInput.Read);
        if (input is null) return (null, Change.None, unreadable);
        var (state, owner, faults) = (call.State<PredictiveIndexState>(), call.Owner(), new Faults());
        var (behavioral, cognitive) = (AssessmentWish.Of(input.Behavioral, faults), AssessmentWish.Of(input.Cognitive, faults));
        if (cognitive is not null && !owner.CognitiveAccess) return (null, Change.None, Refuse.NoCognitiveAccess(owner));
        var known = Known(input.Taker, state, faults);
        var before = known ?? new Person("") { FirstName = "", LastName = "", Email = "", FolderPath = owner.DefaultFolder };
        var person = Described(input, before, state, faults);
        var language = faults.Take(input.LanguageLocale) ?? PredictiveIndexSettings.DefaultLanguage;
        var isMailed = faults.Take(input.IsMailed) is true;
        if (known is null) Require(person, faults);
        if (faults.Any) return (null, Change.None, faults.Refuse());
        if (PersonIds.Taken(state, before, person.ExternalPersonId, owner) is { } taken) return (null, Change.None, taken);
        if (known is null)
        {
            state = state.NextId("person", out var id);
            person = person with { Id = id };
        }

        var all = new Sending(call, person, language, isMailed, Change.To(state.With(person)));
        var first = all.Ask(AssessmentKind.Behavioral, behavioral);
        var second = all.Ask(AssessmentKind.Cognitive, cognitive);
        return (new CandidateResult(person.Id, known is not null, first, second), all.Change, null);
    }

    /// <summary>Found by the caller's own id, then by e-mail.</summary>
    private static Person? Known(TakerInput input, PredictiveIndexState state, Faults faults)
    {
        var (external, email) = (faults.Take(input.ExternalPersonId), faults.Take(input.Email));
        return (external is null ? null : state.Persons.In(PredictiveIndexState.PeopleOfExternalId, external).FirstOrDefault(person => !person.IsEmployee))
            ?? (email is null ? null : state.Persons.In(PredictiveIndexState.PeopleAtEmail, email).FirstOrDefault(person => !person.IsEmployee));
    }

    private static Person Described(CandidateInput input, Person person, PredictiveIndexState state, Faults faults)
    {
        var (job, taker) = (CandidateInput.JobOf(input.JobId, state, faults), input.Taker);
        foreach (var name in new[] { taker.FirstName, taker.MiddleName, taker.LastName }) faults.Take(name);
        return PersonEdit.Named(person, taker) with { JobId = job?.Id ?? person.JobId, PersonType = Candidate };
    }

    private static void Require(Person person, Faults faults)
    {
        foreach (var (name, value) in new[] { ("firstName", person.FirstName), ("lastName", person.LastName), ("email", person.Email) })
            if (value.Length == 0) faults.Missing(name, " for a new candidate");
    }

    /// <summary>The assessments of one request, one after the other.</summary>
    private sealed class Sending(Call call, Person person, string language, bool isMailed, Change change)
    {
        /// <summary>What changes.</summary>
        public Change Change { get; private set; } = change;

        /// <summary>The assessment that is asked for: a former one that is open or completed, or a new one.</summary>
        public Pi2Assessment? Ask(AssessmentKind kind, AssessmentWish? wish)
        {
            if (wish is null) return null;
            var state = (PredictiveIndexState)Change.State!;
            var wire = Pi2Objects.Of(call, state);
            if (state.LiveOf(person.Id).FirstOrDefault(assessment => assessment.Kind == kind && IsGood(assessment)) is { } former)
                return wire.Assessment(former);
            state = state.NextId(kind.ToString(), out var id).NextNumber(out var number);
            var made = New(id, number, kind, wish);
            Change = Invitation.Sent(Change with { State = state.With(made) }, made);
            if (isMailed) Change = Change.Post(Invitation.Mail(person, wire.LinkOf(made)));
            return wire.Assessment(made);
        }

        private bool IsGood(Assessment assessment) =>
            assessment.StateAt(call.Now) is AssessmentState.Sent or AssessmentState.Opened or AssessmentState.Started or AssessmentState.Completed;

        private Assessment New(string id, int number, AssessmentKind kind, AssessmentWish wish)
        {
            var owner = call.Owner();
            return new Assessment(id)
            {
                Number = number,
                Kind = kind,
                PersonId = person.Id,
                ExternalId = wish.ExternalId.Value,
                FolderPath = owner.DefaultFolder,
                State = AssessmentState.Sent,
                SentAt = call.Now,
                ExpiresAt = call.Now + (kind is AssessmentKind.Cognitive ? PredictiveIndexSettings.CognitiveLife : PredictiveIndexSettings.BehavioralLife),
                AdministeredBy = new Administrator(owner.FirstName, owner.LastName, owner.Email, null),
                LanguageLocale = language,
                LinkCode = call.Secrets.Letters(16),
                StatusWebhook = wish.Webhook.Value,
                IsPi2 = true,
                RedirectUrl = wish.RedirectUrl.Value?.Full(),
            };
        }
    }
}
