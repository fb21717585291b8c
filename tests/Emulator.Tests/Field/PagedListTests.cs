using System.Net.Http.Json;
using System.Text.Json;
using Contracts.Control;
using Emulator.Core.Effects;
using Emulator.Core.History;
using Emulator.Core.Mail;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Field;

/// <summary>Lists of ten thousand mails and webhooks came whole each time that somebody looked: they come in parts, and a header tells of more.</summary>
public class PagedListTests
{
    [Theory]
    [InlineData("mails", 1, "", 1002, 3, "2; after=0")]
    [InlineData("mails", 1, "?after=0", 1, 1000, "2; after=1000")]
    [InlineData("mails", 1, "?after=1000", 1001, 1002, null)]
    [InlineData("mails", 1, "?limit=2", 1002, 1001, "1000; after=0")]
    [InlineData("mails", 1, "?limit=3&after=5", 6, 8, "994; after=8")]
    [InlineData("mails", 1, "?limit=5000", 1, 1002, null)]
    public async Task A_long_list_comes_in_parts(string list, int step, string query, int first, int last, string? more)
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var workspace = emulator.App.Services.GetRequiredService<WorkspaceRegistry>().Default;
        workspace.Reset(new Cause(CauseKind.Upkeep));
        var had = (int)workspace.Current.Ids.Last("mail");
        Post(workspace, 1002 - had);
        using var answer = await emulator.Http.GetAsync($"/_emulator/workspaces/default/{list}{query}");
        var ids = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray()
            .Select(one => int.Parse(one.GetProperty("id").GetString()!, null)).ToList();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal((Math.Min(first, last), Math.Max(first, last)), (ids[0], ids[^1]));
        Assert.Equal(step, ids[1] - ids[0]);
        Assert.Equal(more, answer.Headers.TryGetValues("X-Emulator-More", out var said) ? Assert.Single(said) : null);
    }

    [Theory]
    [InlineData("mails")]
    [InlineData("webhooks")]
    [InlineData("people")]
    public async Task Whoever_goes_on_as_the_header_says_sees_all_once(string list)
    {
        using var http = await EmulatorHost.ClientAsync();
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var whole = (await workspace.MustAsync(HttpMethod.Get, list)).EnumerateArray().Select(one => one.ToString()).ToList();
        var seen = new List<string>();
        for (var after = "0"; after is not null;)
        {
            using var answer = await http.GetAsync($"{workspace.Path}/{list}?limit=3&after={after}");
            seen.AddRange(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray().Select(one => one.ToString()));
            after = answer.Headers.TryGetValues("X-Emulator-More", out var said) ? said.Single().Split("after=")[1] : null;
        }

        Assert.Equal(whole, seen);
    }

    [Fact]
    public async Task The_typed_client_reads_all_parts_once()
    {
        await using var emulator = await EmulatorHost.OwnAsync();
        var (control, count) = (new ControlClient(emulator.Http).Workspace("default"), 2_345);
        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        Post(registry.Default, count - (int)registry.Default.Current.Ids.Last("mail"));
        var mails = await control.MailsAsync();
        Assert.Equal(registry.Default.Current.Mails.Rows.Select(mail => $"{mail.Id}"), mails.Select(mail => mail.Id));
        Assert.InRange(mails.Count, 2_300, count);
        Assert.Empty(await control.MailsAsync("no&body=@people.example"));
        Assert.Equal(
            (await emulator.Http.GetFromJsonAsync<JsonElement[]>("/_emulator/workspaces/default/people"))!.Length, (await control.PeopleAsync()).Count);
        Assert.Empty(await control.WebhooksAsync(state: "held"));
    }

    [Theory]
    [InlineData("mails?limit=-1")]
    [InlineData("mails?after=x")]
    [InlineData("webhooks?limit=many")]
    [InlineData("webhooks?after=-1")]
    [InlineData("people?limit=1.5")]
    [InlineData("people?after=")]
    public async Task What_is_no_number_is_refused(string list)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Equal(400, (await workspace.ControlAsync(HttpMethod.Get, list)).Status);
    }

    private static void Post(Workspace workspace, int count) => workspace.Commit(
        (before, now) => new Decision<bool>(true, Enumerable.Range(0, count).Aggregate(
            before, (state, _) => Transition.Apply(state, "key-predict", Change.None.Post(new MailDraft([], "s", "t", [])), 42, now))),
        new Cause(CauseKind.Upkeep));
}
