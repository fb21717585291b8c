using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>People typed http://localhost:8080, and clients that try IPv6 first found nobody there.</summary>
public class ListeningTests
{
    private const string IPv4 = "http://127.0.0.1:8080", IPv6 = "http://[::1]:8080";

    [Fact]
    public async Task Without_a_setting_it_listens_on_port_8080_of_this_machine_by_both_families()
    {
        if (await StartedAsync() is not { } emulator) return;
        await using var _ = emulator;
        Assert.Equal(IPv4, emulator.Address);
        Assert.Equal(Listening.Default().Length == 2 ? [IPv4, IPv6] : [IPv4], Listening.Default());
        foreach (var address in (string[])[.. Listening.Default(), "http://localhost:8080"])
            Assert.Equal(0, (await Command.RunAsync(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "health", address)).ExitCode);
    }

    [Fact]
    public async Task Where_IPv6_is_missing_it_listens_by_IPv4_without_a_word_of_error()
    {
        if (await StartedAsync(("DOTNET_SYSTEM_NET_DISABLEIPV6", "1")) is not { } emulator) return;
        await using var _ = emulator;
        Assert.Equal(IPv4, emulator.Address);
        Assert.Empty(emulator.Errors);
        Assert.Equal(0, (await Command.RunAsync(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "health", IPv4)).ExitCode);
        Assert.Equal(1, (await Command.RunAsync(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "health", IPv6)).ExitCode);
    }

    [Theory]
    [InlineData("http://[::1]:0", "http://[::1]:")]
    public async Task What_is_said_is_what_it_listens_on(string urls, string ready)
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "--urls", urls);
        await using var emulator = await EmulatorProcess.StartAsync(start);
        Assert.StartsWith(ready, emulator.Address, StringComparison.Ordinal);
        Assert.Equal(0, (await Command.RunAsync(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "health", emulator.Address)).ExitCode);
    }

    /// <summary>The emulator as it starts without a setting. Another program may hold that port: then the one line names it, and there is none.</summary>
    private static async Task<EmulatorProcess?> StartedAsync(params (string Name, string Value)[] environment)
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        try
        {
            return await EmulatorProcess.StartAsync(start);
        }
        catch (InvalidOperationException error)
        {
            Assert.Matches("http://(127.0.0.1|\\[::1\\]):8080", error.Message);
            Assert.Contains("--urls", error.Message);
            return null;
        }
    }
}
