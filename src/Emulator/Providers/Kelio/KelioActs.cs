using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>What applicants, managers and the vendor's staff do. A candidacy may go from any status to any other: Kelio knows no order.</summary>
internal static class KelioActs
{
    private const string Manager = "manager", Vendor = "vendor", Application = "application",
        Campaign = "campaign", Account = "account", Key = "key", Root = "kelio/";
    private static readonly ActMember Environment =
        ActMember.Choice("environment", "sandbox when left out", KelioEnvironment.Sandbox, KelioEnvironment.Production);
    private static readonly ActMember Scopes = new("scopes", MemberKind.TextList, "what it may do");
    private static readonly ActMember Quota = new("quotaPerMinute", MemberKind.WholeNumber, "requests a minute") { Least = 1, IsClearable = true };
    private static readonly ActMember Channels = new("channels", MemberKind.TextList, "where it is broadcast");
    private static readonly ActMember EndsAt = new("endsAt", MemberKind.Instant, "when it pauses itself") { IsClearable = true };

    /// <summary>All.</summary>
    public static IReadOnlyList<Act> All { get; } =
    [
        new("set status", "Set status", Manager, Application, "POST", Root + "applications/{id}/status")
        {
            Members =
            [
                new("value", MemberKind.Text, "a status of the company") { IsRequired = true },
                Environment,
                new("managerId", MemberKind.WholeNumber, "who sets it; the company's first manager when left out") { Least = 1 },
            ],
        },
        new("set stage", "Come to a stage", "candidate", Application, "POST", Root + "applications/{id}/stage")
        {
            Members = [ActMember.Choice("currentStage", "the next stage; null when nothing is left to do", [.. KelioSettings.Stages]) with
            {
                IsRequired = true,
                IsClearable = true,
            }, Environment],
        },
        new("create campaign", "Create a campaign", Manager, Account, "POST", Root + "campaigns")
        {
            Members =
            [
                new("name", MemberKind.Text, "the job title") { IsRequired = true }, Environment,
                ActMember.Choice("status", "draft when left out", [.. KelioSettings.CampaignStatuses]),
                new("stages", MemberKind.TextList, "what applicants go through"), Channels, EndsAt,
            ],
        },
        new(
            "change campaign", "Change", Manager, Campaign, "PATCH",
            Root + "campaigns/{id}")
        { Members = [ActMember.Choice("status", "online, or not", [.. KelioSettings.CampaignStatuses]), Channels, EndsAt] },
        new("issue key", "Issue a key", Vendor, Account, "POST", Root + "keys")
        {
            Members =
            [
                Environment with { IsRequired = true, Summary = "where it works" },
                ActMember.Choice("kind", "for whom", KelioKey.Customer, KelioKey.JobBoard) with { IsRequired = true },
                Scopes with { IsRequired = true }, Quota, new("jobBoard", MemberKind.Text, "the job board's name"),
                new("secretKey", MemberKind.Text, "the secret encryption key; drawn when left out"),
            ],
        },
        new(
            "change key", "Change", Vendor, Key, "PATCH",
            Root + "keys/{privateKey}")
        { Members = [Scopes, Quota, new("enabled", MemberKind.Flag, "whether it works")] },
        new("revoke key", "Revoke", Vendor, Key, "DELETE", Root + "keys/{privateKey}"),
    ];

    /// <summary>The applicants and their candidacies.</summary>
    public static IEnumerable<ActSubject> People(Moment moment)
    {
        var state = moment.State<KelioState>();
        foreach (var applicant in state.Applicants)
            yield return new ActSubject(
                "applicant",
                Text(applicant.Id),
                $"Applicant in {state.Companies.Find(applicant.CompanyId)!.Environment}",
                "registered",
                Name(applicant),
                applicant.Email);
        foreach (var application in state.Applications)
        {
            var (applicant, campaign) = (state.Applicants.Find(application.ApplicantId)!, state.Campaigns.Find(application.CampaignId));
            var environment = state.Companies.Find(application.CompanyId)!.Environment;
            yield return new ActSubject(
                Application, Text(application.Id), $"{campaign?.Name ?? "Campaign"}, {environment}", application.Status, Name(applicant), applicant.Email)
            {
                Choices = ImmutableDictionary<string, ImmutableArray<string>>.Empty
                    .Add("value", [.. state.StatusesOf(application.CompanyId).Select(status => status.Value)])
                    .Add("currentStage", campaign?.Stages ?? [])
                    .Add("environment", [environment]),
            };
        }
    }

    private static string Name(Applicant applicant) => $"{applicant.FirstName} {applicant.LastName}".Trim() is { Length: > 0 } name ? name : applicant.Email;

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
