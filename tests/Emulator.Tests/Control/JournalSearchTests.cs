using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

public class JournalSearchTests
{
    [Fact]
    public async Task A_text_is_found_in_line_query_verdict_headers_and_bodies()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        await workspace.SendAssessmentAsync(name: "Ottoline");
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=7")).Dispose();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();

        foreach (var (text, found) in new[]
        {
            ("OTTOLINE", 2), ("$top=7", 1), ("behavioralassessments", 3), ("not-a-guid", 1), ("this one is unknown", 1),
            ("Content-Type: application/json", 1), ("nobody wrote this", 0), (" ", 3),
        })
            Assert.Equal((text, found), (text, await FoundAsync(text)));

        async Task<int> FoundAsync(string text) => (await workspace.MustAsync(HttpMethod.Get, "journal?q=" + Uri.EscapeDataString(text))).GetArrayLength();
    }

    [Fact]
    public async Task A_secret_cannot_be_found_by_guessing()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")).Dispose();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?key=" + workspace.OwnerKey())).Dispose();

        foreach (var guess in new[] { workspace.OwnerKey(), workspace.OwnerKey()[..8] })
            Assert.Equal(0, (await workspace.MustAsync(HttpMethod.Get, "journal?q=" + guess)).GetArrayLength());
    }

    [Fact]
    public async Task The_list_can_leave_out_all_checks_but_the_failed_one()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments")).Dispose();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments", key: "wrong-but-journalled-elsewhere")).Dispose();
        (await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/not-a-guid")).Dispose();

        var journal = await workspace.MustAsync(HttpMethod.Get, "journal?checks=failed");
        Assert.Equal(["failed"], journal[0].GetProperty("checks").EnumerateArray().Select(Outcome));
        Assert.Empty(journal[1].GetProperty("checks").EnumerateArray());
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, "journal?checks=some")).Status);

        static string? Outcome(JsonElement check) => check.GetProperty("outcome").GetString();
    }
}
