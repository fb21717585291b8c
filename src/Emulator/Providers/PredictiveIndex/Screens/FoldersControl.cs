using System.Collections.Immutable;
using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>Folders: only Account Owners and Account Admins create and delete them, and only empty ones can be deleted [FOLD2].</summary>
internal static class FoldersControl
{
    /// <summary>The routes.</summary>
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.Plain("GET", "folders", "The folders.", call => ControlOutcome.Ok(All(call).Select(View).ToList())),
        ControlRoute.With<FolderCreate>("POST", "folders", "Creates a folder; a bare name goes into the default folder of the acting user.", Create)
            .Answering(201, 403, 409),
        ControlRoute.Plain("DELETE", "folders", "Deletes an empty folder: ?path=&actingUserId=.", Delete).Answering(204, 403, 409),
    ];

    private static ControlOutcome Create(ControlCall call, FolderCreate wish)
    {
        var state = call.Moment.State<PredictiveIndexState>();
        var (acting, problem) = ActingUsers.Find(state, wish.ActingUserId, "create folders");
        if (acting is null) return problem!;
        if (string.IsNullOrWhiteSpace(wish.Path) || wish.Path.Any(char.IsControl)) return ControlOutcome.BadRequest("path", "A path is required.");
        var path = wish.Path.StartsWith('\\') ? wish.Path.TrimEnd('\\') : acting.DefaultFolder + "\\" + wish.Path.TrimEnd('\\');
        if (path.Length == 0 || path.Split('\\')[1..].Any(string.IsNullOrWhiteSpace))
            return ControlOutcome.BadRequest("path", "Each part of the path needs a name.");
        if (state.FolderAt(path) is not null) return ControlOutcome.Conflict($"The folder {path} is there already.");
        if (state.FolderAt(path[..path.LastIndexOf('\\')]) is not { } parent)
            return ControlOutcome.BadRequest("path", $"A folder lies in one that exists, below {state.RootFolder}.");
        state = state.NextId("folder", out var id);
        var folder = new Folder(id, parent.Path + path[path.LastIndexOf('\\')..]);
        return ControlOutcome.Created(View(folder), Change.To(state with { Folders = state.Folders.Put(folder) }));
    }

    private static ControlOutcome Delete(ControlCall call)
    {
        var state = call.Moment.State<PredictiveIndexState>();
        var (acting, problem) = ActingUsers.Find(state, call.Query.GetValueOrDefault("actingUserId"), "delete folders");
        if (acting is null) return problem!;
        if (string.IsNullOrEmpty(call.Query.GetValueOrDefault("path"))) return ControlOutcome.BadRequest("path", "A path is required.");
        if (state.FolderAt(call.Query["path"]) is not { } folder) return ControlOutcome.NotFound("There is no such folder.");
        if (WhyNot(state, folder) is { } why) return ControlOutcome.Conflict(why);
        var users = state.Users.Put(
            state.Users.In(PredictiveIndexState.UsersGranted, folder.Path).Select(user => user with { Folders = user.Folders.Remove(folder.Path) }));
        return ControlOutcome.NoContent(Change.To(state with { Folders = state.Folders.Remove(folder.Id), Users = users }));
    }

    private static string? WhyNot(PredictiveIndexState state, Folder folder)
    {
        if (Folder.Same(folder.Path, state.RootFolder)) return "The root folder cannot be deleted.";
        if (!state.Users.In(PredictiveIndexState.UsersAtHome, folder.Path).IsEmpty) return "The folder is the default folder of a user.";
        return IsEmpty(state, folder) ? null : "Only empty folders can be deleted.";
    }

    private static bool IsEmpty(PredictiveIndexState state, Folder folder) =>
        state.Folders.In(PredictiveIndexState.FoldersWithin, folder.Path).IsEmpty
        && state.Assessments.In(PredictiveIndexState.AssessmentsIn, new PlaceOfKind(AssessmentKind.Behavioral, folder.Path)).IsEmpty
        && state.Assessments.In(PredictiveIndexState.AssessmentsIn, new PlaceOfKind(AssessmentKind.Cognitive, folder.Path)).IsEmpty
        && state.Presences.In(PredictiveIndexState.Unassessed, folder.Path).IsEmpty
        && state.Jobs.In(PredictiveIndexState.JobsIn, folder.Path).IsEmpty;

    private static ImmutableSortedSet<Folder> All(ControlCall call) =>
        call.Moment.State<PredictiveIndexState>().Folders.In(PredictiveIndexState.FoldersByPath, true);

    private static FolderView View(Folder folder) => new(folder.Id, folder.Path);
}
