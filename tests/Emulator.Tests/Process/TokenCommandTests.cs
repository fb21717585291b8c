using System.Net;
using System.Net.Http.Headers;
using Contracts.Control;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary><c>token create</c>, <c>list</c> and <c>revoke</c>, as somebody types them, and what of it outlives the process.</summary>
public sealed class TokenCommandTests : IDisposable
{
    private const string ControlToken = "the-administrators";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Tokens_labels_and_limits_are_there_after_a_restart()
    {
        string text, id;
        await using (var first = await EmulatorProcess.StartAsync("--data", scratch.Path, "--controlToken", ControlToken))
        {
            var made = await RunAsync(first, "create", "--team", "qa", "--max-workspaces", "2", "--requests-per-minute", "50", "--token", ControlToken);
            Assert.Equal(0, made.ExitCode);
            text = made.Output.Trim();
            Assert.Matches("^emt_[0-9a-f]{12}_[0-9a-f]{64}$", text);
            Assert.Contains("team “qa” (2 workspaces, 50 requests a minute)", made.Errors);
            Assert.DoesNotContain(text, made.Errors);
            await ClientOf(first, text).CreateAsync(new WorkspaceRequest { Id = "mine", Label = "nightly", Owner = "Zoé", Ttl = TimeSpan.FromHours(1) });
            Assert.Equal(0, await first.TerminateAsync());
        }

        await using (var second = await EmulatorProcess.StartAsync("--data", scratch.Path, "--controlToken", ControlToken))
        {
            var qa = ClientOf(second, text);
            var kept = Assert.Single(await qa.WorkspaceDetailsAsync());
            Assert.Equal(("mine", "nightly", "Zoé", "qa"), (kept.Id, kept.Label, kept.Owner, kept.Team));
            Assert.NotNull(kept.ExpiresAt);
            await qa.CreateAsync();
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Assert.ThrowsAsync<ControlException>(() => qa.CreateAsync())).Status);
            Assert.Equal(50, Assert.Single(await qa.TeamsAsync()).RequestsPerMinute);

