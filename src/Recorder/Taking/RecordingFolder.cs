using System.Globalization;
using System.Text;
using Recorder.Masking;

namespace Recorder.Taking;

/// <summary>The folder of a recording: one file a call, numbered on from what is there, and never more than was agreed.</summary>
internal sealed class RecordingFolder
{
    private readonly RecordSettings settings;
    private readonly Lock order = new();
    private long bytes;

    /// <summary>The folder, made when it is not there.</summary>
    public RecordingFolder(RecordSettings settings)
    {
        this.settings = settings;
        var folder = Directory.CreateDirectory(settings.Folder);
        Last = folder.EnumerateFiles("*.json").Select(file => NumberOf(file.Name)).DefaultIfEmpty().Max();
    }

    /// <summary>The number of the last recording that was there before.</summary>
    public int Last { get; }

    /// <summary>How many were written.</summary>
    public int Written { get; private set; }

    /// <summary>How many were not, because a bound was met.</summary>
    public int Left { get; private set; }

    /// <summary>Writes a recording; answers the file's name, or null when a bound was met.</summary>
    public string? Write(MaskedExchange exchange)
    {
        var text = RecordingText.Of(exchange, settings.Provider, settings.To);
        var size = Encoding.UTF8.GetByteCount(text);
        lock (order)
        {
            if (Written >= settings.MostCalls || bytes + size > settings.MostBytes)
            {
                Left++;
                return null;
            }

            Written++;
            bytes += size;
        }

        var name = NameOf(exchange);
        var target = Path.Combine(settings.Folder, name);
        File.WriteAllText(target + ".part", text);
        File.Move(target + ".part", target, overwrite: true);
        return name;
    }

    private static string NameOf(MaskedExchange exchange)
    {
        var words = string.Concat($"{exchange.Method} {exchange.Path}".ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        while (words.Contains("--", StringComparison.Ordinal)) words = words.Replace("--", "-", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{exchange.Number:0000}-{words[..Math.Min(60, words.Length)].Trim('-')}.json");
    }

    private static int NumberOf(string file) => int.TryParse(file.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
