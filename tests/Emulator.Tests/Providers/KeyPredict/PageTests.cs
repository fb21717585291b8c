using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The pages and files that show what came of an assessment.</summary>
public class PageTests
{
    [Fact]
    public async Task A_report_is_not_there_before_completion_and_needs_no_token_after()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await ReportTests.CompletedAsync(workspace, "144");
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var link = completed.GetProperty("candidate_report_link").GetString()!;
        var page = await workspace.PageAsync(link);
        Assert.Contains("Straightforwardness / Persuasiveness", page);
        Assert.Equal(14, Regex.Count(page, "class=\"bar\""));
        Assert.Contains("Franchise / Persuasion", await workspace.PageAsync(link + "&language_id=2"));
        Assert.Contains("dir=\"rtl\"", await workspace.PageAsync(link + "&language_id=9"));
        Assert.Contains("The graph", await workspace.PageAsync(link + "&language_id=77"));
        Assert.NotEmpty(assessment);
    }

    // One client builds the address itself from the first child of the first candidate_pdf that it meets.
    [Theory]
    [InlineData("144", "1", 14, "Assessment report: Professional Profile 2")]
    [InlineData("60", "7", 19, "Отчёт об оценке: CTPI-R")]
    [InlineData("315", "2", 6, "Rapport d’évaluation: VOCATION")]
    public async Task The_PDF_address_built_from_the_result_gives_a_real_PDF_file(string test, string language, int bars, string title)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await ReportTests.CompletedAsync(workspace, test);
        var xml = XDocument.Parse((await caller.SendAsync(HttpMethod.Post, $"assessment/result/XML?id={assessment}", caller.Token)).Text);
        var key = ((XText)xml.Descendants("candidate_pdf").First().FirstNode!).Value;
        var address = caller.BaseUrl.Replace("/customer/REST", "/assessment", StringComparison.Ordinal) + key + "&outputFormat=pdfTOC";
        Assert.Equal((await caller.MustAsync("assessment/completed"))[0].GetProperty("candidate_report_pdf_link").GetString(), address);
        using var answer = await workspace.Http.GetAsync(address + "&language_id=" + language);
        Assert.Equal(
            ("application/pdf", "inline"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(bytes, 0, 5));
        var text = PdfBytes.Read(bytes);
        Assert.Contains("/Title " + PdfBytes.Hex(title), text);
        Assert.Contains("/Subject " + PdfBytes.Hex("Anna Berg"), text);
        Assert.Contains("(Anna Berg) Tj", text);
        // A ground for each bar, and the bar.
        Assert.Equal(2 * bars, Regex.Count(text, " re f"));
        var again = await workspace.Http.GetByteArrayAsync(address + "&language_id=" + language);
        Assert.Equal(bytes, again);
    }

    [Fact]
    public async Task Hostile_names_harm_neither_pages_nor_PDF()
    {
        const string Name = "<b>]]>&\"'\u202eابن\u0001😀";
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var id = (await caller.MustAsync(
            "create/candidate",
            ("firstname", Name),
            ("lastname", string.Concat(Enumerable.Repeat("😀", 120))),
            ("email", "x@people.example"))).GetProperty("id").GetString()!;
        var invited = await caller.MustAsync("candidate/invite", ("id", id), ("test_id", "13"));
        Assert.Contains("&lt;b&gt;]]&gt;&amp;", await workspace.PageAsync(invited.GetProperty("link").GetString()!));
        await caller.MustActAsync(invited.GetProperty("id").GetString()!, "complete");
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var page = await workspace.PageAsync(completed.GetProperty("candidate_report_link").GetString()!);
        Assert.DoesNotContain("<b>", page);
        Assert.Contains("😀", WebUtility.HtmlDecode(page));
        var bytes = await workspace.Http.GetByteArrayAsync(completed.GetProperty("candidate_report_pdf_link").GetString());
        PdfBytes.Read(bytes);
        var words = (await PdfFile.OpenAsync(bytes)).Words;
        Assert.Contains("<b>]]>&\"'", words);
        Assert.Contains("ابن", words);
        Assert.Contains("😀😀😀", words);
        var xml = (await caller.SendAsync(HttpMethod.Get, $"assessment/result/xml?id={invited.GetProperty("id").GetString()}", caller.Token)).Xml;
        Assert.StartsWith("<b>]]>&\"'\u202eابن\ufffd😀", xml.Element("noyau_utilisateur_info")!.Element("prenom")!.Value);
    }

    [Fact]
    public async Task The_profile_shows_insight_reports_and_talent_map_each_only_when_switched_on()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var assessment = await caller.InviteAsync(candidate);
        Assert.Equal("Required.", (await caller.CallAsync("candidate/profile")).Field("id"));
        Assert.Equal("candidate not found", (await caller.CallAsync("candidate/profile", ("id", "5"))).Message);
        var early = await caller.CallAsync("candidate/profile", ("id", candidate));
        Assert.Equal((406, "assessment is not completed"), (early.Status, early.Message));
        await caller.MustActAsync(assessment, "complete");
        var link = (await caller.MustAsync("candidate/profile", ("id", candidate))).GetProperty("link").GetString()!;
        Assert.Matches("/customer/participant/profile\\?key=[0-9a-f]{40}$", link);
        Assert.Equal(
            link, (await caller.SendAsync(HttpMethod.Get, "candidate/profile/xml?email=ANNA.berg@people.example", caller.Token)).Xml.Element("link")!.Value);
        string[] blocks = ["insight", "reports", "talent-map"];
        foreach (var (off, member) in blocks.Zip(["insight", "reports", "talentMap"]))
        {
            await caller.SetAccountAsync(new Dictionary<string, bool> { ["insight"] = true, ["reports"] = true, ["talentMap"] = true, [member] = false });
            var page = await workspace.PageAsync(link);
            Assert.All(blocks, block => Assert.Equal(block != off, page.Contains($"<section id=\"{block}\">", StringComparison.Ordinal)));
        }

        await caller.SetAccountAsync(new { talentMap = true });
        var whole = await workspace.PageAsync(link);
        Assert.Contains("Leading a team", whole);
        var report = PageCalls.FirstLink(whole);
        Assert.Equal(200, await workspace.StatusOfAsync(report));
    }

    [Fact]
    public async Task The_logos_of_the_catalogue_are_pictures()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var test in (await caller.MustAsync("list/test")).EnumerateArray())
        {
            var bytes = await workspace.Http.GetByteArrayAsync(test.GetProperty("logo").GetString());
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        }
    }
}
