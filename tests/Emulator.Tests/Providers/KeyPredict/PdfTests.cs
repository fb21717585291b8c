using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The PDF reports as a reader that is not ours opens them.</summary>
public class PdfTests
{
    [Theory]
    [InlineData("144", "1", "Assessment report: Professional Profile 2", "The detailed table", "Straightforwardness / Persuasiveness", "General profile")]
    [InlineData("144", "2", "Rapport d’évaluation: Professional Profile 2", "Le tableau détaillé", "Franchise / Persuasion", "Métiers")]
    [InlineData("144", "3", "Informe de evaluación: Professional Profile 2", "La tabla detallada", "Franqueza / Capacidad de persuasión", "Profesiones")]
    [InlineData("144", "7", "Отчёт об оценке: Professional Profile 2", "Подробная таблица", "Прямота / Убедительность", "Общий профиль")]
    [InlineData("144", "9", "تقرير التقييم: Professional Profile 2", "الجدول المفصل", "القدرة على الإقناع", "الملف العام")]
    [InlineData("60", "7", "Отчёт об оценке: CTPI-R", "Подробная таблица", "Контроль/Власть", "Профессии")]
    [InlineData("318", "9", "تقرير التقييم: EMOTION", "الجدول المفصل", "التعاطف", "المهن")]
    public async Task A_report_is_read_in_its_language_by_a_stranger(string test, string language, string title, params string[] texts)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, _) = await ReportTests.CompletedAsync(workspace, test);
        var file = await OpenAsync(workspace, caller, "&language_id=" + language);

        Assert.Equal(title, file.Title);
        Assert.InRange(file.Pages, 1, 3);
        Assert.Contains("Anna Berg", file.Words);
        Assert.All(texts, text => Assert.Contains(text, file.Words));
        Assert.DoesNotContain("?", file.Text);
    }

    [Theory]
    [InlineData("1", "Proctoring", "This session was proctored.")]
    [InlineData("2", "Surveillance", "Cette session a été surveillée.")]
    [InlineData("7", "Наблюдение", "Этот сеанс проходил под наблюдением.")]
    public async Task The_report_of_a_watched_session_says_so_and_that_of_another_does_not(string language, params string[] texts)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.MustActAsync(await caller.InviteAsync(await caller.CandidateAsync(), "13", ("proctoring", "1")), "complete");
        var page = await workspace.Http.GetStringAsync(
            (await caller.MustAsync("assessment/completed"))[0].GetProperty("candidate_report_link").GetString() + "&language_id=" + language);
        var file = await OpenAsync(workspace, caller, "&language_id=" + language);
        Assert.All(texts, text => Assert.Contains(text, page));
        Assert.All(texts, text => Assert.Contains(text, file.Words));

        var (other, _) = await ReportTests.CompletedAsync(await EmulatorHost.NewWorkspaceAsync(), "13");
        Assert.DoesNotContain(texts[0], (await OpenAsync(other.Workspace, other, "&language_id=" + language)).Words);
    }

    [Theory]
    [InlineData("Łukasz", "Żółć-Ďuriš")]
    [InlineData("Мария", "Иванова")]
    [InlineData("Νίκος", "Παπαδόπουλος")]
    [InlineData("محمد", "بن عبد الله")]
    [InlineData("שרה", "כהן")]
    [InlineData("Nguyễn", "Thị Hằng")]
    [InlineData("太郎", "山田")]
    [InlineData("Zoë 😀", "O’Brien")]
    public async Task A_name_in_any_letters_comes_out_of_the_file_as_it_went_in(string first, string last)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var candidate = (await caller.MustAsync("create/candidate", ("firstname", first), ("lastname", last), ("email", "x@people.example"))).GetProperty("id")
            .GetString()!;
        await caller.MustActAsync(await caller.InviteAsync(candidate, "13"), "complete");

        foreach (var language in new[] { "1", "9" }) Assert.Contains($"{first} {last}", (await OpenAsync(workspace, caller, "&language_id=" + language)).Words);
    }

    private static async Task<PdfFile> OpenAsync(TestWorkspace workspace, KeyPredictCaller caller, string more) =>
        await PdfFile.OpenAsync(await workspace.Http.GetByteArrayAsync(
            (await caller.MustAsync("assessment/completed"))[0].GetProperty("candidate_report_pdf_link").GetString() + more));
}
