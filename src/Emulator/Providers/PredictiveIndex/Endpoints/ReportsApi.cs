using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Pages;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Reports of the legacy API as PDF, or as ZIP where there are several files.</summary>
internal static class ReportsApi
{
    private static readonly Dictionary<string, int> Genders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Unknown"] = 0,
        ["Male"] = 1,
        ["Female"] = 2,
        ["0"] = 0,
        ["1"] = 1,
        ["2"] = 2,
    };

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new(
            "get behavioral report",
            "GET",
            PredictiveIndexRoutes.Report,
            Provenance.Documented("BA-REP; the content is the emulator's own, the media types are inferred").But(Part.MediaType),
            Get)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Read,
            Summary = "A report on a completed assessment: PDF, or ZIP with one PDF for each gender.",
            Parameters =
            [
                new("assessmentId", "path", "string", "The assessment's id.", Required: true),
                new(
                    "reportType",
                    "path",
                    "string",
                    "PersonDetailReport 1, PersonDevelopmentChart 2, Placard 3, ManagerDevelopmentChart 4, PlacardNexGen 6; 5 does not work.",
                    Required: true),
                new("format", "query", "string", "PDF.", Required: true),
                new("gender", "query", "string", "Unknown 0, Male 1 or Female 2.", Required: true),
                new("languageLocale", "query", "string", "A tag of RFC 5646; en-US when absent."),
            ],
        },
        new(
            "print management strategy guides",
            "POST",
            PredictiveIndexRoutes.PrintMsgs,
            Provenance.Documented("BA-REP names it in place of report 5; body and answer are inferred").But(Part.Input, Part.Answer, Part.MediaType),
            Print)
        {
            Surfaces = [PredictiveIndexProvider.Legacy],
            Requires = Right.Read,
            Summary = "The Management Strategy Guides of persons: PDF for one, ZIP for several.",
            RequestBody = typeof(GuidesRequest),
        },
    ];

    private static Outcome Get(Call call)
    {
        var (kind, gender, language, refusal) = Options(call);
        if (refusal is not null) return refusal;
        var state = call.State<PredictiveIndexState>();
        if (state.See(AssessmentKind.Behavioral, call.Route("assessmentId"), call.Owner()) is not { } assessment)
            return Refuse.NotFound("assessmentId", call.Route("assessmentId"), "behavioral assessment", PredictiveIndexRoutes.BehavioralAssessments);
        if (assessment.Behavioral is null) return Refuse.NotCompleted();
        return ReportFile.Answer([new ReportFile(kind, state.Persons.Find(assessment.PersonId)!, assessment, language)], gender, call.Now);
    }

    private static (ReportKind Kind, int Gender, string Language, Refusal? Refusal) Options(Call call)
    {
        var (query, comparison, type) = (call.Request.Query, StringComparison.OrdinalIgnoreCase, call.Route("reportType"));
        var isKnown = Enum.TryParse<ReportKind>(type, ignoreCase: true, out var kind)
            && kind is >= ReportKind.PersonDetailReport and <= ReportKind.PlacardNexGen
            && type.All(char.IsAsciiLetterOrDigit);
        if (!isKnown) return Wrong(NoReport(type, "The reportType parameter is not one of the known reports."));
        if (kind is ReportKind.ManagementStrategyGuide) return Wrong(NoGuide(type));
        if (query.Find("format", comparison) is var format && !string.Equals(format, "PDF", comparison))
            return Wrong(InQuery("format", format, "The format parameter is required: PDF.", "be PDF", "PDF"));
        if (query.Find("gender", comparison) is not { } named || !Genders.TryGetValue(named, out var gender))
        {
            return Wrong(InQuery(
                "gender", query.Find("gender", comparison), "The gender parameter is required: Unknown, Male or Female.", Members.GenderRule, "Unknown"));
        }

        var language = query.Find("languageLocale", comparison) is { Length: > 0 } tag ? tag : PredictiveIndexSettings.DefaultLanguage;
        return Members.IsLanguage(language)
            ? (kind, gender, language, null)
            : Wrong(InQuery("languageLocale", language, "The languageLocale parameter is not a language tag.", Members.LanguageRule, "en-US"));

        static (ReportKind, int, string, Refusal?) Wrong(Mistake mistake) => (default, 0, "", Refuse.Invalid(mistake));
    }

    private static Mistake NoReport(string type, string message) => new(
        "reportType",
        message,
        "be one of PersonDetailReport (1), PersonDevelopmentChart (2), Placard (3), ManagerDevelopmentChart (4), PlacardNexGen (6), by name or number")
    {
        Seen = Shown.Part(type),
        Place = MemberPlace.Path,
        Example = "PersonDetailReport",
    };

    private static Mistake NoGuide(string type) => NoReport(type, "The ManagementStrategyGuide is not working here; use persons/PrintMSGs.") with
    {
        Remedy = "POST persons/PrintMSGs {\"personIds\": […]} prints the guide.",
    };

    private static Mistake InQuery(string name, string? given, string message, string rule, string example) => new(name, message, rule)
    {
        Seen = given is null ? null : Shown.Text(given, Sight.Open),
        Place = MemberPlace.Form,
        Example = example,
    };

    private static Outcome Print(Call call)
    {
        var (input, unreadable) = call.Read(GuidesInput.Read);
        if (input is null) return unreadable!;
        var (state, owner, reports) = (call.State<PredictiveIndexState>(), call.Owner(), new List<ReportFile>());
        foreach (var id in input.PersonIds)
        {
            if (state.SeePersonById(id, owner) is not { } person)
                return Refuse.NotFound("personIds", id, "person", PredictiveIndexRoutes.PeopleAndJobs);
            if (state.SeenOf(person, owner).FirstOrDefault(assessment => assessment.Behavioral is not null) is not { } completed) return Refuse.NotCompleted();
            reports.Add(new ReportFile(ReportKind.ManagementStrategyGuide, person, completed, input.Language));
        }

        return ReportFile.Answer(reports, input.Gender, call.Now);
    }
}
