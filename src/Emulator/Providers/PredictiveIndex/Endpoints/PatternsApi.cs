using Contracts.PredictiveIndex;
using Emulator.Core.Documents;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Pages;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Pictures of the patterns of a completed behavioral assessment [BA-PAT].</summary>
internal static class PatternsApi
{
    private static readonly Dictionary<string, int> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Complete"] = 0,
        ["Full"] = 0,
        ["Self"] = 1,
        ["SelfConcept"] = 2,
        ["Self-Concept"] = 2,
        ["Synthesis"] = 3,
        ["0"] = 0,
        ["1"] = 1,
        ["2"] = 2,
        ["3"] = 3,
    };

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new(
            "get behavioral pattern",
            "GET",
            PredictiveIndexRoutes.Pattern,
            Provenance.Documented("BA-PAT; the picture is the emulator's own, the media types are inferred").But(Part.MediaType),
            Get)
        {
            Surfaces = [PredictiveIndexProvider.Legacy], Requires = Right.Read, Summary = "The patterns drawn from the scores.",
            Parameters =
            [
                new("assessmentId", "path", "string", "The assessment's id.", Required: true),
                new("patternType", "path", "string", "0 or Complete, 1 or Self, 2 or SelfConcept, 3 or Synthesis.", Required: true),
                new("format", "query", "string", "SVG or PNG.", Required: true),
            ],
        },
    ];

    private static Outcome Get(Call call)
    {
        if (!Types.TryGetValue(call.Route("patternType"), out var type))
            return Refuse.Invalid(NoPattern(call.Route("patternType")));
        var asked = call.Request.Query.Find("format", StringComparison.OrdinalIgnoreCase);
        var format = asked?.ToUpperInvariant();
        if (format is not ("SVG" or "PNG")) return Refuse.Invalid(NoFormat(asked));
        if (call.State<PredictiveIndexState>().See(AssessmentKind.Behavioral, call.Route("assessmentId"), call.Owner()) is not { } assessment)
            return Refuse.NotFound("assessmentId", call.Route("assessmentId"), "behavioral assessment", PredictiveIndexRoutes.BehavioralAssessments);
        if (assessment.Behavioral is not { } result) return Refuse.NotCompleted();
        return format == "PNG"
            ? Answer.Later(200, "image/png", () => Png.Write(PatternPicture.Of(result, type)))
            : Answer.Later(200, "image/svg+xml", () => Svg.Write(PatternPicture.Of(result, type), "Behavioral pattern"));
    }

    private static Mistake NoPattern(string type) =>
        new("patternType", "The patternType parameter is not one of the known patterns.", "be one of " + string.Join(", ", Types.Keys))
        {
            Seen = Shown.Part(type),
            Place = MemberPlace.Path,
            Example = "Complete",
        };

    private static Mistake NoFormat(string? asked) => new("format", "The format parameter is required: SVG or PNG.", "be SVG or PNG")
    {
        Seen = asked is null ? null : Shown.Text(asked, Sight.Open),
        Place = MemberPlace.Form,
        Example = "SVG",
    };
}
