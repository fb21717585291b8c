using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>What candidates and administrators do, with the way of an assessment: invited, started, completed; or expired or cancelled on the way.</summary>
internal static class KeyPredictActs
{
    private const string Administrator = "administrator", Assessment = "assessment", Account = "account", Root = "key-predict/";

    /// <summary>All.</summary>
    public static IReadOnlyList<Act> All { get; } =
    [
        Step(AssessmentActs.Start, "candidate", AssessmentStage.Started, AssessmentStage.Invited),
        Step(AssessmentActs.Complete, "candidate", AssessmentStage.Completed, AssessmentStage.Invited, AssessmentStage.Started) with
        {
            Members =
            [
                ActMember.After,
                new("scores.factors.*", MemberKind.Number, "of this factor") { Least = KeyPredictSettings.LowestScore, Most = KeyPredictSettings.HighestScore },
            ],
        },
        Step(AssessmentActs.Cancel, Administrator, AssessmentStage.Cancelled, AssessmentStage.Invited),
        Step(AssessmentActs.Expire, Act.Clock, AssessmentStage.Expired, AssessmentStage.Invited, AssessmentStage.Started),
        new("change integration", "Change the Integrations page", Administrator, Account, "PATCH", Root + "integration")
        {
            Members =
            [
                new("webserviceOption", MemberKind.Flag, "the paid option"),
                new("active", MemberKind.Flag, "activated"), new("login", MemberKind.Text, "the API login"),
                new("password", MemberKind.Text, "the API password; a change kills every token"),
                new("startedUrl", MemberKind.Url, "called when an assessment begins") { IsClearable = true },
                new("completedUrl", MemberKind.Url, "called when an assessment is completed") { IsClearable = true },
                new("tokenExpiration", MemberKind.Flag, "whether a token dies after three days"),
                ActMember.Choice("tokenPolicy", "what connect gives", Integration.Keep, Integration.Rotate),
                ActMember.Choice("notificationAuth", "where notifications carry the credentials", Integration.Basic, Integration.Params, Integration.Both),
                ActMember.Choice("notificationFormat", "how notifications are written", Integration.Form, Integration.Json),
                new("strictJson", MemberKind.Flag, "whether JSON bodies are ignored"),
            ],
        },
        new("change account", "Change the contract", "vendor", Account, "PATCH", Root + "account")
        {
            Members =
            [
                new("credits", MemberKind.WholeNumber, "the balance") { Least = 0 }, ActMember.Choice("contract", "the kind of contract", ContractKind.All),
                new("insight", MemberKind.Flag, "profile pages show Insight"), new("reports", MemberKind.Flag, "profile pages show the reports"),
                new("talentMap", MemberKind.Flag, "profile pages show the Talent Map"),
            ],
        },
    ];

    /// <summary>The act with this verb on an assessment.</summary>
    public static Act Find(string verb) => All.First(act => act.Name == $"{verb} {Assessment}");

    /// <summary>The word for a stage.</summary>
    public static string Word(AssessmentStage stage) => stage.ToString().ToLowerInvariant();

    /// <summary>The candidates and their assessments.</summary>
    public static IEnumerable<ActSubject> People(Moment moment)
    {
        var (state, now) = (moment.State<KeyPredictState>(), moment.Now);
        var none = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        var choices = state.Tests.ToDictionary(
            test => test.Id, test => none.Add("scores.factors", [.. state.FactorsOf(test.Id).Select(factor => factor.Name)]));
        foreach (var candidate in state.Candidates)
            yield return new ActSubject("candidate", Text(candidate.Id), "Candidate", "registered", candidate.FullName, candidate.Email);
        foreach (var assessment in state.Assessments)
        {
            if (state.Candidates.Find(assessment.CandidateId) is not { } candidate) continue;
            var label = state.Tests.Find(assessment.TestId)!.Label;
            yield return new ActSubject(Assessment, Text(assessment.Id), label, Word(assessment.StageAt(now)), candidate.FullName, candidate.Email)
            {
                Choices = choices[assessment.TestId],
            };
        }
    }

    private static Act Step(string verb, string actor, AssessmentStage to, params ReadOnlySpan<AssessmentStage> from)
    {
        ImmutableArray<AssessmentStage> stages = [.. from];
        return new Act($"{verb} {Assessment}", char.ToUpperInvariant(verb[0]) + verb[1..], actor, Assessment, "POST", $"{Root}assessments/{{id}}/{verb}")
        {
            Members = [ActMember.After],
            From = [.. stages.Select(Word)],
            To = Word(to),
        };
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
