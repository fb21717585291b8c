using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>Every refusal that a handler can make, one method for each.</summary>
internal static class Refuse
{
    /// <summary>The body cannot be read at all.</summary>
    public static Refusal Unreadable(string why) => new(RefusalKind.BadRequest, why, "Send one JSON object.") { Check = PredictiveIndexAccess.Body };

    /// <summary>The body is of another type, charset or encoding.</summary>
    public static Refusal MediaType(string why) =>
        new(RefusalKind.MediaType, why, "Send Content-Type: application/json, in UTF-8 and uncompressed.") { Check = PredictiveIndexAccess.Body };

    /// <summary>The body is too large.</summary>
    public static Refusal TooLarge(string fix) => new(RefusalKind.TooLarge, "The body is larger than the limit.", fix) { Check = PredictiveIndexAccess.Body };

    /// <summary>Parameters or members of the body are wrong.</summary>
    public static Refusal Invalid(params IReadOnlyCollection<Mistake> mistakes) =>
        Refusal.Of(RefusalKind.Invalid, mistakes) with { Check = PredictiveIndexAccess.Body };

    /// <summary>OData has it, and the emulator does not play it.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="sample">A filter that is played.</param>
    public static Refusal Unplayed(string what, string sample) => new(
        RefusalKind.Unsupported,
        $"The emulator does not play {what} in $filter.",
        $"Use eq ne gt ge lt le and or not in contains startswith endswith tolower toupper trim length. Send $filter={sample}.")
    { Check = PredictiveIndexAccess.Body };

    /// <summary>No such object for this owner of a key: unknown, archived or outside his folders.</summary>
    /// <param name="name">The part of the path, the parameter or the member that names it.</param>
    /// <param name="given">What came in it.</param>
    /// <param name="what">The kind of object.</param>
    /// <param name="list">The path that lists them; null where none does.</param>
    public static Refusal NotFound(string name, string given, string what, string? list) => new(
        RefusalKind.NotFound,
        $"{name} is {Shown.Part(given)}, and must be that of a {what} that the key's owner sees: "
            + "this one is unknown, archived, or in a folder that is not granted to him.",
        list is null ? "Use an id that the API has answered, or a key whose owner sees the folder." : $"GET {list} lists them; a key sees its owner's folders.")
    { Check = PredictiveIndexAccess.Object };

    /// <summary>The path names another company than the key owner's.</summary>
    public static Refusal OtherCompany(string given, string own) => Refusal.Of(
        RefusalKind.NotFound,
        [
            new Mistake("companyId", "There is no such company.", "be that of the key owner's company, for data spaces are separate")
            {
                Seen = Shown.Part(given),
                Place = MemberPlace.Path,
                Example = own,
            },
        ]) with
    { Check = PredictiveIndexAccess.Object, Errors = [] };

    /// <summary>There is no report, pattern or guidebook before the assessment is completed.</summary>
    public static Refusal NotCompleted() => new(
        RefusalKind.NotFound,
        "The assessment is not completed: there is no result yet.",
        "Wait for the status 40, or let the taker complete it by the control API.")
    { Check = PredictiveIndexAccess.Object };

    /// <summary>A taker's link leads nowhere.</summary>
    public static Refusal NoLink(Call call) =>
        new(
            RefusalKind.NotFound,
            "code is that of no link, and must be the end of an assessmentUrl: no assessment has this one, or it is archived.",
            call.Request.Surface.Name == PredictiveIndexProvider.Pi2
                ? $"GET {PredictiveIndexRoutes.Candidates} lists the candidates, each with the assessmentUrl of the latest assessment."
                : $"GET {PredictiveIndexRoutes.BehavioralAssessments} lists the assessments, each with its assessmentUrl.")
        {
            Check = PredictiveIndexAccess.Object,
        };

    /// <summary>The owner has not the flag for cognitive assessments.</summary>
    public static Refusal NoCognitiveAccess(User owner) => new(
        RefusalKind.Forbidden,
        $"{owner.Title} has no cognitive access.",
        "An Account Owner enables “Cognitive Assessment Access” for the user, or another key is used.")
    { Check = PredictiveIndexAccess.CognitiveCheck };

    /// <summary>The owner's role may not act so.</summary>
    public static Refusal NotPermitted(User owner, string right) =>
        new(RefusalKind.Forbidden, $"The role {owner.Role} may not {right}.", $"Use the key of a user whose role may {right}.")
        {
            Check = PredictiveIndexAccess.Role,
        };

    /// <summary>The folder named is not granted to the owner.</summary>
    public static Refusal FolderClosed(Folder folder, User owner) => new(
        RefusalKind.Forbidden,
        $"The folder {folder.Path} is not granted to {owner.Title}.",
        "Grant the folder to the user, or name a folder that is.")
    { Check = PredictiveIndexAccess.FolderCheck };

    /// <summary>An assessment that is over keeps its end.</summary>
    public static Refusal EndIsFinal() => Against(
        RefusalKind.Invalid,
        new Mistake(
            "expirationDateTime",
            "The expirationDateTime parameter cannot be changed when the assessment is over.",
            "be left out: what is over keeps its end")
        {
            Seen = "that of an assessment that is over",
            Remedy = "Leave expirationDateTime out, or invite the person again with another end.",
        });

    /// <summary>Another assessment has the external id.</summary>
    public static Refusal ExternalIdTaken() => Against(
        RefusalKind.Conflict,
        new Mistake("externalId", "The externalId parameter is used by another assessment.", "be one that no other assessment has")
        {
            Seen = "used by another assessment",
            Remedy = "Leave externalId out, or send one that is not used yet.",
        });

    /// <summary>Another person has the external id.</summary>
    public static Refusal ExternalPersonIdTaken() => Against(
        RefusalKind.Conflict,
        new Mistake("externalPersonId", "The externalPersonId parameter is used by another person.", "be one that no other person has")
        {
            Seen = "used by another person",
            Remedy = "Leave externalPersonId out, or send one that is not used yet.",
        });

    /// <summary>Two external ids name two persons.</summary>
    public static Refusal PersonsDiffer()
    {
        const string Why = "The externalId and the externalPersonId are those of different persons.";
        return new(RefusalKind.Conflict, Why, "Send one of the two ids, or those of one person.")
        {
            Check = PredictiveIndexAccess.Rules,
            Errors = [new("externalId", [Why]), new("externalPersonId", [Why])],
        };
    }

    private static Refusal Against(RefusalKind kind, Mistake mistake) => Refusal.Of(kind, [mistake]) with { Check = PredictiveIndexAccess.Rules };
}
