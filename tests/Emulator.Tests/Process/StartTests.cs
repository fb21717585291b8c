using System.Net;
using System.Net.Sockets;
using Contracts.Kelio;
using Contracts.KeyPredict;
using Contracts.PredictiveIndex;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>What a person meets who starts the program.</summary>
public class StartTests
{
    [Fact]
    public async Task It_prints_its_addresses_the_default_credentials_and_three_calls()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        var text = string.Join('\n', emulator.Output);
        foreach (var prefix in new[] { "/kelio/sandbox", "/kelio/production", "/pi", "/pi2", "/keypredict", "/_emulator/" })
            Assert.Contains(emulator.Address + prefix, text);
        foreach (var host in new[]
        {
            "sandbox.talentview.fr",
            "api.talentview.fr",
            "pi.predictiveindex.com",
            "integrations.predictiveindex.com",
            "app.centraltest.com",
        })
            Assert.Contains(host, text);
        foreach (var credential in new[]
        {
            KelioDefaults.SandboxCustomerPrivateKey, KelioDefaults.SandboxCustomerSecretKey,
            KelioDefaults.SandboxJobBoardPrivateKey, KelioDefaults.ProductionCustomerPrivateKey,
            PredictiveIndexDefaults.AccountOwnerKey, PredictiveIndexDefaults.ReadOnlyKey, KeyPredictDefaults.Login, KeyPredictDefaults.Password,
        }) Assert.Contains(credential, text);
        Assert.Equal(3, emulator.Examples.Count);
        Assert.Empty(emulator.Errors);
    }

    [Fact]
    public async Task The_three_calls_that_it_prints_work()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        foreach (var example in emulator.Examples)
        {
            var answer = await Shell.RunAsync(example.Replace("curl ", "curl --silent --show-error --fail-with-body ", StringComparison.Ordinal));
            Assert.True(answer.ExitCode == 0 && answer.Output.Length > 2, $"{example}\n{answer.Output}{answer.Errors}");
        }
    }

    [Fact]
    public async Task A_port_in_use_gives_one_line_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var line = await FailedStart.LineAsync("--urls", address);
        Assert.Contains(address, line);
        Assert.Contains("--urls", line);
    }

    [Theory]
    [InlineData("wireFidelity", "--wireFidelity", "wrong")]
    [InlineData("fixture", "--fixture", "nothing")]
    [InlineData("seed", "--seed", "many")]
    [InlineData("maxBodyBytes", "--maxBodyBytes", "12")]
    [InlineData("fidelity", "--Emulator:fidelity", "exact")]
    [InlineData("journal:maxExchanges", "--journal:maxExchanges", "0")]
    [InlineData("kelio:audiences", "--kelio:audiences", "https://mine.example")]
    [InlineData("kelio:extraAudiences", "--kelio:extraAudiences:0", " ")]
    [InlineData("kelio:resumeDelay", "--kelio:resumeDelay", "-00:00:01")]
    [InlineData("offersJobBoardReads", "--kelio:offersJobBoardReads", "maybe")]
    [InlineData("journal:size", "--journal:size", "1")]
    [InlineData("maxWorkspace", "--maxWorkspace", "1")]
    [InlineData("wirefidelity", "--wireFidelity")]
    [InlineData("nowhere", "--urls", "nowhere")]
    [InlineData("https", "--urls", "https://127.0.0.1:0")]
    [InlineData("urls", "--urls", "http://127.0.0.1:99999")]
    [InlineData("--urls", "--urls", "http://192.0.2.1:8099")]
    [InlineData("help-me", "help-me")]
    public async Task A_bad_setting_gives_one_line_that_names_it_and_exit_code_1(string names, params string[] arguments) =>
        Assert.Contains(names, await FailedStart.LineAsync(arguments), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task A_bad_setting_in_the_environment_gives_one_line_and_exit_code_1()
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "--urls", "http://127.0.0.1:0");
        start.Environment["EMULATOR__WIREFIDELITY"] = "wrong";
        Assert.Contains("wireFidelity", await FailedStart.LineAsync(start));
        start.Environment.Remove("EMULATOR__WIREFIDELITY");
        start.Environment["EMULATOR__COLOUR"] = "red";
        Assert.Contains("colour", await FailedStart.LineAsync(start), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{ \"Emulator\": { \"Fixture\": ", "appsettings.json")]
    [InlineData("{ \"Emulator\": { \"Fixtures\": \"demo\" } }", "Fixtures")]
    [InlineData("{ \"Emulator\": { \"Journal\": { \"MaxBytes\": \"much\" } } }", "Journal:MaxBytes")]
    public async Task A_bad_settings_file_gives_one_line_and_exit_code_1(string content, string names)
    {
        using var scratch = new ScratchFolder();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(EmulatorProcess.Program)!))
            File.Copy(file, Path.Combine(scratch.Path, Path.GetFileName(file)));
        scratch.Write("appsettings.json", content);
        Assert.Contains(
            names,
            await FailedStart.LineAsync(Command.Describe(scratch.Path, "dotnet", Path.Combine(scratch.Path, "Emulator.dll"), "--urls", "http://127.0.0.1:0")));
    }

    [Fact]
    public async Task Settings_of_the_framework_and_of_the_environment_are_taken()
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "--Logging:LogLevel:Default=Error", "--Emulator:Seed", "7");
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["EMULATOR__WIREFIDELITY"] = "exact";
        start.Environment["EMULATOR_CONTROL_TOKEN"] = "a-token-for-this-test";
        await using var emulator = await EmulatorProcess.StartAsync(start);
        using var client = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        using var closed = await client.GetAsync("/_emulator/workspaces");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        using var bare = await client.GetAsync("/pi/api/v2/behavioralassessments");
        Assert.False(bare.Headers.Contains("X-Emulator-Exchange"));
    }

    [Fact]
    public async Task It_ends_promptly_with_exit_code_0_when_it_is_told_to()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        // A listener that stays must not hold it up.
        using var open = await client.GetAsync("/_emulator/workspaces/default/journal/stream", HttpCompletionOption.ResponseHeadersRead);
        var before = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, await emulator.TerminateAsync());
        Assert.True(before.Elapsed < TimeSpan.FromSeconds(10), $"It took {before.Elapsed}.");
        Assert.DoesNotContain(emulator.Errors, line => line.Length > 0);
    }
}
