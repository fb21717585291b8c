using Contracts.Pacts;

namespace HrClient.Sample;

/// <summary>The third way: the client's own pacts, from whatever Pact library it uses, verified against the emulator. Credentials come from
/// the emulator's provider states.</summary>
public class ThreeOwnPactTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    private static readonly string OwnPact = Path.Combine(AppContext.BaseDirectory, "pacts", "hr-client-sample-kelio.json");

    [Fact]
    public async Task The_emulator_keeps_the_clients_own_pact()
    {
        var report = await VerifyAsync(OwnPact);
        Assert.True(report.IsSuccess, report.Failures);
        Assert.Equal(PactFile.Read(OwnPact).Interactions.Order(), report.Results.Select(result => result.Description).Order()); // All of them were run.
    }

    [Fact]
    public async Task A_pact_that_asks_for_what_the_provider_does_not_do_is_not_kept()
    {
        var wrong = Path.Combine(Path.GetTempPath(), $"wrong-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(wrong, (await File.ReadAllTextAsync(OwnPact)).Replace("\"status\": 403", "\"status\": 429", StringComparison.Ordinal));
        var report = await VerifyAsync(wrong);
        File.Delete(wrong);
        Assert.Equal(["the 121st request of a minute"], report.Failed);
    }

    // The verifier blocks its thread, so it gets one of its own.
    private Task<PactReport> VerifyAsync(string file) => Task.Factory.StartNew(
        () => new PactVerifier("kelio", new Uri(emulator.Http.BaseAddress!, "/kelio/sandbox"))
        {
            States = new Uri(emulator.Http.BaseAddress!, "/_emulator/pact/states"),
        }.Verify(file),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
