using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Control;

/// <summary>What the page is told of the providers: who is played, their credentials, their screens.</summary>
public class ScreenTests
{
    public static TheoryData<string> Names => [.. ProviderList.All.Select(provider => provider.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_press_on_a_screen_is_a_route_of_its_provider(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var declared = await DeclaredAnswers.OfSharedAsync();
        var presses = Presses(await workspace.MustAsync(HttpMethod.Get, $"providers/{name}/screen")).ToList();
        Assert.NotEmpty(presses);
        Assert.All(presses, press =>
        {
            var path = press.GetProperty("path").GetString()!;
            Assert.StartsWith(name + "/", path);
            Assert.NotNull(declared.Find(press.GetProperty("method").GetString()!, $"{workspace.Path}/{path}"));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_credential_that_is_shown_is_one_of_the_workspaces_body(string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var texts = (await workspace.MustAsync(HttpMethod.Get, "providers")).GetProperty(name).GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("text").GetString()!)).ToList();
        Assert.NotEmpty(texts);
        var member = ProviderList.All.Single(provider => provider.Name == name).WorkspaceMember;
        Assert.All(texts, text => Assert.Contains(JsonSerializer.Serialize(text), workspace.Body.GetProperty(member).GetRawText()));
    }

    [Fact]
    public async Task A_screen_of_nobody_is_not_there()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(404, (await workspace.ControlAsync(HttpMethod.Get, "providers/other/screen")).Status);
    }

    private static IEnumerable<JsonElement> Presses(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object when node.TryGetProperty("method", out _) => [node],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Presses(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Presses),
        _ => [],
    };
}
