using System.Net;
using System.Text.Json;
using Emulator.Core.Store;
using Emulator.Tests.Support;

namespace Emulator.Tests.Core.Store;

/// <summary>Data that earlier releases kept are read by this one: a sample of each lies in <c>fixtures/data</c>.</summary>
public sealed class EarlierDataTests
{
    public static TheoryData<string> Releases =>
        [.. Directory.GetDirectories(Repository.At("fixtures/data")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_an_earlier_release_kept_is_there(string release)
    {
        using var folder = new ScratchFolder();
        var data = Path.Combine(folder.Path, "data");
        Directory.CreateDirectory(data);
        File.Copy(Path.Combine(Repository.Root, "fixtures", "data", release, StoreFile.Name), Path.Combine(data, StoreFile.Name));
        await using var emulator = await EmulatorHost.OwnAsync("--data", data);
        var body = await emulator.Http.GetStringAsync("/_emulator/workspaces/sample");
        using var document = JsonDocument.Parse(body);
        await using var workspace = new TestWorkspace(emulator.Http, document.RootElement.Clone());
        Assert.Equal("2026-03-05T09:00:00Z", (await workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("now").GetString());
        Assert.Equal(77, (await workspace.MustAsync(HttpMethod.Get, "key-predict/account")).GetProperty("credits").GetInt32());
        Assert.Equal("before", Assert.Single((await workspace.MustAsync(HttpMethod.Get, "snapshots")).EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(2, (await workspace.MustAsync(HttpMethod.Get, "journal")).GetArrayLength());
        var timeline = (await workspace.MustAsync(HttpMethod.Get, "timeline")).GetRawText();
        Assert.Contains("clock/advance", timeline);
        using (var called = await workspace.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments")) Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        var people = (await workspace.MustAsync(HttpMethod.Get, "people")).GetRawText();
        Assert.Contains("zoe@people.example", people);
    }
}
