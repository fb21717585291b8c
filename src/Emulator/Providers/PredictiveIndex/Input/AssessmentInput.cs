using System.Globalization;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What a body says of an assessment and its taker, when it is created and when it is changed [BA-POST, BA-PATCH].</summary>
internal sealed record AssessmentInput
{
    public required TakerInput Taker { get; init; }

    public required FolderInput Place { get; init; }

    public required Member<string> ExternalId { get; init; }

    public required Member<DateTimeOffset?> ExpiresAt { get; init; }

    public required Member<string> ByFirstName { get; init; }

    public required Member<string> ByLastName { get; init; }

    public required Member<string> ByEmail { get; init; }

    public required Member<string> ByPhone { get; init; }

    public required Member<string> AssociatedPositionTitle { get; init; }

    public required Member<int?> Impression { get; init; }

    public required Member<string> LanguageLocale { get; init; }

    public required Member<WebhookAddress> StatusWebhook { get; init; }

    public required Member<bool?> IsMailed { get; init; }

    public required Member<bool?> Archive { get; init; }

    /// <summary>The caller's own id in the query, in place of the id in the path; null when it is absent or empty.</summary>
    public string? Selected { get; private init; }

    /// <summary>Reads the call.</summary>
    public static Reading<AssessmentInput> Read(Request request)
    {
        var selected = request.Query.Find("externalId", StringComparison.OrdinalIgnoreCase);
        return JsonBody.Read(request, body => Read(body) with { Selected = selected is { Length: > 0 } ? selected : null });
    }

    /// <summary>Takes an instant that must lie ahead [BA-POST].</summary>
    public DateTimeOffset? End(DateTimeOffset now, Faults faults)
    {
        if (faults.Take(ExpiresAt) is not { } instant) return null;
        if (instant > now) return instant;
        faults.Add(new Mistake(ExpiresAt.Path, $"The {ExpiresAt.Path} parameter must be in the future.", $"be after the workspace's present, {Text(now)}")
        {
            Seen = Text(instant),
            Example = Samples.Quoted(Text(now.AddDays(14))),
        });
        return null;
    }

    /// <summary>In whose name a new assessment is sent: all three members or none, then the key's owner [BA-POST].</summary>
    public Administrator Administrator(User owner, Faults faults)
    {
        Member<string>[] parts = [ByFirstName, ByLastName, ByEmail];
        foreach (var part in parts) faults.Take(part);
        faults.Take(ByPhone);
        if (!faults.Any && parts.Any(part => part.Value is not null))
        {
            foreach (var part in parts.Where(part => part.Value is null))
                faults.Missing(part.Path, " when another administeredBy parameter is given");
        }

        return new Administrator(ByFirstName.Value ?? owner.FirstName, ByLastName.Value ?? owner.LastName, ByEmail.Value ?? owner.Email, ByPhone.Value);
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static AssessmentInput Read(JsonBody body) => new()
    {
        Taker = TakerInput.Read(body),
        Place = FolderInput.Read(body),
        ExternalId = body.Text("externalId"),
        ExpiresAt = body.Instant("expirationDateTime"),
        ByFirstName = body.Text("administeredByFirstName"),
        ByLastName = body.Text("administeredByLastName"),
        ByEmail = body.Address("administeredByEmail"),
        ByPhone = body.Text("administeredByPhone"),
        AssociatedPositionTitle = body.Text("associatedPositionTitle"),
        Impression = body.Impression("impression"),
        LanguageLocale = body.Language("languageLocale"),
        StatusWebhook = body.Webhook("assessmentStatusWebHook"),
        IsMailed = body.Flag("notifyAssessmentTakerUsingEmail"),
        Archive = body.Flag("archive"),
    };
}
