using System.Text;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Laravel and PHP write lists with brackets and send [] for no fields: on Key Predict people met “Required.” for what they had sent.</summary>
public class PhpHabitTests
{
    [Theory]
    [InlineData("", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData(" [ ] \n", "application/json; charset=utf8")]
    [InlineData("{}", "application/json")]
    [InlineData(" \r\n", "application/json")]
    public async Task An_empty_body_in_JSON_is_an_empty_request(string body, string type)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(200, (await PostAsync(caller, "list/title", body, type)).Status);
        Assert.Equal(404, (await PostAsync(caller, "retrieve/candidate?id=999", body, type)).Status);
    }

    [Theory]
    [InlineData("test_id[]=144")]
    [InlineData("test_id[]=144&test_id[]=13")]
    [InlineData("test_id[0]=144&test_id[1]=13")]
    [InlineData("test_id[1]=13&test_id[0]=144")]
    [InlineData("test_id%5B%5D=144&test_id%5B%5D=13")]
    [InlineData("test_id=144&test_id=13")]
    [InlineData("test_id=144,13")]
    [InlineData("test_id[]=144,13&test_id[]=144")]
    public async Task Lists_as_PHP_writes_them_are_collections(string tests)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var wanted = tests.Contains("13", StringComparison.Ordinal) ? new[] { "144", "13" } : ["144"];
        foreach (var (path, body) in new[] { ("?" + tests, ""), ("", tests) })
        {
            var id = await CandidateAsync(caller);
            var invited = await PostAsync(caller, "candidate/invite" + path, $"id={id}&send_email=0&{body}", "application/x-www-form-urlencoded");
            Assert.True(invited.Status == 200, invited.Text);
            var pending = await caller.MustAsync("assessment/pending", ("candidate_id", id));
            Assert.Equal(wanted.Order(), pending.EnumerateArray().Select(one => one.GetProperty("test_id").GetString()).Order());
        }
    }

    [Theory]
    [InlineData("""{"id":ID,"test_id":[144,13]}""")]
    [InlineData("""{"id":ID,"test_id":["144","13"]}""")]
    [InlineData("""{"id":ID,"test_id":{"1":144,"2":13}}""")]
    public async Task Lists_in_JSON_are_collections_also_those_that_do_not_count_from_zero(string json)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var id = await CandidateAsync(caller);
        var invited = await PostAsync(caller, "candidate/invite", json.Replace("ID", id, StringComparison.Ordinal), "application/json");
        Assert.True(invited.Status == 200, invited.Text);
        Assert.Equal(2, (await caller.MustAsync("assessment/pending", ("candidate_id", id))).GetArrayLength());
    }

    [Theory]
    [InlineData("test_ids[0]=144&test_ids[1]=13")]
    [InlineData("test_ids[]=144&test_ids[]=13")]
    [InlineData("test_ids=144&test_ids=13")]
    public async Task Every_collection_takes_them(string tests)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var model = (await caller.MustAsync("list/predictiveModel"))[0].GetProperty("id").ToString();
        var made = await PostAsync(caller, "create/campaign", $"label=C&predictive_model_id={model}&{tests}", "application/x-www-form-urlencoded");
        Assert.True(made.Status == 200, made.Text);
        Assert.Equal(2, made.Json.GetProperty("test_ids").GetArrayLength());
    }

    [Fact]
    public async Task A_list_where_one_value_belongs_is_invalid_and_of_a_name_that_comes_again_the_last_counts()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var list = await PostAsync(caller, "create/candidate", "firstname[]=A&lastname=B&email=a%40people.example", "application/x-www-form-urlencoded");
        Assert.Equal((500, "Invalid."), (list.Status, list.Field("firstname")));
        var told = (await workspace.LastExchangeAsync()).GetProperty("checks").ToString();
        Assert.Contains("firstname is a list", told, StringComparison.Ordinal);
        var number = await PostAsync(caller, "assessment/test_factors", "test_id%5B%5D=144", "application/x-www-form-urlencoded");
        Assert.Equal(500, number.Status);
        Assert.Contains("test_id is a list", (await workspace.LastExchangeAsync()).GetProperty("checks").ToString(), StringComparison.Ordinal);
        var again = await PostAsync(
            caller, "create/candidate", "firstname=A&firstname=Z&lastname=B&email=a%40people.example", "application/x-www-form-urlencoded");
        Assert.Equal("Z", again.Json.GetProperty("firstname").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/vnd.api+json")]
    [InlineData("")]
    public async Task A_body_whose_type_is_not_read_is_told_so(string type)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        foreach (var method in new[] { "create/candidate", "retrieve/candidate", "candidate/invite", "create/campaign", "connect" })
        {
            var answer = await PostAsync(caller, method, """{"firstname":"A"}""", type);
            Assert.Equal(500, answer.Status);
            // Others call there at the same time.
            using var journal = System.Text.Json.JsonDocument.Parse(await workspace.Http.GetStringAsync("/_emulator/workspaces/default/journal?limit=500"));
            var exchange = method != "connect" ? await workspace.LastExchangeAsync()
                : journal.RootElement.EnumerateArray().First(one => one.ToString().Contains("The body is not read", StringComparison.Ordinal)
                    && one.GetProperty("checks").ToString().Contains(type, StringComparison.Ordinal));
            Assert.Contains("The body is not read", exchange.ToString(), StringComparison.Ordinal);
            if (type.Length > 0) Assert.Contains(type, exchange.GetProperty("checks").ToString(), StringComparison.Ordinal);
            Assert.Contains("application/x-www-form-urlencoded", exchange.GetProperty("fix").GetString(), StringComparison.Ordinal);
        }
    }

    private static async Task<string> CandidateAsync(KeyPredictCaller caller) =>
        (await caller.MustAsync(
            "create/candidate", ("firstname", "A"), ("lastname", "B"), ("email", $"{Guid.CreateVersion7()}@people.example"))).GetProperty("id").ToString();

    private static async Task<KeyPredictAnswer> PostAsync(KeyPredictCaller caller, string method, string body, string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type.Length > 0) Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", type));
        return await caller.SendAsync(HttpMethod.Post, method, caller.Token, content);
    }
}
