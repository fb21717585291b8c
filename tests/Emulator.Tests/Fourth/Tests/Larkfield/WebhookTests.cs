using System.Text.Json;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Support;

namespace Emulator.Tests.Fourth.Tests.Larkfield;

public class WebhookTests
{
    [Fact]
    public async Task An_approval_is_told_to_the_customer_again_after_five_minutes_and_to_the_employee()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => receiver.Received.Count < 2 ? 500 : 200;
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        await workspace.MustAsync(HttpMethod.Patch, "larkfield/account", new { callbackUrl = receiver.Url });
        var id = await workspace.AskAsync();
        await workspace.MustAsync(HttpMethod.Post, $"larkfield/absences/{id}/approve", new { });
        await workspace.AdvanceAsync("PT5M");

        var told = JsonSerializer.Deserialize<LarkfieldEvent>(receiver.Received[^1].Body, JsonSerializerOptions.Web)!;
        Assert.Equal((2, LarkfieldEvent.Approved, id, "approved"), (receiver.Received.Count, told.Event, told.Absence.Id, told.Absence.State));
        Assert.Equal("delivered", (await workspace.WebhooksAsync("?provider=larkfield"))[0].GetProperty("state").GetString());
        Assert.Equal("Your days off are approved", (await workspace.MailsAsync("?to=nadia%40demo-company.example"))[0].GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Without_an_address_nobody_is_called()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync("larkfield: days off to approve");
        var id = workspace.Body.GetProperty("fixtureValues").GetProperty("absenceId").GetInt32();
        await workspace.MustAsync(HttpMethod.Post, $"larkfield/absences/{id}/approve", new { });
        Assert.Equal(0, (await workspace.WebhooksAsync()).GetArrayLength());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Patch, "larkfield/account", new { callbackUrl = "nowhere" })).Status);
    }
}
