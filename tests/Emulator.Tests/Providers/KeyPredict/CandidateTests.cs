using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class CandidateTests
{
    private static readonly string[] Keys =
    [
        "id", "title_id", "country_code", "email", "login", "lastname", "firstname",
        "last_connection_date", "groups", "postal_code", "phone", "function", "sector_id", "observations",
    ];

    [Fact]
    public async Task Create_answers_200_with_the_fourteen_keys_and_no_password()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var made = await caller.MustAsync(
            "create/candidate", ("firstname", "Ravi"), ("lastname", "Kumar"),
            ("email", "Ravi@people.example"), ("password", "abc"), ("title_id", "1"), ("country_code", "IND"),
            ("postal_code", "110001"), ("phone", "+91 11"), ("function", "Clerk"), ("sector_id", "7"),
            ("observations", "prefers mornings"), ("language_id", "2"), ("unknown", "ignored"));
        Assert.Equal(Keys, made.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^[0-9]+$", made.GetProperty("id").GetString());
        Assert.Equal("Ravi@people.example", made.GetProperty("login").GetString());
        Assert.Equal("1", made.GetProperty("title_id").GetString());
        Assert.Equal("7", made.GetProperty("sector_id").GetString());
        Assert.Equal("[]", made.GetProperty("groups").GetRawText());
        Assert.Equal(JsonValueKind.Null, made.GetProperty("last_connection_date").ValueKind);
    }

    [Fact]
    public async Task A_short_password_and_a_used_address_are_told_in_one_answer_in_the_guides_words()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.CandidateAsync();
        (string, string)[] wish = [("firstname", "A"), ("lastname", "B"), ("email", "ANNA.Berg@people.example"), ("password", "12")];
        var answer = await caller.CallAsync("create/candidate", wish);
        Assert.Equal(500, answer.Status);
        Assert.Equal(
            """{"error":{"code":500,"messages":{"password":"\"12\" is too short (3 characters min).","email":"An object with the same \"email\" already exist."}}}""",
            answer.Text);
        var xml = (await caller.SendAsync(HttpMethod.Post, "create/candidate/xml" + KeyPredictCaller.Query(wish), caller.Token)).Xml;
        Assert.Equal(["password", "email"], xml.Element("messages")!.Elements("message").Select(message => message.Attribute("field")!.Value));
        Assert.Equal("An object with the same \"email\" already exist.", xml.Element("messages")!.Elements("message").Last().Value);
    }

    [Theory]
    [InlineData("firstname", "", "Required.")]
    [InlineData("lastname", "", "Required.")]
    [InlineData("email", "", "Required.")]
    [InlineData("email", "nobody", "Invalid.")]
    [InlineData("email", "a b@people.example", "Invalid.")]
    [InlineData("email", "a@people", "Invalid.")]
    [InlineData("email", "a@people.example\n", "Invalid.")]
    [InlineData("title_id", "3", "Invalid.")]
    [InlineData("title_id", "Mr", "\"Mr\" is not an integer.")]
    [InlineData("title_id", "1.5", "\"1.5\" is not an integer.")]
    [InlineData("title_id", "1\0", "\"1\0\" is not an integer.")]
    [InlineData("title_id", "99999999999999999999", "\"99999999999999999999\" is not an integer.")]
    [InlineData("country_code", "FR", "Invalid.")]
    [InlineData("country_code", "fra", "Invalid.")]
    [InlineData("country_code", "XXX", "Invalid.")]
    [InlineData("language_id", "4", "Invalid.")]
    [InlineData("group_ids", "1,x", "\"x\" is not an integer.")]
    [InlineData("group_ids", "424242", "Invalid.")]
    [InlineData("groups", "424242", "Invalid.")]
    [InlineData("sector_id", "-1", "Invalid.")]
    [InlineData("firstname", "a\0b", "Invalid.")]
    [InlineData("password", "ab", "\"ab\" is too short (3 characters min).")]
    public async Task A_wrong_field_is_told_in_the_validators_words(string field, string value, string message)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var wish = new Dictionary<string, string> { ["firstname"] = "A", ["lastname"] = "B", ["email"] = "ab@people.example" };
        wish[field] = value;
        var answer = await caller.CallAsync("create/candidate", [.. wish.Select(pair => (pair.Key, pair.Value))]);
        Assert.Equal(500, answer.Status);
        Assert.Equal(message, answer.Field(field));
        Assert.Single(answer.Json.GetProperty("error").GetProperty("messages").EnumerateObject());
        Assert.Equal("parameters", (await caller.RefusedByAsync()).Check);
    }

    [Fact]
    public async Task Texts_have_a_length_counted_in_characters()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var longest = string.Concat(Enumerable.Repeat("😀", 255));
        await caller.MustAsync("create/candidate", ("firstname", longest), ("lastname", "B"), ("email", "a@people.example"));
        Assert.Equal(
            $"\"{longest}x\" is too long (255 characters max).",
            (await caller.CallAsync("create/candidate", ("firstname", longest + "x"), ("lastname", "B"), ("email", "b@people.example"))).Field("firstname"));
        Assert.Equal(
            "\"😀\" is too short (3 characters min).",
            (await caller.CallAsync("create/candidate", ("firstname", "A"), ("lastname", "B"), ("email", "b@people.example"), ("password", "😀")))
                .Field("password"));
    }

    [Fact]
    public async Task A_candidate_may_have_a_login_and_no_address_and_logins_are_unique()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var made = await caller.MustAsync("create/candidate", ("firstname", "A"), ("lastname", "B"), ("login", "abe"));
        Assert.Equal(JsonValueKind.Null, made.GetProperty("email").ValueKind);
        Assert.Equal("abe", made.GetProperty("login").GetString());
        var again = await caller.CallAsync("create/candidate", ("firstname", "A"), ("lastname", "B"), ("email", "x@people.example"), ("login", "ABE"));
        Assert.Equal("An object with the same \"login\" already exist.", again.Field("login"));
        Assert.Null(again.Field("email"));
        var id = made.GetProperty("id").GetString()!;
        await caller.InviteAsync(id);
        Assert.Equal(0, (await workspace.MailsAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Retrieve_finds_by_id_or_by_address_in_any_case_and_the_id_wins()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var (first, second) = (await caller.CandidateAsync(), await caller.CandidateAsync("bo.lund@people.example"));
        Assert.Equal(first, await Id(("id", first)));
        Assert.Equal(second, await Id(("email", "BO.lund@PEOPLE.example")));
        Assert.Equal(first, await Id(("id", first), ("email", "bo.lund@people.example")));
        Assert.Equal(second, await Id(("id", ""), ("email", "bo.lund@people.example")));

        async Task<string?> Id(params (string, string)[] by) => (await caller.MustAsync("retrieve/candidate", by)).GetProperty("id").GetString();
    }

    [Fact]
    public async Task Retrieve_wants_one_of_both_and_an_unknown_candidate_is_404()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal("""{"error":{"code":500,"messages":{"id":"Required."}}}""", (await caller.CallAsync("retrieve/candidate")).Text);
        Assert.Equal("\"abc\" is not an integer.", (await caller.CallAsync("retrieve/candidate", ("id", "abc"))).Field("id"));
        foreach (var (name, value) in new[] { ("id", "1"), ("id", "-5"), ("id", "99999999999"), ("email", "no@people.example") })
        {
            var answer = await caller.CallAsync("retrieve/candidate", (name, value));
            Assert.Equal((404, "candidate not found"), (answer.Status, answer.Message));
            Assert.Equal("record", (await caller.RefusedByAsync()).Check);
        }
    }

    [Fact]
    public async Task Update_changes_what_is_given_and_clears_what_is_empty()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var id = await caller.CandidateAsync();
        await caller.MustAsync("update/candidate", ("id", id), ("phone", "1"), ("function", "Clerk"));
        var after = await caller.MustAsync("update/candidate", ("email", "anna.berg@people.example"), ("phone", ""), ("lastname", "Berg-Lund"));
        Assert.Equal(Keys, after.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Anna Berg-Lund", $"{after.GetProperty("firstname").GetString()} {after.GetProperty("lastname").GetString()}");
        Assert.Equal(JsonValueKind.Null, after.GetProperty("phone").ValueKind);
        Assert.Equal("Clerk", after.GetProperty("function").GetString());
        await caller.MustAsync("update/candidate", ("id", id), ("email", "Anna.Berg@people.example"));
        Assert.Equal(
            "Anna.Berg@people.example",
            (await caller.MustAsync("update/candidate", ("email", "anna.berg@PEOPLE.example"), ("function", "Clerk"))).GetProperty("email").GetString());
        after = await caller.MustAsync("retrieve/candidate", ("id", id));
        Assert.Equal(after.ToString(), (await caller.MustAsync("retrieve/candidate", ("id", id))).ToString());
        Assert.Equal("Required.", (await caller.CallAsync("update/candidate", ("id", id), ("firstname", ""))).Field("firstname"));
    }

    [Fact]
    public async Task Update_keeps_addresses_unique_and_lets_a_candidate_keep_its_own()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var (first, _) = (await caller.CandidateAsync(), await caller.CandidateAsync("bo.lund@people.example"));
        await caller.MustAsync("update/candidate", ("id", first), ("email", "Anna.Berg@people.example"));
        var taken = await caller.CallAsync("update/candidate", ("id", first), ("email", "bo.lund@people.example"), ("password", "x"));
        Assert.Equal("An object with the same \"email\" already exist.", taken.Field("email"));
        Assert.Equal("\"x\" is too short (3 characters min).", taken.Field("password"));
        Assert.Equal(
            (404, "candidate not found"),
            (await caller.CallAsync("update/candidate", ("id", "5"), ("phone", "1"))) is var answer ? (answer.Status, answer.Message) : default);
        Assert.Equal("Required.", (await caller.CallAsync("update/candidate", ("phone", "1"))).Field("id"));
    }

    [Fact]
    public async Task Candidates_can_be_put_into_groups()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var groups = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty("key-predict").GetProperty("groups");
        var (one, two) = (groups[0].GetProperty("id").GetInt32(), groups[1].GetProperty("id").GetInt32());
        var made = await caller.MustAsync(
            "create/candidate", ("firstname", "A"), ("lastname", "B"), ("email", "group.member@people.example"), ("groups", $"{two}, {one},{two}"));
        Assert.Equal([$"{two}", $"{one}"], made.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("id").GetString()));
        Assert.Equal(groups[1].GetProperty("name").GetString(), made.GetProperty("groups")[0].GetProperty("name").GetString());
        var after = await caller.MustAsync("update/candidate", ("id", made.GetProperty("id").GetString()!), ("group_ids", ""));
        Assert.Equal(0, after.GetProperty("groups").GetArrayLength());
    }
}
