using System.Text;
using System.Text.Unicode;
using Emulator.Scenarios;
using Emulator.Scenarios.Reading;

namespace Emulator;

/// <summary>The text of a scenario, from a file or shipped under a name; what cannot be read is told in one line.</summary>
internal static class ScenarioSource
{
    /// <summary>The text, or why there is none.</summary>
    public static async Task<(string? Text, string? Mistake)> ReadAsync(string file)
    {
        if (Directory.Exists(file)) return (null, $"{file} is a folder; name the files in it, e.g. {Path.Combine(file, "*.yaml")}");
        if (!File.Exists(file))
        {
            if (ShippedScenarios.All.TryGetValue(file, out var shipped)) return (shipped, null);
            var near = Nearest.To(file, ShippedScenarios.All.Keys) is { } name ? $", but {name}" : "";
            return (null, $"{file} is not there, and no shipped scenario has that name{near}; scenario list tells them");
        }

        try
        {
            return Decode(file, await File.ReadAllBytesAsync(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"{file} cannot be read: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>UTF-8, or what a byte order mark says.</summary>
    private static (string? Text, string? Mistake) Decode(string file, byte[] bytes)
    {
        var isMarked = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];
        if (!isMarked && Utf8.IsValid(bytes) && bytes.AsSpan().Contains((byte)0))
            return (null, $"{file} is UTF-16 without a byte order mark, or no text; save it as UTF-8");
        if (isMarked || Utf8.IsValid(bytes))
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return (reader.ReadToEnd(), null);
        }

        var (line, start) = (1, 0);
        for (int end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0 && Utf8.IsValid(bytes.AsSpan(start, end - start)); start = end + 1) line++;
        return (null, $"{file}({line}): here is a byte that is no UTF-8; the file is in another encoding: save it as UTF-8");
    }
}
