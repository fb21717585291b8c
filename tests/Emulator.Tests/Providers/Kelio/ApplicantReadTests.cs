using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class ApplicantReadTests
{
    [Fact]
    public async Task The_list_is_a_bare_array_newest_first_with_its_numbers_in_a_header()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants");
        Assert.Equal(200, reply.Status);
        Assert.Equal("application/json; charset=utf-8", reply.ContentType);
        Assert.Equal(50, reply.Json.GetArrayLength());
        Assert.Equal("""{"total-count":300,"current-page":1,"next-page":2,"last-page":6}""", reply.Headers.GetValues("X-Pagination").Single());
        Assert.False(reply.Headers.Contains("Link"));
        var created = reply.Json.EnumerateArray().Select(applicant => applicant.GetProperty("created_at").GetString()!).ToList();
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        Assert.All(created, text => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", text));
        Assert.All(created, text => Assert.True(DateTimeOffset.Parse(text) < KelioCalls.Start));
    }

    [Fact]
    public async Task An_applicant_has_the_members_of_the_shape_and_no_others()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var applicant = (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json;
        Assert.Equal(
            [
                "id", "email", "first_name", "last_name", "locale", "phone_code", "phone_number", "avatar_url", "iso_country", "bio_url",
                "is_partner_newsletter_active", "is_campaign_alert_active", "is_legals_accepted", "resume_url", "created_at", "updated_at",
            ],
            applicant.EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("page=2", 50, 2, 3, 6)]
    [InlineData("page=6", 50, 6, null, 6)]
    [InlineData("page=1&per_page=20", 20, 1, 2, 15)]
    [InlineData("page=15&per_page=20", 20, 15, null, 15)]
    [InlineData("page=16&per_page=20", 0, 16, null, 15)]
    [InlineData("page=2&per_page=49", 49, 2, 3, 7)]
    [InlineData("page=7&per_page=49", 6, 7, null, 7)]
    [InlineData("page=0", 50, 1, 2, 6)]
    [InlineData("page=-1", 50, 1, 2, 6)]
    [InlineData("page=two", 50, 1, 2, 6)]
    [InlineData("page=", 50, 1, 2, 6)]
    [InlineData("page=1.5", 50, 1, 2, 6)]
    [InlineData("page=2&page=1", 50, 1, 2, 6)]
    [InlineData("page=%00", 50, 1, 2, 6)]
    [InlineData("page=+2", 50, 1, 2, 6)]
    [InlineData("page=2147483648", 0, 2147483648, null, 6)]
    [InlineData("page=99999999999999999999", 0, 9223372036854775807, null, 6)]
    [InlineData("per_page=51", 50, 1, 2, 6)]
    [InlineData("per_page=99999999999999999999", 50, 1, 2, 6)]
    [InlineData("per_page=0", 50, 1, 2, 6)]
    [InlineData("per_page=-5", 50, 1, 2, 6)]
    [InlineData("per_page=all", 50, 1, 2, 6)]
    [InlineData("per_page=", 50, 1, 2, 6)]
    [InlineData("per_page=1", 1, 1, 2, 300)]
    [InlineData("per_page=60&page=2", 50, 2, 3, 6)]
    public async Task Pages_are_numbered_and_nonsense_is_taken_as_the_default(string query, int shown, long current, int? next, int last)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants?" + query);
        Assert.Equal(200, reply.Status);
        Assert.Equal(shown, reply.Json.GetArrayLength());
        var page = reply.Page;
        Assert.Equal(
            (300, current, last),
            (page.GetProperty("total-count").GetInt32(), page.GetProperty("current-page").GetInt64(), page.GetProperty("last-page").GetInt32()));
        Assert.Equal(next, page.GetProperty("next-page").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next-page").GetInt32());
    }

    [Fact]
    public async Task Pages_cover_all_results_once_in_either_order()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (up, down) = (new List<int>(), new List<int>());
        for (var page = 1; page <= 9; page++)
        {
            up.AddRange(Ids(await workspace.GetAsync(workspace.Key(), $"/applicants?sort=asc&order=created_at&per_page=37&page={page}")));
            down.AddRange(Ids(await workspace.GetAsync(workspace.Key(), $"/applicants?sort=desc&per_page=37&page={page}")));
        }

        Assert.Equal(300, up.Distinct().Count());
        Assert.Equal(up, Enumerable.Reverse(down));
        Assert.Equal(down[..37], Ids(await workspace.GetAsync(workspace.Key(), "/applicants?sort=up&order=email&per_page=37")));
    }

    [Fact]
    public async Task Applicants_of_the_same_instant_are_ordered_by_id()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var ids = new List<int>();
        for (var i = 0; i < 5; i++)
            ids.Add((await workspace.CallAsync(workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = $"a{i}@people.example" } }))
                .Json.GetProperty("id").GetInt32());
        Assert.Equal(ids, Ids(await workspace.GetAsync(workspace.Key(), "/applicants?sort=asc")));
        Assert.Equal(Enumerable.Reverse(ids), Ids(await workspace.GetAsync(workspace.Key(), "/applicants")));
    }

    [Fact]
    public async Task An_empty_list_has_one_page()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants");
        Assert.Equal("[]", reply.Text);
        Assert.Equal("""{"total-count":0,"current-page":1,"next-page":null,"last-page":1}""", reply.Headers.GetValues("X-Pagination").Single());
    }

    [Theory]
    [InlineData("zoe", 1)]
    [InlineData("ZOÉ", 1)]
    [InlineData("zoe+lame", 1)]
    [InlineData("lame%20%20zo", 1)]
    [InlineData("zoe+nobody", 0)]
    [InlineData("people.example", 3)]
    [InlineData("%20", 3)]
    [InlineData("", 3)]
    [InlineData("o'brien", 1)]
    [InlineData("%25", 0)]
    [InlineData("_", 0)]
    [InlineData("francois", 1)]
    [InlineData("%00%ff", 0)]
    public async Task Key_words_must_each_be_in_a_name_or_the_address_without_regard_to_case_and_accents(string keywords, int found)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        foreach (var (email, first, last) in new[]
        {
            ("z@people.example", "Zoé", "Lame"),
            ("f@people.example", "François", "Œuvré"),
            ("o@people.example", "Pat", "O'Brien"),
        })
            Assert.Equal(201, (await workspace.CallAsync(
                workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email, first_name = first, last_name = last } })).Status);
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants?keywords=" + keywords);
        Assert.Equal((200, found), (reply.Status, reply.Json.GetArrayLength()));
    }

    [Theory]
    [InlineData("is_partner_newsletter_active", "true", true)]
    [InlineData("is_partner_newsletter_active", "1", true)]
    [InlineData("is_partner_newsletter_active", "false", false)]
    [InlineData("is_partner_newsletter_active", "0", false)]
    [InlineData("is_campaign_alert_active", "true", true)]
    [InlineData("is_campaign_alert_active", "false", false)]
    public async Task Flags_filter_the_list(string name, string value, bool expected)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var all = new List<bool>();
        for (var page = 1; page <= 6; page++) all.AddRange(Flags(await workspace.GetAsync(workspace.Key(), $"/applicants?page={page}"), name));
        var reply = await workspace.GetAsync(workspace.Key(), $"/applicants?{name}={value}");
        Assert.Equal(all.Count(flag => flag == expected), reply.Page.GetProperty("total-count").GetInt32());
        Assert.All(Flags(reply, name), flag => Assert.Equal(expected, flag));
        Assert.Equal(300, (await workspace.GetAsync(workspace.Key(), $"/applicants?{name}=")).Page.GetProperty("total-count").GetInt32());
    }

    [Fact]
    public async Task Embeds_add_members_that_are_absent_when_not_asked_for()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants?embed=address,%20applications%20,pools,unknown&per_page=50");
        var applicants = reply.Json.EnumerateArray().ToList();
        Assert.All(applicants, applicant => Assert.False(applicant.TryGetProperty("unknown", out _)));
        Assert.Contains(applicants, applicant => applicant.GetProperty("address").ValueKind == JsonValueKind.Null);
        Assert.Contains(applicants, applicant => applicant.GetProperty("applications").GetArrayLength() == 0);
        Assert.Contains(applicants, applicant => applicant.GetProperty("pools").GetArrayLength() == 0);
        var address = applicants.First(applicant => applicant.GetProperty("address").ValueKind == JsonValueKind.Object).GetProperty("address");
        Assert.Equal(
            [
                "name", "lon", "lat", "street_number", "street", "zipcode", "city", "country", "iso_country", "administrative_area_level_1",
                "administrative_area_level_2", "administrative_area_level_3",
            ],
            address.EnumerateObject().Select(member => member.Name));
        var pool = applicants.First(applicant => applicant.GetProperty("pools").GetArrayLength() > 0).GetProperty("pools")[0];
        Assert.Equal(["id", "name", "description", "icon"], pool.EnumerateObject().Select(member => member.Name));
        var applied = applicants.First(applicant => applicant.GetProperty("applications").GetArrayLength() > 0);
        var application = applied.GetProperty("applications")[0];
        Assert.Equal(applied.GetProperty("id").GetInt32(), application.GetProperty("applicant_id").GetInt32());
        Assert.Equal(application.GetProperty("current_stage").ValueKind == JsonValueKind.Null, application.GetProperty("is_complete").GetBoolean());

        var one = await workspace.GetAsync(workspace.Key(), $"/applicants/{applied.GetProperty("id").GetInt32()}?embed=applications");
        Assert.Equal(applied.GetProperty("applications").ToString(), one.Json.GetProperty("applications").ToString());
        Assert.False(one.Json.TryGetProperty("pools", out _));
        Assert.False(one.Headers.Contains("X-Pagination"));
    }

    [Fact]
    public async Task An_applicant_is_found_by_id_and_by_address_raw_encoded_and_in_any_case()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var created = (await workspace.CallAsync(
            workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = "Zoe.Lame+ats@People.example", first_name = "Zoé" } })).Json;
        Assert.Equal("Zoe.Lame+ats@People.example", created.GetProperty("email").GetString());
        foreach (var path in new[]
        {
            $"{created.GetProperty("id").GetInt32()}",
            "Zoe.Lame+ats@People.example",
            "zoe.lame+ats%40people.example",
            "ZOE.LAME%2BATS%40PEOPLE.EXAMPLE",
            "zoe.lame+ats@people.example/",
        })
        {
            var reply = await workspace.GetAsync(workspace.Key(), "/applicants/" + path);
            Assert.True(reply.Status == 200, path);
            Assert.Equal(created.ToString(), reply.Json.ToString());
        }
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("0")]
    [InlineData("-101")]
    [InlineData("+101")]
    [InlineData("101.0")]
    [InlineData("1e2")]
    [InlineData("99999999999999999999")]
    [InlineData("nobody@people.example")]
    [InlineData("%ff%fe")]
    [InlineData("%20101")]
    [InlineData("101%2F")]
    [InlineData("..%2F101")]
    [InlineData("null")]
    public async Task An_unknown_applicant_is_not_found(string id)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), "/applicants/" + id), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task Records_of_another_company_and_of_the_other_environment_are_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (sandbox, production) = (workspace.Key(), workspace.Key("production"));
        var elsewhere = (await workspace.GetAsync(production, "/applicants")).Json[0];
        foreach (var id in new[] { elsewhere.GetProperty("id").ToString(), elsewhere.GetProperty("email").GetString()! })
        {
            Assert.Equal(200, (await workspace.GetAsync(production, "/applicants/" + id)).Status);
            await workspace.AssertRefusedAsync(await workspace.GetAsync(sandbox, "/applicants/" + id), 404, "Resource not found.", "record");
        }

        var board = workspace.Key(kind: "jobboard");
        var state = await workspace.MustAsync(HttpMethod.Get, "state");
        var company = state.GetProperty("kelio").GetProperty("companies").EnumerateArray()
            .Single(company => company.GetProperty("slug").GetString() == "comptoir-voisin").GetProperty("id").GetInt32();
        var theirs = await workspace.CallAsync(
            board, HttpMethod.Post, "/jobboards/applicants", new { company_id = company, applicant = new { email = "theirs@people.example" } });
        Assert.Equal(201, theirs.Status);
        Assert.Equal(404, (await workspace.GetAsync(sandbox, "/applicants/theirs@people.example")).Status);
        Assert.Equal(404, (await workspace.GetAsync(sandbox, $"/applicants/{theirs.Json.GetProperty("id").GetInt32()}")).Status);
        Assert.Equal(0, (await workspace.GetAsync(sandbox, "/applicants?keywords=theirs")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Path_case_matters_and_verbs_that_are_not_offered_are_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/Applicants"), (HttpMethod.Get, "/applicant"), (HttpMethod.Get, "/jwt"),
            (HttpMethod.Put, "/applicants"), (HttpMethod.Patch, "/applicants/101"), (HttpMethod.Delete, "/applicants/101"),
            (HttpMethod.Get, "/applicants/101/applications"), (HttpMethod.Get, ""), (HttpMethod.Options, "/applicants"),
            (HttpMethod.Get, "/jobboards/applicants"), (HttpMethod.Get, "/jobboards/companies"),
            (HttpMethod.Post, "/applications"), (HttpMethod.Get, "//applicants"),
        })
        {
            var reply = await workspace.CallAsync(key, method, path);
            await workspace.AssertRefusedAsync(reply, 404, "Resource not found.", "route");
        }
    }

    private static List<int> Ids(KelioReply reply) => [.. reply.Json.EnumerateArray().Select(applicant => applicant.GetProperty("id").GetInt32())];

    private static List<bool> Flags(KelioReply reply, string name) =>
        [.. reply.Json.EnumerateArray().Select(applicant => applicant.GetProperty(name).GetBoolean())];
}
