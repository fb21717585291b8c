using Contracts.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class ClientTests
{
    [Fact]
    public async Task The_typed_client_walks_from_connect_to_the_completed_assessment()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        using var client = new KeyPredictClient(workspace.Http, caller.BaseUrl);
        await client.ConnectAsync(caller.Login, caller.Password);
        Assert.Equal(["Mr", "Ms"], (await client.ListTitlesAsync()).Select(title => title.Label));
        Assert.Contains(await client.ListTestsAsync(), test => test is { Id: "144", PriceInCredits: 40 });
        Assert.Equal(1, (await client.ListTestLanguagesAsync(144))[0].Default);
        var made = await client.CreateCandidateAsync(
            new KeyPredictCandidateInput { Firstname = "Zoë & Co", Lastname = "B", Email = "zoe@people.example", TitleId = 2, CountryCode = "FRA" });
        var id = int.Parse(made.Id);
        Assert.Equal("Clerk", (await client.UpdateCandidateAsync(id, new KeyPredictCandidateInput { Function = "Clerk" })).Function);
        Assert.Equal("Zoë & Co", (await client.RetrieveCandidateAsync("ZOE@people.example")).Firstname);
        Assert.Equal(made.Email, (await client.RetrieveCandidateAsync(id)).Email);
        var one = Assert.Single(
            await client.InviteAsync(new KeyPredictInvitationInput(id, [144]) { ExpirationDate = "2026-04-01 00:00:00", SendEmail = false }));
        Assert.Equal(2, (await client.InviteAsync(new KeyPredictInvitationInput(id, [9, 13]) { TestLanguageId = 2, ShowReport = true })).Count);
        Assert.Equal(3, (await client.PendingAsync(id)).Count);
        await caller.MustActAsync(one.Id, "complete");
        var completed = Assert.Single(await client.CompletedAsync(id, int.Parse(one.Id)));
        Assert.Equal(completed.CandidateReportLink + KeyPredictRoutes.PdfSuffix, completed.CandidateReportPdfLink);
    }

    [Fact]
    public async Task The_typed_client_tells_general_and_field_errors_apart()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        using var client = new KeyPredictClient(workspace.Http, caller.BaseUrl);
        var unknown = await Assert.ThrowsAsync<KeyPredictException>(() => client.ListTitlesAsync());
        Assert.Equal((401, KeyPredictErrors.InvalidToken), (unknown.Code, Assert.Single(unknown.Messages)));
        await client.ConnectAsync(caller.Login, caller.Password);
        var invalid = await Assert.ThrowsAsync<KeyPredictException>(() =>
            client.CreateCandidateAsync(new KeyPredictCandidateInput { Firstname = "A", Password = "12" }));
        Assert.Equal(500, invalid.Code);
        Assert.Equal(["email", "lastname", "password"], invalid.Fields.Keys.Order());
    }
}
