using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Fourth.Providers.Larkfield;
using Emulator.Tests.Support;

namespace Emulator.Tests.Fourth.Tests.Larkfield;

/// <summary>One emulator for these tests that plays Larkfield beside all others; each test makes a workspace of its own in it.</summary>
internal static class LarkfieldHost
{
    private static readonly Lazy<Task<OwnEmulator>> Shared = new(() => EmulatorHost.OwnAsync([.. ProviderList.All, new LarkfieldProvider()]));

    /// <summary>The emulator.</summary>
    public static Task<OwnEmulator> EmulatorAsync() => Shared.Value;

    public static async Task<TestWorkspace> NewWorkspaceAsync(string fixture = "empty")
    {
        var root = (await Shared.Value).Http.BaseAddress!;
        var http = new HttpClient { BaseAddress = root };
        var wanted = new { fixture, seed = 42, clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } };
        using var answer = await http.PostAsJsonAsync("/_emulator/workspaces", wanted);
        return new TestWorkspace(http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The customer's client, with the key of the workspace or another.</summary>
    public static LarkfieldClient Client(this TestWorkspace workspace, string? key = null)
    {
        var given = workspace.Body.GetProperty("larkfield").Deserialize<LarkfieldWorkspace>(JsonSerializerOptions.Web)!;
        return new LarkfieldClient(workspace.Http, given.BaseUrl, key ?? given.ApiKey);
    }

    /// <summary>The id of three days off that the first employee asks for.</summary>
    public static async Task<int> AskAsync(this TestWorkspace workspace)
    {
        using var answer = await workspace.Client().RequestAsync(new { employeeId = 1, from = "2026-04-01", days = 3 });
        Assert.Equal(201, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<LarkfieldAbsence>())!.Id;
    }
}
