using System.IO.Compression;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Reports, opened and checked.</summary>
public class ReportTests
{
    [Theory]
    [InlineData("PersonDetailReport", 2)]
    [InlineData("1", 2)]
    [InlineData("persondevelopmentchart", 2)]
    [InlineData("3", 1)]
    [InlineData("4", 2)]
    [InlineData("PlacardNexGen", 1)]
    public async Task A_report_is_a_PDF_with_name_profile_date_and_pattern(string type, int pages)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await CompletedAsync(pi, new { firstName = "Zoë (Z)", lastName = "Łęcka" });
        var (status, media, bytes, disposition) = await pi.FileAsync($"{PiWorkspace.Behavioral}/{id}/reports/{type}?format=pdf&gender=0", PiWorkspace.Reader);
        Assert.Equal((200, "application/pdf"), (status, media));
        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        var text = await OpenedAsync(bytes, pages);
        foreach (var part in new[] { "Zoë (Z) Łęcka", "Reference profile: Adapter", "Completed: 2026-03-02", "Language: en-US, neutral", "SYNTHESIS" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.True(Encoding.Latin1.GetString(bytes).Split(" l S\n").Length > 30, "a pattern is drawn");
    }

    [Fact]
    public async Task English_has_a_neutral_report_and_other_languages_one_for_each_gender()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var path = $"{PiWorkspace.Behavioral}/{await CompletedAsync(pi)}/reports/1?format=PDF";
        Assert.Contains("Elle est :", await OpenedAsync((await pi.FileAsync(path + "&gender=Female&languageLocale=fr-FR")).Bytes, 2), StringComparison.Ordinal);
        Assert.Contains("He is:", await OpenedAsync((await pi.FileAsync(path + "&gender=1&languageLocale=en-US")).Bytes, 2), StringComparison.Ordinal);
        var (status, media, bytes, disposition) = await pi.FileAsync(path + "&gender=Unknown&languageLocale=fr-FR");
        Assert.Equal((200, "application/zip"), (status, media));
        Assert.Contains(".zip", disposition, StringComparison.Ordinal);
        var files = Files(bytes);
        Assert.Equal(2, files.Count);
        foreach (var (name, file) in files)
            Assert.Contains(
                name.EndsWith("-female.pdf", StringComparison.Ordinal) ? "Elle est :" : "Il est :", await OpenedAsync(file, 2), StringComparison.Ordinal);
        Assert.Equal(bytes, (await pi.FileAsync(path + "&gender=0&languageLocale=fr-FR")).Bytes);
    }

    [Theory]
    [InlineData("1", "?gender=0", 400)]
    [InlineData("1", "?format=XML&gender=0", 400)]
    [InlineData("1", "?format=PDF", 400)]
    [InlineData("1", "?format=PDF&gender=3", 400)]
    [InlineData("1", "?format=PDF&gender=0&languageLocale=x", 400)]
    [InlineData("5", "?format=PDF&gender=0", 400)]
    [InlineData("ManagementStrategyGuide", "?format=PDF&gender=0", 400)]
    [InlineData("7", "?format=PDF&gender=0", 400)]
    [InlineData("101", "?format=PDF&gender=0", 400)]
    [InlineData("CoachingGuide", "?format=PDF&gender=0", 400)]
    [InlineData("1", "?format=PDF&gender=0", 404)]
    public async Task What_cannot_be_reported_is_refused(string type, string query, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        Assert.Equal(status, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}/reports/{type}{query}")).Status);
    }

    [Fact]
    public async Task Management_strategy_guides_are_a_PDF_for_one_person_and_a_ZIP_for_several()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var ids = new List<string>();
        foreach (var name in new[] { "Ann", "Ben" })
        {
            var assessment = await CompletedAsync(pi, new { firstName = name });
            ids.Add((await pi.GetAsync($"{PiWorkspace.Behavioral}/{assessment}")).Body.GetProperty("personId").GetString()!);
        }

