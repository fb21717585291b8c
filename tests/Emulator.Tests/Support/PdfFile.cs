using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Emulator.Tests.Support;

/// <summary>What a reader that is not ours (poppler's pdfinfo and pdftotext) sees in a PDF file; a complaint of either fails the test.</summary>
public sealed partial record PdfFile(int Pages, string Title, string Text)
{
    /// <summary>The text with one blank between words, as a person reads it: joined letters as single ones, without the marks by which the reader
    /// tells the direction of a script.</summary>
    public string Words => Blank()
        .Replace(string.Concat(Text.Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.Format)).Normalize(NormalizationForm.FormKC), " ")
        .Trim();

    /// <summary>Opens a file.</summary>
    public static async Task<PdfFile> OpenAsync(byte[] bytes)
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "file.pdf");
        await File.WriteAllBytesAsync(path, bytes);
        var info = await RunAsync(folder, "pdfinfo", "-enc", "UTF-8", path);
        var text = await RunAsync(folder, "pdftotext", "-enc", "UTF-8", "-layout", path, "-");
        return new PdfFile(int.Parse(Entry(info, "Pages"), CultureInfo.InvariantCulture), Entry(info, "Title"), text);
    }

    private static async Task<string> RunAsync(ScratchFolder folder, string program, params string[] arguments)
    {
        var result = await Command.RunAsync(folder.Path, program, arguments);
        Assert.True(result is { ExitCode: 0, Errors: "" }, $"{program}: {result.ExitCode} {result.Errors}");
        return result.Output;
    }

    private static string Entry(string info, string name) =>
        info.Split('\n').Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
