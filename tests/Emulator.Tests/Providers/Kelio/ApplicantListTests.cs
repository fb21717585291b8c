using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>The list of applicants: its pages, its order and its filters.</summary>
public class ApplicantListTests
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
    [InlineData("%00%c3%bf", 0)]
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

    private static List<int> Ids(KelioReply reply) => [.. reply.Json.EnumerateArray().Select(applicant => applicant.GetProperty("id").GetInt32())];

    private static List<bool> Flags(KelioReply reply, string name) =>
        [.. reply.Json.EnumerateArray().Select(applicant => applicant.GetProperty(name).GetBoolean())];
}
