using System.Collections.Immutable;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>An assessment as the methods answer it. Clients read <c>link</c> or <c>url</c> of a pending one; which belongs to which method cannot be told, so
/// both stand in all.</summary>
internal static class AssessmentView
{
    /// <summary>As the invitation answers it.</summary>
    public static Tree Invited(Assessment assessment, string baseUrl) => Tree.One("assessment", [.. Invitation(assessment, baseUrl)]);

    /// <summary>As the list of pending ones has it.</summary>
    public static Tree Pending(Assessment assessment, string baseUrl) => Tree.One(
        "assessment", [.. Invitation(assessment, baseUrl), ("assessment_start_date", Tree.Plain(ParisTime.Text(assessment.StartedAt)))]);

    /// <summary>As an enrolment in a campaign answers it.</summary>
    public static Tree Enrolled(Assessment assessment, string baseUrl) => Tree.One(
        "assessment",
        ("id", Tree.Id(assessment.Id)),
        ("candidate_id", Tree.Id(assessment.CandidateId)),
        ("test_id", Tree.Id(assessment.TestId)),
        ("link", Tree.Of(Links.Session(baseUrl, assessment))),
        ("url", Tree.Of(Links.Session(baseUrl, assessment))));

    /// <summary>As both lists of completed ones have it.</summary>
    public static Tree Completed(Assessment assessment, Evaluator evaluator, string baseUrl) => Tree.One(
        "assessment",
        ("id", Tree.Id(assessment.Id)),
        ("candidate_id", Tree.Id(assessment.CandidateId)),
        ("test_id", Tree.Id(assessment.TestId)),
        ("assessment_start_date", Tree.Plain(ParisTime.Text(assessment.StartedAt))),
        ("assessment_end_date", Tree.Plain(ParisTime.Text(assessment.CompletedAt))),
        ("candidate_evaluator", Tree.One(
            "candidate_evaluator",
            ("id", Tree.Id(evaluator.Id)),
            ("prenom", Tree.Of(evaluator.FirstName)),
            ("nom", Tree.Of(evaluator.LastName)),
            ("email", Tree.Of(evaluator.Email)))),
        ("candidate_report_link", Tree.Of(Links.Report(baseUrl, assessment))),
        ("candidate_report_pdf_link", Tree.Of(Links.Pdf(baseUrl, assessment))));

    private static ImmutableArray<Tree.Member> Invitation(Assessment assessment, string baseUrl) =>
    [
        ("id", Tree.Id(assessment.Id)),
        ("link", Tree.Of(Links.Session(baseUrl, assessment))),
        ("url", Tree.Of(Links.Session(baseUrl, assessment))),
        ("candidate_id", Tree.Id(assessment.CandidateId)),
        ("test_id", Tree.Id(assessment.TestId)),
        ("test_language_id", Tree.Id(assessment.LanguageId)),
        ("invitation_date", Tree.Plain(ParisTime.Text(assessment.InvitedAt))),
        ("expiration_date", Tree.Plain(ParisTime.Text(assessment.ExpiresAt))),
    ];
}
