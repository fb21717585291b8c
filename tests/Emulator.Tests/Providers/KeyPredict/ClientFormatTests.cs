using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class ClientFormatTests
{
    [Theory]
    [InlineData(KeyPredictFormat.Json)]
    [InlineData(KeyPredictFormat.Xml)]
    public async Task The_typed_client_walks_the_six_use_cases_in_either_format(KeyPredictFormat format)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        using var client = new KeyPredictClient(workspace.Http, caller.BaseUrl) { Format = format };
        await client.ConnectAsync(caller.Login, caller.Password);
        Assert.Equal(["Mr", "Ms"], (await client.ListTitlesAsync()).Select(title => title.Label));
        Assert.Equal(11, (await client.ListTestsAsync()).Count);
        Assert.Empty(await client.ListGroupsAsync());
        Assert.Equal("1000", Assert.Single(await client.ListContractsAsync()).Credits);
        var made = await client.CreateCandidateAsync(
            new KeyPredictCandidateInput { Firstname = "Zoë ]]> <&>", Lastname = "😀 אב", Email = "zoe@people.example" });
        Assert.Equal(("Zoë ]]> <&>", "😀 אב", null), (made.Firstname, made.Lastname, made.Phone));
        var id = Number(made.Id);
        Assert.Equal(made.Id, Assert.Single(await client.ImportAsync([id])).Id);

        var model = (await client.ListPredictiveModelsAsync())[0];
        Assert.Equal(5, (await client.RetrievePredictiveModelAsync(Number(model.Id))).Competencies[0].Importance);
        var campaign = await client.CreateCampaignAsync(new KeyPredictCampaignInput { Label = "L", TestIds = [144, 9], PredictiveModelId = Number(model.Id) });
        Assert.Equal(["144", "9"], campaign.TestIds);
        Assert.Equal("M", (await client.UpdateCampaignAsync(Number(campaign.Id), new KeyPredictCampaignInput { Label = "M" })).Label);
        var sent = await client.InviteToCampaignAsync(Number(campaign.Id), [id], sendEmail: false);
        Assert.Equal(2, sent.Count);
        Assert.Equal(2, (await client.PendingAsync(id)).Count);
        Assert.Null(Assert.Single(await client.CampaignScoresAsync(Number(campaign.Id))).FitScore);
        foreach (var one in sent) await caller.MustActAsync(one.Id, "complete");
        Assert.InRange(Assert.Single(await client.CampaignScoresAsync(Number(campaign.Id), id)).FitScore!.Value, 0, 100);
        Assert.Equal(made.Id, Assert.Single((await client.RetrieveCampaignAsync(Number(campaign.Id))).Candidates!).Id);
        Assert.Equal("M", Assert.Single(await client.ListCampaignsAsync()).Label);

        var page = await client.CompletedPageAsync(new KeyPredictPageQuery { PerPage = 1, OrderAsc = true });
        Assert.Equal(
            (1L, null, 2L, 2L, 1),
            (page.Pagination.CurrentPage, page.Pagination.PreviousPage, page.Pagination.NextPage, page.Pagination.LastPage, page.Pagination.CurrentPageCount));
        var assessment = Number(page.Data[0].Id);
        Assert.Equal("Camille", page.Data[0].CandidateEvaluator!.Prenom);
        Assert.Equal(28, (await client.FactorsScoresAsync(assessment)).Count);
        Assert.Equal(28, (await client.TestFactorsAsync(144)).Count);
        Assert.InRange((await client.ScoreAsync(assessment)).Score, 0m, 10m);
        Assert.NotEmpty(await client.GroupsScoreAsync(assessment));
        Assert.NotEmpty(await client.ReferentialsAsync(assessment));
        Assert.Equal("passation", (await client.ResultAsync(assessment, 1)).Name.LocalName);
        Assert.Contains("?key=", (await client.ProfileAsync(id)).Link, StringComparison.Ordinal);
        Assert.Equal("7", (await client.GiveCreditsAsync(7302, 7)).Credits);

        var general = await Assert.ThrowsAsync<KeyPredictException>(() => client.RetrieveGroupAsync(5));
        Assert.Equal((404, KeyPredictErrors.GroupNotFound), (general.Code, Assert.Single(general.Messages)));
        var fields = await Assert.ThrowsAsync<KeyPredictException>(() =>
            client.CreateCandidateAsync(new KeyPredictCandidateInput { Password = "12", Email = "zoe@people.example" }));
        Assert.Equal("\"12\" is too short (3 characters min).", fields.Fields["password"]);
        Assert.Empty(fields.Messages);
    }

    [Fact]
    public async Task The_client_renews_a_token_that_has_died_after_three_days_once_for_many_calls()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        await caller.SetAsync(new { tokenExpiration = true });
        using var client = new KeyPredictClient(workspace.Http, caller.BaseUrl);
        var first = await client.ConnectAsync(caller.Login, caller.Password);
        await workspace.AdvanceAsync("PT71H59M59S");
        await client.ListTitlesAsync();
        Assert.Equal(first, client.Token);
        await workspace.AdvanceAsync("PT1S");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.ListTitlesAsync()));
        Assert.NotEqual(first, client.Token);
        var tokens = (await workspace.MustAsync(HttpMethod.Get, "journal?limit=200")).EnumerateArray()
            .Count(exchange => exchange.ToString().Contains("/connect/", StringComparison.Ordinal));
        Assert.Equal(2, tokens);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_is_told_and_not_tried_for_ever()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = KeyPredictCaller.Of(workspace);
        using var client = new KeyPredictClient(workspace.Http, caller.BaseUrl);
        await client.ConnectAsync(caller.Login, caller.Password);
        await caller.SetAsync(new { password = "another password" });
        var refused = await Assert.ThrowsAsync<KeyPredictException>(() => client.ListTitlesAsync());
        Assert.Equal((401, KeyPredictErrors.InvalidLogin), (refused.Code, Assert.Single(refused.Messages)));
    }

    [Theory]
    [InlineData("basic", "form")]
    [InlineData("params", "json")]
    [InlineData("both", "form")]
    public async Task A_receiver_reads_notifications_and_verifies_their_credentials(string auth, string format)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.SetAsync(new { completedUrl = receiver.Url, notificationAuth = auth, notificationFormat = format });
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        await caller.MustActAsync(assessment, "complete");
        await workspace.SettleAsync();
        var call = Assert.Single(receiver.Received);
        var notification = KeyPredictNotifications.Read(call.Headers["Content-Type"], call.Body);
        Assert.Equal((KeyPredictEvents.Completed, assessment), (notification.Event, notification.AssessmentId));
        Assert.EndsWith(KeyPredictRoutes.PdfSuffix, notification.CandidateReportPdfLink, StringComparison.Ordinal);
        var header = call.Headers.GetValueOrDefault("Authorization");
        Assert.Equal(auth is "basic" or "both", KeyPredictNotifications.IsAuthentic(header, caller.Login, caller.Password));
        Assert.Equal(auth is "params" or "both", KeyPredictNotifications.IsAuthentic(notification, caller.Login, caller.Password));
        Assert.False(KeyPredictNotifications.IsAuthentic(header, caller.Login, caller.Password + "x"));
        Assert.False(KeyPredictNotifications.IsAuthentic(notification, caller.Login, ""));
        Assert.False(KeyPredictNotifications.IsAuthentic("Basic %%%", caller.Login, caller.Password));
        Assert.False(KeyPredictNotifications.IsAuthentic((string?)null, caller.Login, caller.Password));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
