using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The changes in the body of a PATCH: absent, null and blank members leave things as they are, but names and e-mail cannot be blanked [BA-PATCH, MTCHANGE].</summary>
internal sealed record AssessmentEdit
{
    private static readonly string[] NotBlank = ["firstName", "lastName", "email"];

    public string? FirstName { get; private init; }

    public string? MiddleName { get; private init; }

    public string? LastName { get; private init; }

    public string? Email { get; private init; }

    public string? ExternalId { get; private init; }

    public string? ExternalPersonId { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public string? ByFirstName { get; private init; }

    public string? ByLastName { get; private init; }

    public string? ByEmail { get; private init; }

    public string? ByPhone { get; private init; }

    public string? AssociatedPositionTitle { get; private init; }

    public int? Gender { get; private init; }

    public int? PersonType { get; private init; }

    public int? Impression { get; private init; }

    public string? LanguageLocale { get; private init; }

    public WebhookAddress? StatusWebhook { get; private init; }

    public Folder? Folder { get; private init; }

    public bool Archive { get; private init; }

    /// <summary>Reads the body; what is wrong is noted in it.</summary>
    public static AssessmentEdit Read(JsonBody body, PredictiveIndexState state, DateTimeOffset now)
    {
        var edit = new AssessmentEdit
        {
            FirstName = body.Text("firstName"),
            MiddleName = body.Text("middleName"),
            LastName = body.Text("lastName"),
            Email = body.Address("email"),
            ExternalId = body.Text("externalId"),
            ExternalPersonId = body.Text("externalPersonId"),
            ExpiresAt = body.Future("expirationDateTime", now),
            ByFirstName = body.Text("administeredByFirstName"),
            ByLastName = body.Text("administeredByLastName"),
            ByEmail = body.Address("administeredByEmail"),
            ByPhone = body.Text("administeredByPhone"),
            AssociatedPositionTitle = body.Text("associatedPositionTitle"),
            Gender = body.Gender("gender"),
            PersonType = body.PersonType("personType"),
            Impression = body.Impression("impression"),
            LanguageLocale = body.Language("languageLocale"),
            StatusWebhook = body.Webhook("assessmentStatusWebHook"),
            Folder = FolderInput.Named(body, state),
            Archive = body.Flag("archive") is true,
        };
        foreach (var name in NotBlank)
            if (body.Has(name) && body.Text(name) is null) body.Fault(name, $"The {name} parameter cannot be blank.");
        return edit;
    }

    /// <summary>What the records forbid: a known external id, another end for what is over; null when nothing. What the user does not see is not there for him, or the refusal would tell.</summary>
    public Refusal? Forbidden(PredictiveIndexState state, Assessment assessment, User by, DateTimeOffset now)
    {
        if (ExpiresAt is not null && assessment.StateAt(now) is not (AssessmentState.Sent or AssessmentState.Opened or AssessmentState.Started))
            return Refuse(RefusalKind.Invalid, "expirationDateTime", "The expirationDateTime parameter cannot be changed when the assessment is over.");
        if (ExternalId is not null && state.Seen(assessment.Kind, by).Any(other => Takes(other, assessment)))
            return Refuse(RefusalKind.Conflict, "externalId", "The externalId parameter is used by another assessment.");
        return PersonIds.Taken(state, state.Persons.Find(assessment.PersonId)!, ExternalPersonId, by);
    }

    /// <summary>The assessment with the changes.</summary>
    public Assessment Apply(Assessment assessment) => assessment with
    {
        ExternalId = ExternalId ?? assessment.ExternalId,
        ExpiresAt = ExpiresAt ?? assessment.ExpiresAt,
        AdministeredBy = new Administrator(
            ByFirstName ?? assessment.AdministeredBy.FirstName,
            ByLastName ?? assessment.AdministeredBy.LastName,
            ByEmail ?? assessment.AdministeredBy.Email,
            ByPhone ?? assessment.AdministeredBy.Phone),
        AssociatedPositionTitle = AssociatedPositionTitle ?? assessment.AssociatedPositionTitle,
        Impression = Impression ?? assessment.Impression,
        LanguageLocale = LanguageLocale ?? assessment.LanguageLocale,
        StatusWebhook = StatusWebhook ?? assessment.StatusWebhook,
        FolderPath = Folder?.Path ?? assessment.FolderPath,
        IsArchived = Archive || assessment.IsArchived,
    };

    /// <summary>The person with the changes: they show in all assessments of the person.</summary>
    public Person Apply(Person person) => person with
    {
        FirstName = FirstName ?? person.FirstName,
        MiddleName = MiddleName ?? person.MiddleName,
        LastName = LastName ?? person.LastName,
        Email = Email ?? person.Email,
        ExternalPersonId = ExternalPersonId ?? person.ExternalPersonId,
        Gender = Gender ?? person.Gender,
        PersonType = PersonType ?? person.PersonType,
    };

    private static Refusal Refuse(RefusalKind kind, string name, string message) =>
        new(kind, message, $"Leave {name} out.") { Check = PredictiveIndexAccess.Rules, Errors = [new(name, [message])] };

    private bool Takes(Assessment other, Assessment self) =>
        other.Id != self.Id && other.ExternalId == ExternalId && self.ExternalId != ExternalId;
}
