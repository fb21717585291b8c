using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The folder that a body names, by <c>folderPath</c> or <c>folderId</c>.</summary>
internal static class FolderInput
{
    /// <summary>Whether the body asks for a move: it names a folder, be it one that does not exist, and another than the present one.</summary>
    /// <param name="body">The body.</param>
    /// <param name="named">The folder found, if any.</param>
    /// <param name="present">Where the object lies; null when there is none.</param>
    public static bool Moves(JsonBody body, Folder? named, string? present) =>
        (body.Text("folderPath") ?? body.Text("folderId")) is not null && (named is null || present is null || !Folder.Same(named.Path, present));

    /// <summary>The folder named, or null when none is or when it is not there: that is noted in the body.</summary>
    public static Folder? Named(JsonBody body, PredictiveIndexState state)
    {
        var byPath = Find(body, "folderPath", state.FolderAt);
        var byId = Find(body, "folderId", id => state.Folders.Find(id.ToLowerInvariant()));
        if (byPath is not null && byId is not null && byPath != byId) body.Fault("folderId", "The folderPath and folderId parameters name different folders.");
        return byPath ?? byId;
    }

    /// <summary>The refusal of a folder that the key's owner may not see; null when he may.</summary>
    public static Refusal? Closed(Folder? folder, User owner, PredictiveIndexState state) =>
        folder is null || state.Sees(owner, folder.Path)
            ? null
            : new Refusal(
                RefusalKind.Forbidden,
                $"The folder {folder.Path} is not granted to {owner.Role} {owner.Email}.",
                "Grant the folder to the user, or name a folder that is.")
            { Check = PredictiveIndexAccess.FolderCheck };

    private static Folder? Find(JsonBody body, string name, Func<string, Folder?> find)
    {
        if (body.Text(name) is not { } text) return null;
        if (find(text) is { } folder) return folder;
        body.Fault(name, $"The {name} parameter names a folder that does not exist.");
        return null;
    }
}
