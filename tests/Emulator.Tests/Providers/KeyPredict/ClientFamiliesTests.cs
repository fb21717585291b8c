using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>The two families of clients that are known from public code, call by call, and read the way they read.</summary>
public class ClientFamiliesTests
{
    // A token by GET on every web request, JSON pages and lists by GET, the result as XML, report links opened without a header.
    [Fact]
    public async Task The_family_that_connects_by_GET_reads_pages_results_and_reports()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = KeyPredictCaller.Of(workspace);
        var page = 1;
        var seen = 0;
        while (true)
        {
            var token = await caller.FreshTokenAsync();
            var answer = (await caller.SendAsync(
                HttpMethod.Get,
                $"assessment/paginate/completed/json?page={page}&per_page=10&order_asc=0&due_date_from=2025-01-01%2000:00:00&due_date_to=2026-12-31%2000:00:00",
                token)).Json;
            Assert.False(answer.TryGetProperty("error", out _));
            var result = answer.GetProperty("result");
            foreach (var item in result.GetProperty("data").EnumerateArray())
            {
                seen++;
                var taken = (Start: When(item, "assessment_start_date"), End: When(item, "assessment_end_date"));
                Assert.True(taken.End > taken.Start);
                Assert.NotEqual("", item.GetProperty("candidate_evaluator").GetProperty("prenom").GetString());
                Assert.False((await caller.SendAsync(
                    HttpMethod.Get, $"retrieve/candidate/json?id={item.GetProperty("candidate_id").GetString()}", token)).Json.TryGetProperty("error", out _));
            }

            var pagination = result.GetProperty("pagination");
            Assert.Equal(result.GetProperty("data").GetArrayLength(), pagination.GetProperty("current_page_count").GetInt32());
            if (pagination.GetProperty("current_page").GetInt32() == pagination.GetProperty("last_page").GetInt32()) break;
            page = pagination.GetProperty("next_page").GetInt32();
        }

        var fresh = await caller.FreshTokenAsync();
        var completed = (await caller.SendAsync(HttpMethod.Get, "assessment/completed/json", fresh)).Json;
        Assert.Equal(completed.GetArrayLength(), seen);
        foreach (var item in completed.EnumerateArray().DistinctBy(item => item.GetProperty("test_id").GetString()))
        {
            var root = (await caller.SendAsync(HttpMethod.Get, $"assessment/result/xml?id={item.GetProperty("id").GetString()}&language_id=1", fresh)).Xml;
            Assert.Equal(item.GetProperty("candidate_id").GetString(), root.Attribute("noyau_utilisateur_id")!.Value);
            Assert.All(
                root.Element("parties")!.Elements("partie").Where(part => part.Attribute("type")!.Value == "rapport_details_facteur"),
                part => Assert.InRange(decimal.Parse(part.Element("params")!.Element("score_calculated")!.Value, CultureInfo.InvariantCulture), 0m, 10m));
            using var report = await workspace.Http.GetAsync(item.GetProperty("candidate_report_link").GetString());
            Assert.True(report.IsSuccessStatusCode);
        }
    }

    // Everything by POST with the parameters in the query, an empty body, the format in capitals, and an empty token header on connect.
    [Fact]
    public async Task The_family_that_posts_everything_in_the_query_comes_to_its_PDF_file()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        var token =
            (await PostAsync(caller, "connect/JSON", "", ("login", caller.Login), ("password", caller.Password))).Json.GetProperty("token").GetString()!;
        Assert.Equal("1", (await PostAsync(caller, "list/title/JSON", token)).Json[0].GetProperty("id").GetString());
        var language = (await PostAsync(caller, "list/testLanguage/JSON", token)).Json.EnumerateArray()
            .First(one => one.GetProperty("default").GetInt32() == 1).GetProperty("id").GetString()!;
        var made = await PostAsync(
            caller, "create/candidate/JSON", token, ("firstname", "Asha"), ("lastname", "Rao"),
            ("email", "asha@people.example"), ("password", "secret"), ("title_id", "2"), ("country_code", "IND"));
        Assert.Equal(200, made.Status);
        var candidate = made.Json.GetProperty("id").GetString()!;
        var test = (await PostAsync(caller, "list/test/JSON", token)).Json.EnumerateArray()
            .First(one => one.GetProperty("label").GetString() == "Career Interest Assessment").GetProperty("id").GetString()!;
        (string, string)[] invitation = [("id", candidate), ("email", "asha@people.example"), ("test_id", test), ("test_language_id", language)];
        var invited = (await PostAsync(caller, "candidate/invite/JSON", token, invited: invitation)).Json;
        var twice = await PostAsync(caller, "candidate/invite/JSON", token, invited: invitation);
        Assert.Equal(
            (406, 406, "such invitation already exists"), (twice.Status, twice.Json.GetProperty("error").GetProperty("code").GetInt32(), twice.Message));
        var pending = (await PostAsync(caller, "assessment/pending/JSON", token, ("candidate_id", candidate))).Json[0];
        Assert.Equal(invited.GetProperty("link").GetString(), pending.GetProperty("url").GetString());
        var assessment = pending.GetProperty("id").GetString()!;
        await caller.MustActAsync(assessment, "complete");
        Assert.Equal(0, (await PostAsync(caller, "assessment/pending/JSON", token, ("candidate_id", candidate))).Json.GetArrayLength());
        Assert.Equal(
            1, (await PostAsync(caller, "assessment/completed/JSON", token, ("candidate_id", candidate), ("assessment_id", assessment))).Json.GetArrayLength());
        var scores = (await PostAsync(caller, "report/factors_scores/JSON", token, ("assessment_id", assessment))).Json.EnumerateArray()
            .ToDictionary(one => one.GetProperty("factor_name").GetString()!.ToLowerInvariant(), one => one.GetProperty("factor_score").GetDouble());
        Assert.All(["realistic", "investigative", "artistic", "social", "entrepreneurial", "conventional"], name => Assert.InRange(scores[name], 0, 10));

        var document = XDocument.Parse(
            (await PostAsync(caller, "assessment/result/XML", token, ("id", assessment), ("language_id", "1"))).Text, LoadOptions.PreserveWhitespace);
        string First(string name) => ((XText)document.Descendants(name).First().FirstNode!).Value;
        Assert.NotEqual("", First("description_1").Trim());
        Assert.NotEqual("", First("description_2").Trim());
        var pdf = await workspace.Http.GetByteArrayAsync(
            caller.BaseUrl.Replace("/customer/REST", "/assessment", StringComparison.Ordinal) + First("candidate_pdf") + "&outputFormat=pdfTOC");
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
    }

    private static DateTime When(JsonElement item, string name) =>
        DateTime.ParseExact(item.GetProperty(name).GetString()!, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static Task<KeyPredictAnswer> PostAsync(KeyPredictCaller caller, string path, string token, params (string Name, string Value)[] invited)
    {
        var body = new StringContent("", Encoding.UTF8, path.EndsWith("XML", StringComparison.Ordinal) ? "application/xml" : "application/json");
        return caller.SendAsync(HttpMethod.Post, path + KeyPredictCaller.Query(invited), token, body);
    }
}
