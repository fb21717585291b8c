using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Properties;

public partial class StateProperties
{
    [Fact]
    public void A_restore_after_any_series_of_steps_gives_back_an_equal_state() => Checking.All(Step.Series, 25, async steps =>
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var half = steps.Length / 2;
        foreach (var step in steps[..half]) await step.DoAsync(workspace);
        await workspace.SettleAsync();
        var snapshot = (await workspace.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
        var before = await EverythingAsync(workspace);
        foreach (var step in steps[half..]) await step.DoAsync(workspace);
        await workspace.SettleAsync();
        await workspace.MustAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");
        Assert.Equal(before, await EverythingAsync(workspace));
        var diff = await workspace.MustAsync(HttpMethod.Get, $"snapshots/{snapshot}/diff");
        Assert.All(diff.EnumerateObject(), part => Assert.Equal(0, part.Value.GetArrayLength()));
    });

    [Fact]
    public void The_same_seed_and_the_same_steps_give_the_same_bytes() => Checking.All(Step.Series, 25, async steps =>
    {
        await using var one = await EmulatorHost.NewWorkspaceAsync(seed: 11);
        await using var other = await EmulatorHost.NewWorkspaceAsync(seed: 11);
        foreach (var step in steps) Assert.Equal(await step.DoAsync(one), await step.DoAsync(other));
        await one.SettleAsync();
        await other.SettleAsync();
        Assert.Equal(
            WithoutSecrets(one, await EverythingAsync(one, withCredentials: false)),
            WithoutSecrets(other, await EverythingAsync(other, withCredentials: false)));
    });

    private static async Task<string> EverythingAsync(TestWorkspace workspace, bool withCredentials = true)
    {
        string[] paths = withCredentials ? ["", "state", "webhooks", "mails", "faults", "clock"] : ["state", "webhooks", "mails", "faults", "clock"];
        return string.Join('\n', await Task.WhenAll(paths.Select(path => workspace.MustAsync(HttpMethod.Get, path))));
    }

    /// <summary>Credentials and the secrets in links may differ between workspaces, nothing else.</summary>
    private static string WithoutSecrets(TestWorkspace workspace, string text) =>
        SecretPattern().Replace(text.Replace(workspace.Body.GetProperty("keyPredict").GetProperty("login").GetString()!, "login"), "secret");

    [GeneratedRegex("••••[^\"/?&]{0,4}|[0-9a-f]{40}|key=[0-9A-Za-z-]+|/terms/[0-9A-Za-z]+")]
    private static partial Regex SecretPattern();
}
