using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The folder that a body names, by <c>folderPath</c> or <c>folderId</c>.</summary>
internal sealed record FolderInput(Member<string> Path, Member<string> Id)
{
    private const int MostNamed = 10;

    /// <summary>Reads the two members.</summary>
    public static FolderInput Read(JsonBody body) => new(body.Text("folderPath"), body.Text("folderId"));

    /// <summary>Whether the body asks for a move: it names a folder, be it one that does not exist, and another than the present one.</summary>
    /// <param name="named">The folder found, if any.</param>
    /// <param name="present">Where the object lies; null when there is none.</param>
    public bool Moves(Folder? named, string? present) =>
        (Path.Value ?? Id.Value) is not null && (named is null || present is null || !Folder.Same(named.Path, present));

    /// <summary>The folder named, or null when none is or when it is not there: that is noted.</summary>
    public Folder? Named(PredictiveIndexState state, Faults faults)
    {
        var byPath = Find(Path, faults, state.FolderAt, state, folder => folder.Path);
        var byId = Find(Id, faults, id => state.Folders.Find(id.ToLowerInvariant()), state, folder => folder.Id);
        if (byPath is not null && byId is not null && byPath != byId) faults.Add(Different(Id, byPath));
        return byPath ?? byId;
    }

    /// <summary>The refusal of a folder that the key's owner may not see; null when he may.</summary>
    public static Refusal? Closed(Folder? folder, User owner, PredictiveIndexState state) =>
        folder is null || state.Sees(owner, folder.Path) ? null : Refuse.FolderClosed(folder, owner);

    private static Folder? Find(Member<string> member, Faults faults, Func<string, Folder?> find, PredictiveIndexState state, Func<Folder, string> name)
    {
        if (faults.Take(member) is not { } text) return null;
        if (find(text) is { } folder) return folder;
        var known = string.Join(", ", state.Folders.Take(MostNamed).Select(name));
        var more = state.Folders.Count > MostNamed ? " and more" : "";
        faults.Add(new Mistake(member.Path, $"The {member.Path} parameter names a folder that does not exist.", $"be that of a folder: {known}{more}")
        {
            Seen = Shown.Text(text, Sight.Open),
            Example = Samples.Quoted(name(state.Folders.First())),
        });
        return null;
    }

    private static Mistake Different(Member<string> id, Folder byPath) =>
        new(id.Path, "The folderPath and folderId parameters name different folders.", $"be that of folderPath, {byPath.Id}")
        {
            Seen = Shown.Text(id.Value!, Sight.Open),
            Example = Samples.Quoted(byPath.Id),
            Remedy = "Send one of the two, or the id of the path.",
        };
}
