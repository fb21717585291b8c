using System.Globalization;
using System.IO.Compression;
using Emulator.Core.Documents;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Pages;

/// <summary>A report as PDF: the person's name, profile and date, the pattern, the profile in words. The words are the emulator's own: headings in several
/// languages, descriptions in English.</summary>
/// <param name="Kind">Which report.</param>
/// <param name="Person">On whom.</param>
/// <param name="Assessment">The completed behavioral assessment.</param>
/// <param name="Language">The language asked for.</param>
internal sealed record ReportFile(ReportKind Kind, Person Person, Assessment Assessment, string Language)
{
    private static readonly string[] Genders = ["neutral", "male", "female"];

    /// <summary>The answer with all files: one PDF, or a ZIP where there are several.</summary>
    public static Answer Answer(IReadOnlyList<ReportFile> reports, int gender, DateTimeOffset now)
    {
        var files = (from report in reports
                     from variant in Variants(report.Language, gender)
                     select (Name: report.Name + (variant == gender ? "" : "-" + Genders[variant]) + ".pdf", Report: report, Gender: variant)).ToList();
        return files is [var only]
            ? Core.Wire.Answer.Later(200, "application/pdf", () => only.Report.Write(only.Gender, now))
                .With("Content-Disposition", $"attachment; filename=\"{only.Name}\"")
            : Core.Wire.Answer.Later(200, "application/zip", () => Zip([.. files.Select(file => (file.Name, file.Report.Write(file.Gender, now)))], now))
                .With("Content-Disposition", $"attachment; filename=\"{reports[0].Kind}.zip\"");
    }

    private string Name => $"{Kind}-{Assessment.Id}";

    /// <summary>English has a neutral report; other languages have one for each gender, and both when none is named
    /// [BA-REP; which languages is inferred].</summary>
    private static int[] Variants(string language, int gender) =>
        gender > 0 || language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase)
            ? [gender]
            : [1, 2];

    private byte[] Write(int gender, DateTimeOffset now)
    {
        var result = Assessment.Behavioral!;
        var (profile, words) = (ProfileTexts.Of(result.ReferenceProfile), ReportWords.Of(Language));
        var name = string.Join(' ', new[] { Person.FirstName, Person.MiddleName, Person.LastName }.Where(part => part is not null));
        var title = words.Title(Kind);
        var first = new PdfPage()
            .Text(title, 22, isBold: true)
            .Text(name, 16)
            .Text($"{words.ReferenceProfile}: {profile.Name}", 12, isBold: true)
            .Text($"{words.Completed}: {Assessment.FinishedAt!.Value.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
            .Text($"{words.Language}: {Language}, {words.Genders[gender]}")
            .Draw(PatternPicture.Of(result, 0), 0.8);
        if (Kind is ReportKind.Placard or ReportKind.PlacardNexGen) return Pdf.Write($"{title}: {name}", now, [first], language: words.Code);
        var second = new PdfPage()
            .Text(profile.Name, 18, isBold: true)
            .Text(profile.Description)
            .Text(words.Is[gender], 12, isBold: true);
        foreach (var trait in profile.Traits) second.Text("- " + trait);
        second.Text(words.Hard, 12, isBold: true);
        foreach (var challenge in profile.Challenges) second.Text("- " + challenge);
        return Pdf.Write($"{title}: {name}", now, [first, second], language: words.Code);
    }

    private static byte[] Zip(List<(string Name, byte[] Bytes)> files, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = zip.CreateEntry(name);
                // ZIP knows the years 1980 to 2107.
                if (now.Year is >= 1980 and <= 2107) entry.LastWriteTime = now.ToUniversalTime();
                using var content = entry.Open();
                content.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
