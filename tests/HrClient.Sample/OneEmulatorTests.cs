using Contracts.Control;
using Contracts.Kelio;

namespace HrClient.Sample;

/// <summary>The first way: the client's tests point at the emulator. Each test has a workspace of its own, moves its clock,
/// and reads why a call was refused.</summary>
public class OneEmulatorTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Fact]
    public async Task All_pages_are_read()
    {
        var (workspace, kelio) = await NewAsync("kelio: applicants", new { count = 120 });
        Assert.Equal(120, (await new CandidateSync(kelio).AllAsync()).Distinct().Count());
        await workspace.DeleteAsync();
    }

    [Fact]
    public async Task A_known_candidate_is_told()
    {
        var (workspace, kelio) = await NewAsync("kelio: one of each");
        var known = (await workspace.ReadAsync()).FixtureValues["applicantEmail"].GetString()!;
        var sync = new CandidateSync(kelio);
        Assert.False(await sync.SendAsync(known, "Zoé", "Lame"));
        Assert.True(await sync.SendAsync("neuf@people.example", "Léo", "Neuf"));
        await workspace.DeleteAsync();
    }

    [Fact]
    public async Task The_client_goes_on_when_its_token_has_died()
    {
        var (workspace, kelio) = await NewAsync("kelio: one of each");
        Assert.Single(await new CandidateSync(kelio).AllAsync());
        await workspace.AdvanceAsync(TimeSpan.FromHours(5)); // A token lives four.
        Assert.Single(await new CandidateSync(kelio).AllAsync());
        await workspace.DeleteAsync();
    }

    [Fact]
    public async Task A_refusal_is_explained()
    {
        var (workspace, kelio) = await NewAsync("kelio: key without a scope", new { scope = KelioScopes.ApplicantsWrite });
        await Assert.ThrowsAsync<InvalidOperationException>(() => new CandidateSync(kelio).SendAsync("neuf@people.example", "Léo", "Neuf"));
        var refused = (await workspace.JournalAsync(status: 403, limit: 1)).Single();
        Assert.Contains("applicants_write", (await workspace.ExchangeAsync(refused.Number)).Fix, StringComparison.Ordinal);
        await workspace.DeleteAsync();
    }

    private async Task<(WorkspaceClient Workspace, KelioClient Kelio)> NewAsync(string fixture, object? parameters = null)
    {
        var control = new ControlClient(emulator.Http);
        var made = await control.CreateAsync(new WorkspaceRequest
        {
            Fixture = fixture,
            FixtureParams = System.Text.Json.JsonSerializer.SerializeToElement(parameters ?? new { })
                .EnumerateObject().ToDictionary(one => one.Name, one => one.Value),
            Clock = new ClockRequest { Mode = "frozen", Now = DateTimeOffset.Parse("2026-03-02T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture) },
            Ttl = TimeSpan.FromMinutes(10),
        });
        var kelio = made.Provider<KelioWorkspace>("kelio");
        var key = kelio.Keys[0];
        var time = new EmulatorTimeProvider(emulator.Http, made.Id);
        var client = new KelioClient(new HttpClient { BaseAddress = new Uri(kelio.Sandbox.BaseUrl) }, time)
        {
            Credentials = new KelioCredentials(key.PrivateKey, key.SecretKey) { Audience = kelio.Sandbox.Audience },
            QuotaWaits = 0,
        };
        return (control.Workspace(made.Id), client);
    }
}
