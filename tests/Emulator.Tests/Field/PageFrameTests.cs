using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Providers.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>The taker's page could be framed by any other, and had no policy of what may run in it.</summary>
public class PageFrameTests
{
    [Theory]
    [InlineData("/_emulator/")]
    [InlineData("/_emulator/assets/app.js")]
    [InlineData("/pi/swagger")]
    [InlineData("/pi/swagger/ui/index")]
    [InlineData("/keypredict/assessment/session?key=0123456789012345678901234567890123456789")]
    public async Task A_page_without_a_link_is_in_nobodys_frame(string path)
    {
        using var http = await EmulatorHost.ClientAsync();
        await HoldsAsync(http, path);
    }

    [Fact]
    public async Task Nor_is_the_takers_page_in_any_of_its_states_and_its_form_may_lead_on()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var link = new Uri((await pi.InviteAsync()).GetProperty("assessmentUrl").GetString()!).PathAndQuery;
        foreach (var form in new[] { "", "act=start", "act=submit" })
        {
            if (form.Length > 0)
                await pi.SendAsync(null, HttpMethod.Post, link, System.Text.Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded");
            // A browser follows no form to the customer's own address if the page says that forms stay here.
            Assert.DoesNotContain("form-action", await HoldsAsync(pi.Workspace.Http, link));
        }
    }

    [Fact]
    public async Task Nor_are_the_candidates_pages()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.InviteAsync(await caller.CandidateAsync(), "315", ("show_report", "1"));
        var mails = await workspace.MailsAsync();
        var link = mails[mails.GetArrayLength() - 1].GetProperty("links")[0].GetString()!;
        await HoldsAsync(workspace.Http, link);
        await workspace.PostFormAsync(link, ("do", "start"));
        await HoldsAsync(workspace.Http, link);

        await using var other = await EmulatorHost.NewWorkspaceAsync();
        var (done, _) = await Providers.KeyPredict.ReportTests.CompletedAsync(other, "144");
        var completed = Assert.Single((await done.MustAsync("assessment/completed")).EnumerateArray());
        Assert.Contains("form-action 'self'", await HoldsAsync(other.Http, completed.GetProperty("candidate_report_link").GetString()!));
    }

    [Fact]
    public void No_page_is_made_but_where_the_policy_is()
    {
        var makers = Directory.EnumerateFiles(Repository.At("src/Emulator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("text/html", StringComparison.Ordinal))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["HtmlAnswer.cs", "PageApi.cs"], makers);
    }

    private static async Task<string> HoldsAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("default-src '", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.DoesNotContain("script-src 'unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        return policy;
    }
}
