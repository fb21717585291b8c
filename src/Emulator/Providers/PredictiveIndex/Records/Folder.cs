using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>A folder. Its path begins with a backslash and the root's name [SEED].</summary>
internal sealed record Folder(string Id, string Path) : IRow<string>
{
    /// <summary>The path of the folder that it lies in; empty for the root.</summary>
    [JsonIgnore]
    public string Parent => Path[..Path.LastIndexOf('\\')];

    /// <summary>Whether the path is this folder or lies below it.</summary>
    public static bool Holds(string folder, string path) =>
        path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && (path.Length == folder.Length || path[folder.Length] == '\\');

    /// <summary>Whether both name the same folder.</summary>
    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
