using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The changes of a PATCH: absent, null and blank members leave things as they are, but names and e-mail cannot be blanked [BA-PATCH,
/// MTCHANGE].</summary>
/// <param name="Input">What the body says.</param>
/// <param name="Folder">The folder that it names, if it is there.</param>
internal sealed record AssessmentEdit(AssessmentInput Input, Folder? Folder)
{
    /// <summary>Whether the assessment gets another end.</summary>
    public bool MovesEnd => Input.ExpiresAt.Value is not null;

    /// <summary>Whether the assessment is archived.</summary>
    public bool Archives => Input.Archive.Value is true;

    /// <summary>What the body asks for; what is wrong with it is noted.</summary>
    public static AssessmentEdit Of(AssessmentInput input, PredictiveIndexState state, DateTimeOffset now, Faults faults)
    {
        var taker = input.Taker;
        foreach (var name in new[] { taker.FirstName, taker.MiddleName, taker.LastName, taker.Email, input.ExternalId, taker.ExternalPersonId })
            faults.Take(name);
        input.End(now, faults);
        foreach (var part in new[] { input.ByFirstName, input.ByLastName, input.ByEmail, input.ByPhone, input.AssociatedPositionTitle }) faults.Take(part);
        foreach (var choice in new[] { taker.Gender, taker.PersonType, input.Impression }) faults.Take(choice);
        faults.Take(input.LanguageLocale);
        faults.Take(input.StatusWebhook);
        var folder = input.Place.Named(state, faults);
        faults.Take(input.Archive);
        taker.NotBlank(faults);
        return new AssessmentEdit(input, folder);
    }

    /// <summary>What the records forbid: a known external id, another end for what is over; null when nothing. What the user does not see is not there for him,
    /// or the refusal would tell.</summary>
    public Refusal? Forbidden(PredictiveIndexState state, Assessment assessment, User by, DateTimeOffset now)
    {
        if (MovesEnd && assessment.StateAt(now) is not (AssessmentState.Sent or AssessmentState.Opened or AssessmentState.Started)) return Refuse.EndIsFinal();
        if (Input.ExternalId.Value is { } wanted && wanted != assessment.ExternalId
            && state.SeenOfExternalId(assessment.Kind, wanted, by).Any(other => other.Id != assessment.Id))
            return Refuse.ExternalIdTaken();
        return PersonIds.Taken(state, state.Persons.Find(assessment.PersonId)!, Input.Taker.ExternalPersonId.Value, by);
    }

    /// <summary>The assessment with the changes, and what changes with it: its person, and when it ends.</summary>
    public (Assessment After, Change Change) Carry(PredictiveIndexState state, Assessment assessment)
    {
        var after = Apply(assessment);
        var next = state.With(Apply(state.Persons.Find(after.PersonId)!), Archives ? assessment : after);
        if (Archives) next = next.Archive(after);
        var change = Change.To(next).Claim(Invitation.ClaimsOf(Input.StatusWebhook.Value));
        if (Archives || MovesEnd) change = change.Cancel(AssessmentLife.Expiry, after.Id);
        return (after, !Archives && MovesEnd ? change.Expires(after) : change);
    }

    /// <summary>The assessment with the changes.</summary>
    private Assessment Apply(Assessment assessment) => assessment with
    {
        ExternalId = Input.ExternalId.Value ?? assessment.ExternalId,
        ExpiresAt = Input.ExpiresAt.Value ?? assessment.ExpiresAt,
        AdministeredBy = new Administrator(
            Input.ByFirstName.Value ?? assessment.AdministeredBy.FirstName,
            Input.ByLastName.Value ?? assessment.AdministeredBy.LastName,
            Input.ByEmail.Value ?? assessment.AdministeredBy.Email,
            Input.ByPhone.Value ?? assessment.AdministeredBy.Phone),
        AssociatedPositionTitle = Input.AssociatedPositionTitle.Value ?? assessment.AssociatedPositionTitle,
        Impression = Input.Impression.Value ?? assessment.Impression,
        LanguageLocale = Input.LanguageLocale.Value ?? assessment.LanguageLocale,
        StatusWebhook = Input.StatusWebhook.Value ?? assessment.StatusWebhook,
        FolderPath = Folder?.Path ?? assessment.FolderPath,
        IsArchived = Archives || assessment.IsArchived,
    };

    /// <summary>The person with the changes: they show in all assessments of the person.</summary>
    private Person Apply(Person person) => PersonEdit.Named(person, Input.Taker) with
    {
        Gender = Input.Taker.Gender.Value ?? person.Gender,
        PersonType = Input.Taker.PersonType.Value ?? person.PersonType,
    };
}
