using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A health check looked for the emulator elsewhere than where the same settings had put it.</summary>
public class HealthAddressTests
{
    [Theory]
    [InlineData("URLS", "{0}")]
    [InlineData("ASPNETCORE_URLS", "{0};http://127.0.0.1:1")]
    [InlineData("DOTNET_URLS", "{0}")]
    [InlineData("HTTP_PORTS", "{1}")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{1};1")]
    [InlineData("DOTNET_HTTP_PORTS", "{1}")]
    [InlineData("Kestrel__Endpoints__Mine__Url", "{0}")]
    [InlineData("ASPNETCORE_URLS", "http://*:{1}")]
    [InlineData("ASPNETCORE_URLS", "http://[::]:{1}/")]
    public async Task It_finds_what_the_environment_says(string name, string value)
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "health");
        start.Environment[name] = string.Format(value, emulator.Address, new Uri(emulator.Address).Port);
        Assert.Equal(new CommandResult(0, "", ""), await Command.RunAsync(start, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task It_takes_the_servers_own_words_which_win_over_the_environment()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        foreach (var words in (string[][])[["--urls", emulator.Address], ["--urls=" + emulator.Address], ["--http_ports", $"{new Uri(emulator.Address).Port}"]])
        {
            var start = Command.Describe(Path.GetTempPath(), "dotnet", [EmulatorProcess.Program, "health", .. words]);
            start.Environment["ASPNETCORE_HTTP_PORTS"] = "1";
            Assert.Equal(new CommandResult(0, "", ""), await Command.RunAsync(start, TimeSpan.FromMinutes(1)));
        }
    }
}