        var one = await PrintAsync(pi, new { personIds = ids[..1] });
        Assert.Equal((200, "application/pdf"), (one.Status, one.Type));
        Assert.Contains("Management Strategy Guide", await OpenedAsync(one.Bytes, 2), StringComparison.Ordinal);
        var both = await PrintAsync(pi, new { personIds = ids, gender = "Male", languageLocale = "de-DE" });
        Assert.Equal((200, "application/zip", 2), (both.Status, both.Type, Files(both.Bytes).Count));
        Assert.Equal(404, (await PrintAsync(pi, new { personIds = new[] { ids[0], "nobody" } })).Status);
        foreach (var wrong in new object[]
        {
            new { },
            new { personIds = Array.Empty<string>() },
            new { personIds = "x" },
            new { personIds = new object[] { 1 } },
            new { personIds = ids, gender = 9 },
        })
            Assert.Equal(400, (await PrintAsync(pi, wrong)).Status);
        var pending = (await pi.InviteAsync()).GetProperty("personId").GetString();
        Assert.Equal(404, (await PrintAsync(pi, new { personIds = new[] { pending } })).Status);
    }

    [Fact]
    public async Task PI2_reports_on_candidates_employees_and_assessments()
    {
        await using var pi = await PiWorkspace.NewAsync("demo");
        var employee = (await pi.GetAsync("/pi2/api/v1/employees")).Body.GetProperty("records")[0];
        var (person, assessment) =
            (employee.GetProperty("personId").GetString(), employee.GetProperty("behavioralAssessment").GetProperty("assessmentId").GetString());
        foreach (var (path, title) in new[]
        {
            ($"/pi2/api/v1/employees/reports/coachingguide?PersonId={person}", "Coaching Guide"),
            ($"/pi2/api/v1/behavioralassessments/reports/behavioral?assessmentid={assessment}", "Behavioral Report"),
        })
        {
            var (status, media, bytes, _) = await pi.FileAsync(path, PiWorkspace.Admin);
            Assert.Equal((200, "application/pdf"), (status, media));
            Assert.Contains(title, await OpenedAsync(bytes, 2), StringComparison.Ordinal);
        }

        var made = await pi.InviteAsync();
        var candidate = $"/pi2/api/v1/candidates/{made.GetProperty("personId").GetString()}/insightspacket";
        Assert.Equal(404, (await pi.GetAsync(candidate)).Status);
        await pi.ActAsync(made.GetProperty("assessmentId").GetString()!, "complete");
        Assert.Contains("Candidate Insights", await OpenedAsync((await pi.FileAsync(candidate)).Bytes, 2), StringComparison.Ordinal);
        Assert.Equal(404, (await pi.GetAsync($"/pi2/api/v1/candidates/{person}/insightspacket")).Status);
        Assert.Equal(404, (await pi.GetAsync($"/pi2/api/v1/employees/reports/coachingguide?PersonId={made.GetProperty("personId").GetString()}")).Status);
        Assert.Equal(400, (await pi.GetAsync("/pi2/api/v1/employees/reports/coachingguide")).Status);
        Assert.Equal(400, (await pi.GetAsync("/pi2/api/v1/behavioralassessments/reports/behavioral")).Status);
        Assert.Equal(404, (await pi.GetAsync("/pi2/api/v1/behavioralassessments/reports/behavioral?AssessmentId=x")).Status);
    }

    /// <summary>The file's text as a reader that is not ours finds it, after its structure was checked: header, cross
    /// references that meet, page count.</summary>
    private static async Task<string> OpenedAsync(byte[] pdf, int pages)
    {
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-1.5\n", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var start = int.Parse(
            text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        var lines = text[start..].Split('\n');
        Assert.Equal("xref", lines[0]);
        var count = int.Parse(lines[1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 1; i < count; i++)
            Assert.StartsWith(
                $"{i} 0 obj\n", text[int.Parse(lines[2 + i][..10], System.Globalization.CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 2_000, 60_000);
        var file = await PdfFile.OpenAsync(pdf);
        Assert.Equal(pages, file.Pages);
        return file.Words;
    }

    private static Dictionary<string, byte[]> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static async Task<string> CompletedAsync(PiWorkspace pi, object? more = null)
    {
        var id = await pi.InviteIdAsync(more);
        await pi.ActAsync(id, "complete", new { scores = new { synthesis = new { a = 0, b = 0, c = 0, d = 0 } } });
        return id;
    }

    private static async Task<(int Status, string? Type, byte[] Bytes)> PrintAsync(PiWorkspace pi, object body)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, "/pi/api/v1/persons/PrintMSGs") { Content = System.Net.Http.Json.JsonContent.Create(body, body.GetType()) };
        request.Headers.TryAddWithoutValidation("api-key", pi.KeyOf(PiWorkspace.Owner));
        using var answer = await pi.Workspace.Http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }
}
