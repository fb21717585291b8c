using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>Files that hold what the emulator answered once. With <c>UPDATE_GOLDEN=1</c> in the environment they are written anew; the difference
/// is to be read before it is kept.</summary>
internal static class Golden
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(Root(), "fixtures", "kelio");

    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Check(string path, string text)
    {
        if (IsUpdating)
        {
            File.WriteAllText(path, text, new UTF8Encoding(false));
            return;
        }

        var (kept, made) = (File.ReadAllText(path).Split('\n'), text.Split('\n'));
        for (var i = 0; i < Math.Max(kept.Length, made.Length); i++)
            Assert.True(
                i < kept.Length && i < made.Length && kept[i] == made[i],
                $"{path}, line {i + 1}:\nkept {kept.ElementAtOrDefault(i)}\nmade {made.ElementAtOrDefault(i)}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Emulator.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The solution's folder was not found.");
    }
}
