using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Webhooks;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict;

/// <summary>The two notifications: which act raises which, their fields, where the credentials go. Documented: that both exist, are optional, and carry the API
/// login and password. All else is inferred and can be switched.</summary>
internal static class KeyPredictWebhooks
{
    public const string StartedEvent = "assessment.started";
    public const string CompletedEvent = "assessment.completed";

    /// <summary>The change, and the call to the customer when a URL is set.</summary>
    public static Change NotifyStarted(this Change change, KeyPredictState state, Assessment assessment) =>
        Notify(change, state.Integration, StartedEvent, state.Integration.StartedUrl, assessment, Started(KeyPredictEvents.Started, assessment));

    /// <summary>The change, and the call to the customer when a URL is set.</summary>
    public static Change NotifyCompleted(this Change change, KeyPredictState state, Assessment assessment, string baseUrl) =>
        Notify(change, state.Integration, CompletedEvent, state.Integration.CompletedUrl, assessment,
        [
            .. Started(KeyPredictEvents.Completed, assessment),
            ("assessment_end_date", ParisTime.Text(assessment.CompletedAt!.Value)),
            ("candidate_report_link", Links.Report(baseUrl, assessment)),
            ("candidate_report_pdf_link", Links.Pdf(baseUrl, assessment)),
        ]);

    /// <summary>The value of the header Authorization.</summary>
    public static string Basic(string login, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}"));

    private static ImmutableArray<(string Name, string Value)> Started(string name, Assessment assessment) =>
    [
        ("event", name),
        ("assessment_id", Digits(assessment.Id)),
        ("candidate_id", Digits(assessment.CandidateId)),
        ("test_id", Digits(assessment.TestId)),
        ("assessment_start_date", ParisTime.Text(assessment.StartedAt!.Value)),
    ];

    private static Change Notify(
        Change change, Integration integration, string name, string? url, Assessment assessment, ImmutableArray<(string Name, string Value)> fields)
    {
        // The URLs stand on the Integrations page: they are silent while the page is not in force.
        if (url is null || !integration.IsActive || !integration.HasWebserviceOption) return change;
        if (integration.NotificationAuth is Integration.Params or Integration.Both)
            fields = [.. fields, ("login", integration.Login), ("password", integration.Password)];
        var isForm = integration.NotificationFormat == Integration.Form;
        var call = new WebhookCall(
            name,
            Digits(assessment.Id),
            url,
            isForm ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8",
            isForm ? Form(fields) : Json(fields),
            KeyPredictSettings.Notifications);
        return change.Send(integration.NotificationAuth is Integration.Basic or Integration.Both
            ? call with { Headers = [new("Authorization", Basic(integration.Login, integration.Password))] }
            : call);
    }

    private static string Form(ImmutableArray<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => field.Name + "=" + WebUtility.UrlEncode(field.Value)));

    private static string Json(ImmutableArray<(string Name, string Value)> fields)
    {
        var members = fields.Select(field => new Tree.Member(field.Name, Tree.Plain(field.Value))).ToImmutableArray();
        return Encoding.UTF8.GetString(JsonTree.Write(new Tree.Branch("notification", members)).Span);
    }

    private static string Digits(int id) => id.ToString(CultureInfo.InvariantCulture);
}
