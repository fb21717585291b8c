using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class CompanyTests
{
    [Fact]
    public async Task Groups_are_listed_and_give_their_candidates_even_when_there_are_none()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "demo");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var groups = await caller.CallAsync("list/group");
        Assert.Equal("""[{"id":"2101","name":"Management"},{"id":"2102","name":"Sales"}]""", groups.Text);
        var group = await caller.MustAsync("retrieve/group", ("id", "2101"));
        Assert.Equal(("2101", "Management"), (group.GetProperty("id").GetString(), group.GetProperty("name").GetString()));
        var member = group.GetProperty("candidates")[0].GetProperty("id").GetString()!;
        Assert.Contains("2101", (await caller.MustAsync("retrieve/candidate", ("id", member))).GetProperty("groups").ToString());
        foreach (var one in group.GetProperty("candidates").EnumerateArray())
            await caller.MustAsync("update/candidate", ("id", one.GetProperty("id").GetString()!), ("group_ids", ""));
        Assert.Equal("[]", (await caller.MustAsync("retrieve/group", ("id", "2101"))).GetProperty("candidates").GetRawText());
        var xml = (await caller.SendAsync(HttpMethod.Get, "retrieve/group/xml?id=2102", caller.Token)).Xml;
        Assert.NotEmpty(xml.Element("candidates")!.Elements("candidate"));
        var unknown = await caller.CallAsync("retrieve/group", ("id", "1"));
        Assert.Equal((404, "group not found"), (unknown.Status, unknown.Message));
        Assert.Equal("Required.", (await caller.CallAsync("retrieve/group")).Field("id"));
    }

    [Fact]
    public async Task The_contract_shows_kind_and_balance()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal("""[{"id":"1","label":"Demo Company: credits","type":"credits","credits":"1000"}]""", (await caller.CallAsync("list/contract")).Text);
        await caller.SetAccountAsync(new { contract = "subscription" });
        Assert.Equal(JsonValueKind.Null, (await caller.MustAsync("list/contract"))[0].GetProperty("credits").ValueKind);
        Assert.Equal("contracts", (await caller.SendAsync(HttpMethod.Get, "list/contract/xml", caller.Token)).Xml.Name.LocalName);
    }

    [Fact]
    public async Task Credits_go_from_this_company_to_one_below_it()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(
            """{"company_id":"7302","credits":"300"}""", (await caller.CallAsync("company/giveCredits", ("company_id", "7302"), ("credits", "300"))).Text);
        Assert.Equal("1000", (await caller.MustAsync("company/giveCredits", ("company_id", "7302"), ("credits", "700"))).GetProperty("credits").GetString());
        Assert.Equal("0", (await caller.MustAsync("list/contract"))[0].GetProperty("credits").GetString());
        var poor = await caller.CallAsync("company/giveCredits", ("company_id", "7302"), ("credits", "1"));
        Assert.Equal((403, "you don't have enough credits"), (poor.Status, poor.Message));
        Assert.Equal("credits", (await caller.RefusedByAsync()).Check);
        var fields = await caller.CallAsync("company/giveCredits", ("credits", "0"));
        Assert.Equal(("Required.", "\"0\" must be at least 1."), (fields.Field("company_id"), fields.Field("credits")));
        Assert.Equal("company not found", (await caller.CallAsync("company/giveCredits", ("company_id", "5"), ("credits", "1"))).Message);
    }

    [Fact]
    public async Task Candidates_are_imported_from_JSON_forms_and_collections()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var (anna, bo) = (await caller.CandidateAsync(), await caller.CandidateAsync("bo@people.example"));
        foreach (var content in new HttpContent[]
        {
            JsonContent.Create(new { candidates = new[] { new { id = int.Parse(bo) }, new { id = int.Parse(anna) } } }),
            new StringContent($"candidates%5B0%5D%5Bid%5D={bo}&candidates[1][id]={anna}", Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent($"candidates={bo},{anna}", Encoding.UTF8, "application/x-www-form-urlencoded"),
        })
        {
            var answer = await caller.SendAsync(HttpMethod.Post, "candidate/import/json", caller.Token, content);
            Assert.Equal(200, answer.Status);
            Assert.Equal([bo, anna], answer.Json.EnumerateArray().Select(candidate => candidate.GetProperty("id").GetString()));
            Assert.Equal((await caller.MustAsync("retrieve/candidate", ("id", bo))).GetRawText(), answer.Json[0].GetRawText());
        }

        Assert.Equal("Required.", (await caller.CallAsync("candidate/import")).Field("candidates"));
        Assert.Equal("\"x\" is not an integer.", (await caller.CallAsync("candidate/import", ("candidates", "1,x"))).Field("candidates"));
        Assert.Equal("candidate not found", (await caller.CallAsync("candidate/import", ("candidates", anna + ",5"))).Message);
        await caller.SetAsync(new { strictJson = true });
        var strict = await caller.SendAsync(
            HttpMethod.Post, "candidate/import/json", caller.Token, JsonContent.Create(new { candidates = new[] { new { id = int.Parse(bo) } } }));
        Assert.Equal("Required.", strict.Field("candidates"));
    }
}
