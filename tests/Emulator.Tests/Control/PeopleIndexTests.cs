using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Control.People;
using Emulator.Core.Hosting;
using Emulator.Core.Workspaces;
using Emulator.Tests.Properties;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Control;

/// <summary>The index of people is kept along with what changes; it must know what the providers tell of their people.</summary>
public class PeopleIndexTests
{
    private static readonly Step[] Steps =
    [
        new("applicant", 1), new("applicant", 2), new("send", 1), new("send", 2), new("candidate", 1), new("candidate", 2), new("invite", 1),
        new("complete", 0), new("start", 0), new("new key", 0), new("hold", 0), new("advance", 1), new("fault", 1),
    ];

    [Theory]
    [InlineData("demo")]
    [InlineData("empty")]
    public async Task It_knows_everybody_whom_the_providers_tell(string fixture)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        await using var test = await NewAsync(emulator, fixture);
        var (workspace, providers) = Of(emulator, test);
        AssertKnowsAll(workspace, providers, least: fixture == "demo" ? 100 : 0);
        foreach (var step in Steps) await step.DoAsync(test);
        AssertKnowsAll(workspace, providers, least: 6);
    }

    [Fact]
    public async Task It_learns_from_the_history_whoever_asks_and_reads_the_records_once_only()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        await using var test = await NewAsync(emulator, "empty");
        var (workspace, providers) = Of(emulator, test);
        var index = PeopleIndex.Of(workspace, providers);
        var readings = index.Readings;
        foreach (var step in Steps) await step.DoAsync(test);

        // A follower learns entry by entry, and a slower one tells the same entries again.
        foreach (var entry in workspace.History.All()) index.Learn(entry);
        foreach (var entry in workspace.History.All()) index.Learn(entry);
        AssertKnowsAll(workspace, providers, least: 6);

        foreach (var step in Steps) await step.DoAsync(test);
        AssertKnowsAll(workspace, providers, least: 6);
        foreach (var entry in workspace.History.All()) index.Learn(entry);
        AssertKnowsAll(workspace, providers, least: 6);
        Assert.Same(index, PeopleIndex.Of(workspace, providers));
        Assert.Equal(readings, index.Readings);
    }

    [Fact]
    public async Task It_is_right_again_after_the_world_has_jumped()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        await using var test = await NewAsync(emulator, "demo");
        var (workspace, providers) = Of(emulator, test);
        var index = PeopleIndex.Of(workspace, providers);
        var snapshot = (await test.MustAsync(HttpMethod.Post, "snapshots")).GetProperty("id").GetString();
        foreach (var step in Steps) await step.DoAsync(test);
        AssertKnowsAll(workspace, providers, least: 100);
        var newcomer = Subjects(workspace, providers).First(subject => subject.Email == "k1@people.example");
        await test.MustAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");
        AssertKnowsAll(workspace, providers, least: 100);
        Assert.Null(index.OfRecord(newcomer.Provider, newcomer.Kind + "s", newcomer.Id));
        await test.MustAsync(HttpMethod.Post, "reset");
        foreach (var step in Steps) await step.DoAsync(test);
        foreach (var entry in workspace.History.All()) index.Learn(entry);
        AssertKnowsAll(workspace, providers, least: 100);
    }

    private static void AssertKnowsAll(Workspace workspace, ProviderCatalog providers, int least)
    {
        var (index, subjects) = (PeopleIndex.Of(workspace, providers), Subjects(workspace, providers).ToList());
        Assert.InRange(subjects.Count, least, int.MaxValue);
        foreach (var (provider, kind, id, email) in subjects) Assert.Equal((kind, id, email), (kind, id, index.OfRecord(provider, kind + "s", id)));
    }

    private static IEnumerable<(string Provider, string Kind, string Id, string Email)> Subjects(Workspace workspace, ProviderCatalog providers) =>
        from provider in providers.All
        from subject in provider.People(workspace.MomentFor(provider, workspace.Current, workspace.Clock.Now))
        where subject.Email is not null
        select (provider.Name, subject.Kind, subject.Id, subject.Email);

    private static async Task<TestWorkspace> NewAsync(OwnEmulator emulator, string fixture)
    {
        var wanted = new { fixture, clock = new { mode = "frozen", now = "2026-03-02T09:00:00Z" } };
        using var answer = await emulator.Http.PostAsJsonAsync("/_emulator/workspaces", wanted);
        return new TestWorkspace(emulator.Http, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static (Workspace Workspace, ProviderCatalog Providers) Of(OwnEmulator emulator, TestWorkspace test) =>
        (emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Find(test.Id)!, emulator.App.Services.GetRequiredService<ProviderCatalog>());
}