            var listed = await RunAsync(second, "list", "--token", ControlToken);
            id = text.Split('_')[1];
            Assert.StartsWith($"{id}  qa ", Assert.Single(listed.Output.Trim().Split('\n')), StringComparison.Ordinal);
            Assert.DoesNotContain(text.Split('_')[2], listed.Output);
            Assert.Equal(0, await second.TerminateAsync());
        }

        // Nobody gets in who shows nothing, also where the administrator's token is forgotten at the start.
        await using (var third = await EmulatorProcess.StartAsync("--data", scratch.Path))
        {
            Assert.Equal(2, (await ClientOf(third, text).WorkspacesAsync()).Count);
            await OneLineAsync(third, "closed", "list");
            Assert.Equal(0, await third.TerminateAsync());
        }

        await using var last = await EmulatorProcess.StartAsync("--data", scratch.Path, "--controlToken", ControlToken);
        Assert.Equal(0, (await RunAsync(last, "revoke", id, "--token", ControlToken)).ExitCode);
        await OneLineAsync(last, $"no token “{id}”", "revoke", id, "--token", ControlToken);
        await Assert.ThrowsAsync<ControlException>(() => ClientOf(last, text).WorkspacesAsync());
        Assert.Equal(0, await last.TerminateAsync());
        Assert.Equal(0, (await Command.RunAsync(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "data", "check", "--data", scratch.Path)).ExitCode);
        await using var open = await EmulatorProcess.StartAsync("--data", scratch.Path);
        Assert.Equal(["default", "mine"], (await new ControlClient(new HttpClient { BaseAddress = new Uri(open.Address) }).WorkspacesAsync()).Order().Take(2));
        Assert.DoesNotContain(text.Split('_')[2], string.Join('\n', last.Errors.Concat(last.Output)));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill()
    {
        string text;
        await using (var first = await EmulatorProcess.StartAsync("--data", scratch.Path, "--controlToken", ControlToken))
        {
            var administrator = ClientOf(first, ControlToken);
            text = (await administrator.CreateTokenAsync(new TokenRequest { Team = "qa", MaxWorkspaces = 1 })).Token!;
            var gone = await administrator.CreateTokenAsync(new TokenRequest { Team = "gone" });
            await ClientOf(first, text).CreateAsync(new WorkspaceRequest { Id = "mine", Label = "nightly", Ttl = TimeSpan.FromHours(1) });
            await administrator.RevokeTokenAsync(gone.Id);
            await ClientOf(first, text).Workspace("mine").ChangeAsync(new WorkspaceChange { Owner = "Zoé", Ttl = new Patch<TimeSpan?>(null) });
        }

        await using var second = await EmulatorProcess.StartAsync("--data", scratch.Path, "--controlToken", ControlToken);
        var kept = Assert.Single(await ClientOf(second, text).WorkspaceDetailsAsync());
        Assert.Equal(("nightly", "Zoé", null), (kept.Label, kept.Owner, kept.ExpiresAt));
        Assert.Null((await ClientOf(second, text).Workspace("mine").ReadAsync()).ExpiresAt);
        Assert.Equal(["qa"], (await ClientOf(second, ControlToken).TokensAsync()).Select(token => token.Team));
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_one_line()
    {
        await using var open = await EmulatorProcess.StartAsync();
        await OneLineAsync(open, "controlToken", "create", "--team", "qa");
        await OneLineAsync(open, "team:", "create", "--team", "q a");
        await OneLineAsync(open, "--team", "create");
        await OneLineAsync(open, "many", "create", "--team", "qa", "--max-workspaces", "many");
        var nobody = await Command.RunAsync(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "token", "list", "--url", "http://127.0.0.1:9");
        Assert.Equal(1, nobody.ExitCode);
        Assert.Contains("does not answer", Assert.Single(nobody.Errors.Trim().Split('\n')));
    }

    [Fact]
    public async Task An_export_has_the_tokens_and_what_is_said_of_workspaces()
    {
        var (kept, other) = (Path.Combine(scratch.Path, "kept"), Path.Combine(scratch.Path, "other"));
        string text;
        await using (var first = await EmulatorProcess.StartAsync("--data", kept, "--controlToken", ControlToken))
        {
            text = (await RunAsync(first, "create", "--team", "qa", "--token", ControlToken)).Output.Trim();
            await ClientOf(first, text).CreateAsync(new WorkspaceRequest { Id = "mine", Label = "nightly" });
            Assert.Equal(0, await first.TerminateAsync());
        }

        var file = Path.Combine(scratch.Path, "export.ndjson");
        foreach (var arguments in (string[][])[["export", "--data", kept, file], ["import", "--data", other, file], ["check", "--data", other]])
            Assert.Equal(0, (await Command.RunAsync(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, "data", .. arguments])).ExitCode);
        await using var second = await EmulatorProcess.StartAsync("--data", other, "--controlToken", ControlToken);
        Assert.Equal(["mine"], (await ClientOf(second, text).WorkspaceDetailsAsync(label: "nightly")).Select(one => one.Id));
    }

    private static ControlClient ClientOf(EmulatorProcess emulator, string token) => new(new HttpClient
    {
        BaseAddress = new Uri(emulator.Address),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    });

    private static Task<CommandResult> RunAsync(EmulatorProcess emulator, params string[] arguments) =>
        Command.RunAsync(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, "token", .. arguments, "--url", emulator.Address]);

    private static async Task OneLineAsync(EmulatorProcess emulator, string words, params string[] arguments)
    {
        var told = await RunAsync(emulator, arguments);
        Assert.Equal(1, told.ExitCode);
        Assert.Contains(words, Assert.Single(told.Errors.Trim().Split('\n')));
    }
}
