using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary><c>Emulator health</c>, which a container without a shell asks.</summary>
public class HealthTests
{
    [Fact]
    public async Task It_is_0_and_silent_when_the_emulator_is_ready()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        var asked = await HealthAsync([], emulator.Address);
        Assert.Equal(new CommandResult(0, "", ""), asked);
        Assert.Equal(
            0, (await HealthAsync(new() { ["ASPNETCORE_URLS"] = emulator.Address.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal) })).ExitCode);
        Assert.Equal(0, (await HealthAsync(
            new() { ["ASPNETCORE_URLS"] = emulator.Address.Replace("127.0.0.1", "+", StringComparison.Ordinal) + ";http://127.0.0.1:1" })).ExitCode);
        Assert.Equal(0, (await HealthAsync(new() { ["ASPNETCORE_HTTP_PORTS"] = new Uri(emulator.Address).Port.ToString() })).ExitCode);
        Assert.Equal(0, (await HealthAsync(new() { ["ASPNETCORE_URLS"] = emulator.Address.Replace("127.0.0.1", "[::]", StringComparison.Ordinal) })).ExitCode);
    }

    [Fact]
    public async Task It_is_0_when_the_control_API_asks_for_a_token()
    {
        await using var emulator = await EmulatorProcess.StartAsync("--controlToken", "a-token-for-this-test");
        Assert.Equal(0, (await HealthAsync([], emulator.Address)).ExitCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://no-such-host.invalid")]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("")]
    public async Task It_is_1_with_one_line_when_nothing_answers(string address)
    {
        var asked = await HealthAsync([], address);
        Assert.Equal(1, asked.ExitCode);
        Assert.Equal("", asked.Output);
        Assert.Single(asked.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", asked.Errors);
    }

    [Fact]
    public async Task It_is_1_when_something_else_answers()
    {
        await using var other = await WebhookReceiver.StartAsync();
        other.Answer = _ => 404;
        Assert.Equal(1, (await HealthAsync([], other.Url[..^"/hook".Length])).ExitCode);
        other.Answer = _ => 200;
        Assert.Equal(1, (await HealthAsync([], other.Url[..^"/hook".Length])).ExitCode);
    }

    private static Task<CommandResult> HealthAsync(Dictionary<string, string> environment, params string[] address)
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, "health", .. address]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Command.RunAsync(start, TimeSpan.FromMinutes(1));
    }
}
