using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Mail;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Creates an assessment of either kind: reads the body, finds or makes the person, chooses the folder, and says what changes [BA-POST].</summary>
internal static class Invitation
{
    /// <summary>The new assessment and what changes, or why not.</summary>
    public static (Assessment? Assessment, Change Change, Refusal? Refusal) Make(Call call, AssessmentKind kind, TimeSpan life)
    {
        var (body, unreadable) = JsonBody.Read(call.Request);
        if (body is null) return (null, Change.None, unreadable);
        var (state, owner) = (call.State<PredictiveIndexState>(), call.Owner());
        var (person, conflict) = Taker.Of(body, state, kind, owner);
        var folder = FolderInput.Named(body, state);
        var draft = Draft(body, call, kind, life);
        var isMailed = body.Flag("notifyAssessmentTakerUsingEmail") is true;
        if (body.HasErrors) return (null, Change.None, body.Refuse());
        if ((FolderInput.Closed(folder, owner, state) ?? conflict) is { } refusal) return (null, Change.None, refusal);

        var ids = state.Ids;
        if (person!.Id.Length == 0) person = person with { Id = Next(ref ids, "person") };
        var id = Next(ref ids, kind.ToString());
        (var number, ids) = ids.Next("assessment number");
        var made = draft with { Id = id, Number = number, PersonId = person.Id, FolderPath = folder?.Path ?? owner.DefaultFolder };
        var after = state with { Ids = ids, Persons = state.Persons.Put(person), Assessments = state.Assessments.Put(made) };
        var change = Change.To(after).Expires(made).Claim(new Claim(PredictiveIndexAccess.LinkKind, made.LinkCode)).Claim(ClaimsOf(made.StatusWebhook));
        return (made, isMailed ? change.Post(Mail(person, new WireObjects(after, call.Request.BaseUrl, call.Now).LinkOf(made))) : change, null);
    }

    /// <summary>The credentials in a webhook's URL, which are masked wherever they show. A user's name alone is none, and may be any word.</summary>
    public static Claim[] ClaimsOf(WebhookAddress? address) =>
        address?.Password() is { Length: > 0 } password ? [.. new[] { address.UserInfo!, password }.Distinct().Select(Claim.Masked)] : [];

    private static Assessment Draft(JsonBody body, Call call, AssessmentKind kind, TimeSpan life) => new("")
    {
        Number = 0,
        Kind = kind,
        PersonId = "",
        FolderPath = "",
        ExternalId = body.Text("externalId"),
        State = AssessmentState.Sent,
        SentAt = call.Now,
        ExpiresAt = body.Future("expirationDateTime", call.Now) ?? call.Now + life,
        AdministeredBy = Administrators.Named(body, call.Owner()),
        AssociatedPositionTitle = body.Text("associatedPositionTitle"),
        LanguageLocale = body.Language("languageLocale") ?? PredictiveIndexSettings.DefaultLanguage,
        StatusWebhook = body.Webhook("assessmentStatusWebHook"),
        LinkCode = call.Secrets.Letters(16),
    };

    private static string Next(ref IdSequence ids, string series)
    {
        (var id, ids) = ids.NextGuid(series);
        return id;
    }

    /// <summary>The invitation that PI mails to a taker.</summary>
    public static MailDraft Mail(Person person, string link) => new(
        [person.Email],
        "You have been invited to take an assessment",
        $"Dear {person.FirstName} {person.LastName},\n\nyou have been invited to take an assessment by The Predictive Index. Begin here:\n{link}\n",
        [link]);
}
