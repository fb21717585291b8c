using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public partial class PageTests
{
    [Fact]
    public async Task A_candidate_takes_an_assessment_from_the_mail_to_the_report_in_plain_forms()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { startedUrl = receiver.Url + "/started", completedUrl = receiver.Url + "/completed" });
        var candidate = await caller.CandidateAsync();
        await caller.InviteAsync(candidate, "315", ("show_report", "1"));
        var mails = await workspace.MailsAsync();
        var link = mails[mails.GetArrayLength() - 1].GetProperty("links")[0].GetString()!;

        var welcome = await GetAsync(workspace, link);
        Assert.Contains("Anna Berg", welcome);
        Assert.Contains("width=device-width", welcome);
        Assert.DoesNotContain("<script", welcome);
        await PostAsync(workspace, link, ("do", "start"));
        await workspace.SettleAsync();
        Assert.Equal("/hook/started", Assert.Single(receiver.Received).Path);

        var first = await GetAsync(workspace, link);
        var questions = Names(first);
        Assert.Equal(5, questions.Count);
        await PostAsync(workspace, link, [("do", "answer"), .. questions.Take(2).Select(name => (name, "4")), (questions[2], "9"), ("q1", "3")]);
        // Opening it again goes on where the candidate stopped.
        var again = Names(await GetAsync(workspace, link));
        Assert.Equal(questions.Skip(2), again.Take(3));
        Assert.Equal(4, again.Count);
        await PostAsync(workspace, link, ("do", "finish"));
        Assert.Equal("[]", (await caller.CallAsync("assessment/completed")).Text);
        await PostAsync(workspace, link, [("do", "answer"), .. again.Select(name => (name, "2"))]);
        await workspace.AdvanceAsync("PT14M24S");
        Assert.Contains("value=\"finish\"", await GetAsync(workspace, link));
        var thanks = await PostAsync(workspace, link, HttpStatusCode.OK, ("do", "finish"));
        await workspace.SettleAsync();
        Assert.Equal(["/hook/started", "/hook/completed"], receiver.Received.Select(call => call.Path));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var over = await workspace.Http.SendAsync(new HttpRequestMessage(method, link));
            Assert.Equal((HttpStatusCode.Gone, "text/html"), (over.StatusCode, over.Content.Headers.ContentType!.MediaType));
        }

        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var report = WebUtility.HtmlDecode(HrefOf().Match(thanks).Groups[1].Value);
        Assert.Equal(completed.GetProperty("candidate_report_link").GetString(), report);
        var page = await GetAsync(workspace, report);
        Assert.Contains("in 14 min 24 sec", page);
        Assert.Contains("Realistic", page);
        var scores = await caller.MustAsync("report/factors_scores", ("assessment_id", completed.GetProperty("id").GetString()!));
        Assert.Equal([7.5m, 7.5m, 2.5m, 2.5m, 2.5m, 2.5m], scores.EnumerateArray().Select(score => score.GetProperty("factor_score").GetDecimal()));
    }

    [Fact]
    public async Task A_session_is_gone_after_expiry_and_cancellation_and_unknown_keys_are_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = await caller.CandidateAsync();
        var expiring = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "144"), ("expiration_date", "2026-03-02 11:00:00"));
        var cancelled = await caller.MustAsync("candidate/invite", ("id", candidate), ("test_id", "13"));
        await caller.MustActAsync(cancelled.GetProperty("id").GetString()!, "cancel");
        Assert.Equal(410, await StatusAsync(workspace, cancelled.GetProperty("link").GetString()!));
        Assert.Equal(200, await StatusAsync(workspace, expiring.GetProperty("link").GetString()!));
        await workspace.AdvanceAsync("PT1H");
        Assert.Equal(410, await StatusAsync(workspace, expiring.GetProperty("link").GetString()!));
        var root = caller.BaseUrl.Replace("/customer/REST", "", StringComparison.Ordinal);
        foreach (var path in new[]
        {
            "/assessment/session",
            "/assessment/session?key=0123456789012345678901234567890123456789",
            "/assessment/report?key=x",
            "/assessment/report",
            "/customer/participant/profile?key=x",
            "/customer/participant/profile",
            "/files/logos/1/logo.png",
            "/files/logos/144/x.png",
        })
            Assert.Equal(404, await StatusAsync(workspace, root + path));
    }

    [Fact]
    public async Task A_report_is_not_there_before_completion_and_needs_no_token_after()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await ReportTests.CompletedAsync(workspace, "144");
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var link = completed.GetProperty("candidate_report_link").GetString()!;
        var page = await GetAsync(workspace, link);
        Assert.Contains("Straightforwardness / Persuasiveness", page);
        Assert.Equal(14, Regex.Count(page, "class=\"bar\""));
        Assert.Contains("Franchise / Persuasion", await GetAsync(workspace, link + "&language_id=2"));
        Assert.Contains("dir=\"rtl\"", await GetAsync(workspace, link + "&language_id=9"));
        Assert.Contains("The graph", await GetAsync(workspace, link + "&language_id=77"));
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
        var text = Opened(bytes);
        Assert.Contains("/Title " + Hex(title), text);
        Assert.Contains("/Subject " + Hex("Anna Berg"), text);
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
        Assert.Contains("&lt;b&gt;]]&gt;&amp;", await GetAsync(workspace, invited.GetProperty("link").GetString()!));
        await caller.MustActAsync(invited.GetProperty("id").GetString()!, "complete");
        var completed = (await caller.MustAsync("assessment/completed"))[0];
        var page = await GetAsync(workspace, completed.GetProperty("candidate_report_link").GetString()!);
        Assert.DoesNotContain("<b>", page);
        Assert.Contains("😀", WebUtility.HtmlDecode(page));
        var bytes = await workspace.Http.GetByteArrayAsync(completed.GetProperty("candidate_report_pdf_link").GetString());
        Opened(bytes);
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
            var page = await GetAsync(workspace, link);
            Assert.All(blocks, block => Assert.Equal(block != off, page.Contains($"<section id=\"{block}\">", StringComparison.Ordinal)));
        }

        await caller.SetAccountAsync(new { talentMap = true });
        var whole = await GetAsync(workspace, link);
        Assert.Contains("Leading a team", whole);
        var report = WebUtility.HtmlDecode(HrefOf().Match(whole).Groups[1].Value);
        Assert.Equal(200, await StatusAsync(workspace, report));
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

    private static async Task<string> GetAsync(TestWorkspace workspace, string link)
    {
        using var answer = await workspace.Http.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<string> PostAsync(TestWorkspace workspace, string link, params (string Name, string Value)[] fields) =>
        PostAsync(workspace, link, HttpStatusCode.SeeOther, fields);

    private static async Task<string> PostAsync(TestWorkspace workspace, string link, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await workspace.Http.PostAsync(link, form);
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.SeeOther) Assert.Equal(link, answer.Headers.Location!.ToString());
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<int> StatusAsync(TestWorkspace workspace, string link)
    {
        using var answer = await workspace.Http.GetAsync(link);
        return (int)answer.StatusCode;
    }

    // Reads the file as a reader does: from the end to the table of places, and from there to every object.
    private static string Opened(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var table = int.Parse(TableAt().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal("xref", text.Substring(table, 4));
        var places = PlaceOf().Matches(text[table..]).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        for (var i = 0; i < places.Count; i++) Assert.StartsWith($"{i + 1} 0 obj", text[places[i]..], StringComparison.Ordinal);
        Assert.Matches($"/Size {places.Count + 1}\\b", text);
        foreach (Match stream in StreamOf().Matches(text))
            Assert.StartsWith(
                "endstream",
                text[(stream.Index + stream.Length + int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture))..].TrimStart('\n'),
                StringComparison.Ordinal);
        Assert.NotEqual(0, StreamOf().Count(text));
        return text;
    }

    private static string Hex(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    [GeneratedRegex("startxref\n([0-9]+)\n")]
    private static partial Regex TableAt();

    [GeneratedRegex("([0-9]{10}) 00000 n ")]
    private static partial Regex PlaceOf();

    [GeneratedRegex("<< /Length ([0-9]+) >>\nstream\n")]
    private static partial Regex StreamOf();

    private static List<string> Names(string page) => [.. QuestionName().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("name=\"(q[0-9]+)\"")]
    private static partial Regex QuestionName();

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex HrefOf();
}
