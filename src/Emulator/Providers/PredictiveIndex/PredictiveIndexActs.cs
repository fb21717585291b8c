using System.Collections.Immutable;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>What takers and administrators do, with the way of an assessment: sent, opened, started, and then completed, failed or aborted; or expired on the
/// way. The last four are final [COMMON; transitions inferred from the names].</summary>
internal static class PredictiveIndexActs
{
    private const string Taker = "taker", Administrator = "administrator", Vendor = "vendor",
        Assessment = "assessment", User = "user", Account = "account", Folder = "folder";
    private const string Root = "predictive-index/";
    private static readonly ActMember Acting = new("actingUserId", MemberKind.Text, "the user at the screen") { IsRequired = true };
    private static readonly ImmutableArray<AssessmentState> Pending = [AssessmentState.Sent, AssessmentState.Opened, AssessmentState.Started];

    /// <summary>What happens to assessments.</summary>
    public static ImmutableArray<Act> OfAssessments { get; } =
    [
        Step("open", Taker, AssessmentState.Opened, AssessmentState.Sent),
        Step("start", Taker, AssessmentState.Started, AssessmentState.Sent, AssessmentState.Opened),
        Step("complete", Taker, AssessmentState.Completed, Pending.AsSpan()) with { Members = [.. Scores()] },
        Step("fail", Taker, AssessmentState.Failed, Pending.AsSpan()),
        Step("abort", Taker, AssessmentState.Aborted, Pending.AsSpan()),
        Step("expire", Act.Clock, AssessmentState.Expired, Pending.AsSpan()),
    ];

    /// <summary>All.</summary>
    public static IReadOnlyList<Act> All { get; } =
    [
        .. OfAssessments,
        new("create user", "Create a user", Administrator, Account, "POST", Root + "users")
        {
            Members =
            [
                Acting, Text("firstName", "the first name"), Text("lastName", "the last name"), Text("email", "unique in the whole PI system"),
                RoleOf(isRequired: true), Text("defaultFolder", "where new assessments go"), new("jobTitle", MemberKind.Text, "the job title"), Cognitive,
            ],
        },
        new("change user", "Change", Administrator, User, "PATCH", Root + "users/{id}")
        {
            Members =
            [
                Acting, RoleOf(isRequired: false), Cognitive, new("disabled", MemberKind.Flag, "shut out"),
                new("defaultFolder", MemberKind.Text, "where new assessments go"), new("folders", MemberKind.TextList, "the folders granted"),
            ],
        },
        new("generate key", "Generate New Key", Administrator, User, "POST", Root + "users/{id}/api-key") { Members = [Acting] },
        new(
            "create folder", "Create a folder", Administrator, Account, "POST",
            Root + "folders")
        { Members = [Acting, Text("path", "the path, beginning with a backslash")] },
        new(
            "delete folder", "Delete a folder", Administrator, Folder, "DELETE",
            Root + "folders")
        { Members = [Acting, Text("path", "the path of an empty folder")], IsInQuery = true },
        new("change account", "Change the account", Vendor, Account, "PATCH", Root + "account")
        {
            Members =
            [
                new("apiAccess", MemberKind.Flag, "whether keys work at all"), new("maintenance", MemberKind.Flag, "whether PI is down for maintenance"),
                new("defaultAssessmentStatusWebhookUrl", MemberKind.Url, "the default status webhook") { IsClearable = true },
                new("allowWebhooks", MemberKind.Flag, "PI2's switch"),
                new("requestsPerMinute", MemberKind.WholeNumber, "requests a minute for each key") { Least = 1 },
                new("powerUserSeesAllFolders", MemberKind.Flag, "whether Power Users read all folders"),
            ],
        },
    ];

    private static ActMember Cognitive => new("cognitiveAccess", MemberKind.Flag, "Enable Cognitive Assessment Access");

    /// <summary>The act that a control route's last part names.</summary>
    public static Act Find(string verb) => OfAssessments.First(act => act.Name == $"{verb} {Assessment}");

    /// <summary>The word for a state.</summary>
    public static string Word(AssessmentState state) => state.ToString().ToLowerInvariant();

    /// <summary>The persons and their assessments.</summary>
    public static IEnumerable<ActSubject> People(Moment moment)
    {
        var state = moment.State<PredictiveIndexState>();
        foreach (var isEmployee in new[] { true, false })
        {
            var title = isEmployee ? "Employee" : "Candidate";
            foreach (var person in state.Persons.Where(person => person.IsEmployee == isEmployee && !person.IsArchived))
                yield return new ActSubject("person", person.Id, title, title.ToLowerInvariant(), Name(person), person.Email);
        }

        foreach (var assessment in state.Assessments.Where(assessment => !assessment.IsArchived))
        {
            var person = state.Persons.Find(assessment.PersonId)!;
            yield return new ActSubject(
                Assessment, assessment.Id, $"{assessment.Kind} assessment", Word(assessment.StateAt(moment.Now)), Name(person), person.Email)
            {
                Without = assessment.Kind is AssessmentKind.Behavioral ? ["scores.cognitive"] : ["scores.self", "scores.selfConcept", "scores.synthesis"],
            };
        }
    }

    private static string Name(Person person) => $"{person.FirstName} {person.LastName}";

    private static Act Step(string verb, string actor, AssessmentState to, params ReadOnlySpan<AssessmentState> from)
    {
        ImmutableArray<AssessmentState> states = [.. from];
        return new Act($"{verb} {Assessment}", char.ToUpperInvariant(verb[0]) + verb[1..], actor, Assessment, "POST", $"{Root}assessments/{{id}}/{verb}")
        {
            Members = [ActMember.After],
            From = [.. states.Select(Word)],
            To = Word(to),
        };
    }

    private static IEnumerable<ActMember> Scores()
    {
        yield return ActMember.After;
        yield return new("scores.cognitive", MemberKind.WholeNumber, "of a cognitive assessment")
        {
            Least = PredictiveIndexSettings.LeastCognitiveScore,
            Most = PredictiveIndexSettings.GreatestCognitiveScore,
        };
        foreach (var pattern in new[] { "self", "selfConcept", "synthesis" })
            foreach (var factor in pattern == "synthesis" ? "abcd" : "abcde")
                yield return new($"scores.{pattern}.{factor}", MemberKind.Number, "in sigma")
                {
                    Least = (decimal)-PredictiveIndexSettings.LargestSigma,
                    Most = (decimal)PredictiveIndexSettings.LargestSigma,
                };
    }

    private static ActMember Text(string name, string summary) => new(name, MemberKind.Text, summary) { IsRequired = true };

    private static ActMember RoleOf(bool isRequired) =>
        ActMember.Choice("role", "what the user may do", Enum.GetNames<Role>()) with { IsRequired = isRequired };
}
