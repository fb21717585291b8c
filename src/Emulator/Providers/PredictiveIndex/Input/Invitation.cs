using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Creates an assessment of either kind: finds or makes the person, chooses the folder, and says what changes [BA-POST].</summary>
internal static class Invitation
{
    /// <summary>The new assessment and what changes, or why not.</summary>
    public static (Assessment? Assessment, Change Change, Refusal? Refusal) Make(Call call, AssessmentKind kind, TimeSpan life)
    {
        var (input, unreadable) = call.Read(AssessmentInput.Read);
        if (input is null) return (null, Change.None, unreadable);
        var (state, owner, faults) = (call.State<PredictiveIndexState>(), call.Owner(), new Faults());
        var (person, conflict) = Taker.Of(input, state, kind, owner, faults);
        var folder = input.Place.Named(state, faults);
        var draft = Draft(input, call, kind, life, faults);
        var isMailed = faults.Take(input.IsMailed) is true;
        if (faults.Any) return (null, Change.None, faults.Refuse());
        if ((FolderInput.Closed(folder, owner, state) ?? conflict) is { } refusal) return (null, Change.None, refusal);

        if (person!.Id.Length == 0)
        {
            state = state.NextId("person", out var personId);
            person = person with { Id = personId };
        }

        state = state.NextId(kind.ToString(), out var id).NextNumber(out var number);
        var made = draft with { Id = id, Number = number, PersonId = person.Id, FolderPath = folder?.Path ?? owner.DefaultFolder };
        var after = state.With(person, made);
        var change = Sent(Change.To(after), made);
        return (made, isMailed ? change.Post(Mail(person, WireObjects.Of(call, after).LinkOf(made))) : change, null);
    }

    /// <summary>The change with what comes with each assessment that is sent: its end, its link, the credentials of its webhook.</summary>
    public static Change Sent(Change change, Assessment made) =>
        change.Expires(made).Claim(new Claim(PredictiveIndexAccess.LinkKind, made.LinkCode)).Claim(ClaimsOf(made.StatusWebhook));

    /// <summary>The credentials in a webhook's URL, which are masked wherever they show. A user's name alone is none, and may be any word.</summary>
    public static Claim[] ClaimsOf(WebhookAddress? address) =>
        address?.Password() is { Length: > 0 } password ? [.. new[] { address.UserInfo!, password }.Distinct().Select(Claim.Masked)] : [];

    /// <summary>The invitation that PI mails to a taker.</summary>
    public static MailDraft Mail(Person person, string link) => new(
        [person.Email],
        "You have been invited to take an assessment",
        $"Dear {person.FirstName} {person.LastName},\n\nyou have been invited to take an assessment by The Predictive Index. Begin here:\n{link}\n",
        [link]);

    private static Assessment Draft(AssessmentInput input, Call call, AssessmentKind kind, TimeSpan life, Faults faults) => new("")
    {
        Number = 0,
        Kind = kind,
        PersonId = "",
        FolderPath = "",
        ExternalId = input.ExternalId.Value,
        State = AssessmentState.Sent,
        SentAt = call.Now,
        ExpiresAt = input.End(call.Now, faults) ?? call.Now + life,
        AdministeredBy = input.Administrator(call.Owner(), faults),
        AssociatedPositionTitle = faults.Take(input.AssociatedPositionTitle),
        LanguageLocale = faults.Take(input.LanguageLocale) ?? PredictiveIndexSettings.DefaultLanguage,
        StatusWebhook = faults.Take(input.StatusWebhook),
        LinkCode = call.Secrets.Letters(16),
    };
}
