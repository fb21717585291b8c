using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>Resumes that come with an applicant.</summary>
public class ResumeTests
{
    private static readonly string Pdf = Convert.ToBase64String("%PDF-1.4 invented"u8);

    [Fact]
    public async Task A_resume_is_there_as_late_as_a_setting_says()
    {
        await using var emulator = await EmulatorHost.OwnAsync("--kelio:resumeDelay", "01:00:00");
        using var made = await emulator.Http.PostAsync(
            "/_emulator/workspaces",
            new StringContent("""{"fixture":"empty","clock":{"mode":"frozen","now":"2026-03-02T09:00:00Z"}}""", System.Text.Encoding.UTF8, "application/json"));
        var workspace = new TestWorkspace(emulator.Http, JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement);
        await CreateAsync(workspace, new { email = "a@people.example", resume = new { base64 = Pdf, mime_type = "pdf" } });
        await workspace.AdvanceAsync("PT59M59S");
        Assert.Equal(JsonValueKind.Null, (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json.GetProperty("resume_url").ValueKind);
        await workspace.AdvanceAsync("PT1S");
        Assert.EndsWith(".pdf", (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json.GetProperty("resume_url").GetString());
    }

    [Fact]
    public async Task A_resume_is_there_two_seconds_after_the_creation()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var created = await CreateAsync(workspace, new { email = "a@people.example", resume = new { base64 = Pdf, mime_type = "pdf" } });
        Assert.Equal(JsonValueKind.Null, created.Json.GetProperty("resume_url").ValueKind);
        var due = (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("nextDue");
        Assert.Equal("2026-03-02T09:00:02Z", due.GetProperty("at").GetString());
        await workspace.AdvanceAsync("PT1.999S");
        Assert.Equal(JsonValueKind.Null, (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json.GetProperty("resume_url").ValueKind);
        var report = await workspace.AdvanceAsync("PT0.001S");
        Assert.Equal(1, report.GetProperty("ran").GetArrayLength());
        var applicant = (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json;
        Assert.EndsWith(".pdf", applicant.GetProperty("resume_url").GetString());
        Assert.Equal("2026-03-02T09:00:02.000Z", applicant.GetProperty("updated_at").GetString());
        Assert.Equal("2026-03-02T09:00:00.000Z", applicant.GetProperty("created_at").GetString());
    }

    [Theory]
    [InlineData("pdf", "pdf")]
    [InlineData("doc", "doc")]
    [InlineData("docx", "docx")]
    [InlineData("odt", "odt")]
    [InlineData("rtf", "rtf")]
    [InlineData("txt", "txt")]
    [InlineData("jpg", "jpg")]
    [InlineData("jpeg", "jpg")]
    [InlineData("png", "png")]
    [InlineData("PDF", "pdf")]
    [InlineData("application/pdf", "pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")]
    public async Task Resumes_of_the_usual_kinds_are_taken(string type, string extension)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(201, (await CreateAsync(workspace, new { email = "a@people.example", resume = new { base64 = Pdf, mime_type = type } })).Status);
        await workspace.AdvanceAsync("PT2S");
        Assert.EndsWith("." + extension, (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json.GetProperty("resume_url").GetString());
    }

    private static Task<KelioReply> CreateAsync(TestWorkspace workspace, object applicant) =>
        workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", applicant is string ? applicant : new { applicant });
}
