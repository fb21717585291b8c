using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class PaginationTests
{
    [Fact]
    public async Task Pages_are_cut_newest_first_and_walk_to_the_last()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var all = Ids((await caller.MustAsync("assessment/paginate/completed")).GetProperty("result"));
        Assert.Equal(
            Enumerable.Reverse((await caller.MustAsync("assessment/completed")).EnumerateArray().Select(item => item.GetProperty("id").GetString()!)), all);
        List<string> walked = [];
        long? page = 1;
        while (page is { } number)
        {
            var result = (await caller.MustAsync("assessment/paginate/completed", ("page", $"{number}"), ("per_page", "4"))).GetProperty("result");
            var pagination = result.GetProperty("pagination");
            Assert.Equal(number, pagination.GetProperty("current_page").GetInt64());
            Assert.Equal(number == 1 ? JsonValueKind.Null : JsonValueKind.Number, pagination.GetProperty("previous_page").ValueKind);
            Assert.Equal((all.Count + 3) / 4, pagination.GetProperty("last_page").GetInt32());
            Assert.Equal(result.GetProperty("data").GetArrayLength(), pagination.GetProperty("current_page_count").GetInt32());
            walked.AddRange(Ids(result));
            page = pagination.GetProperty("next_page").ValueKind == JsonValueKind.Null ? null : pagination.GetProperty("next_page").GetInt64();
        }

        Assert.Equal(all, walked);
        var ascending = Ids((await caller.MustAsync("assessment/paginate/completed", ("order_asc", "1"))).GetProperty("result"));
        Assert.Equal(Enumerable.Reverse(all), ascending);
        var beyond = (await caller.MustAsync("assessment/paginate/completed", ("page", "9223372036854775807"), ("per_page", "9223372036854775807")))
            .GetProperty("result");
        Assert.Equal(
            (0, 0, 1),
            (beyond.GetProperty("data").GetArrayLength(), beyond.GetProperty("pagination").GetProperty("current_page_count").GetInt32(),
                beyond.GetProperty("pagination").GetProperty("previous_page").GetInt32()));
    }

    [Fact]
    public async Task Filters_take_test_group_candidate_and_whole_days_of_Paris()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(now: "2026-03-02T22:30:00Z");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var anna = await caller.CandidateAsync();
        var first = await caller.InviteAsync(anna, "144");
        var second = await caller.InviteAsync(anna, "13");
        await caller.MustActAsync(first, "complete");
        await workspace.AdvanceAsync("PT1H");
        await caller.MustActAsync(second, "complete");
        Assert.Equal([first], await Find(("test_id", "144")));
        Assert.Equal([second, first], await Find(("candidate_id", anna)));
        Assert.Equal([], await Find(("group_id", "2101")));
        Assert.Equal([first], await Find(("due_date_from", "2026-03-02 00:00:00"), ("due_date_to", "2026-03-02 00:00:00")));
        Assert.Equal([second], await Find(("due_date_from", "2026-03-03 00:00:00")));
        Assert.Equal([second], await Find(("due_date_from", "2026-03-03 00:30:00"), ("due_date_to", "2026-03-03 00:30:00")));
        Assert.Equal([second, first], await Find(("due_date_from", "2026-03-02 00:00:00"), ("due_date_to", "9999-12-31 00:00:00")));
        Assert.Equal([], await Find(("due_date_to", "2026-03-02 23:29:59")));

        async Task<List<string>> Find(params (string Name, string Value)[] filter) =>
            Ids((await caller.MustAsync("assessment/paginate/completed", filter)).GetProperty("result"));
    }

    [Fact]
    public async Task Groups_filter_the_demo_and_XML_has_the_same_envelope()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var group = (await caller.MustAsync("list/group"))[0];
        var members = (await caller.MustAsync("retrieve/group", ("id", group.GetProperty("id").GetString()!))).GetProperty("candidates")
            .EnumerateArray().Select(member => member.GetProperty("id").GetString()).ToHashSet();
        var found = (await caller.MustAsync("assessment/paginate/completed", ("group_id", group.GetProperty("id").GetString()!))).GetProperty("result")
            .GetProperty("data").EnumerateArray().ToList();
        Assert.NotEmpty(found);
        Assert.All(found, item => Assert.Contains(item.GetProperty("candidate_id").GetString(), members));
        var xml = (await caller.SendAsync(HttpMethod.Get, "assessment/paginate/completed/xml?per_page=2", caller.Token)).Xml;
        Assert.Equal("result", xml.Name.LocalName);
        Assert.Equal(2, xml.Element("data")!.Elements("assessment").Count());
        Assert.Equal(
            ("1", "", "2"),
            (xml.Element("pagination")!.Element("current_page")!.Value,
                xml.Element("pagination")!.Element("previous_page")!.Value, xml.Element("pagination")!.Element("next_page")!.Value));
    }

    [Theory]
    [InlineData("page", "0", "\"0\" must be at least 1.")]
    [InlineData("page", "x", "\"x\" is not an integer.")]
    [InlineData("per_page", "-1", "\"-1\" must be at least 1.")]
    [InlineData("per_page", "1.5", "\"1.5\" is not an integer.")]
    [InlineData("order_asc", "maybe", "Invalid.")]
    [InlineData("due_date_from", "02/03/2026", "\"02/03/2026\" does not match the date format (YYYY-MM-DD HH:MM:SS).")]
    public async Task Bad_parameters_are_refused_in_the_words_of_the_validators(string name, string value, string message)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var answer = await caller.CallAsync("assessment/paginate/completed", (name, value));
        Assert.Equal((500, message), (answer.Status, answer.Field(name)));
    }

    [Fact]
    public async Task A_turned_range_is_refused_and_an_empty_account_has_one_empty_page()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var turned = await caller.CallAsync("assessment/paginate/completed", ("due_date_from", "2026-03-03 00:00:00"), ("due_date_to", "2026-03-02 00:00:00"));
        Assert.Equal("The begin date must be before the end date.", turned.Field("due_date_from"));
        Assert.Equal(
            """{"result":{"data":[],"pagination":{"current_page":1,"previous_page":null,"next_page":null,"last_page":1,"current_page_count":0}}}""",
            (await caller.CallAsync("assessment/paginate/completed")).Text);
    }

    private static List<string> Ids(JsonElement result) => [.. result.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
