using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>What changes something is read outside the gate, decided inside it, and written afterwards; a decision that is made again comes to the
/// same.</summary>
public class GateTests
{
    private static readonly string Pdf = Convert.ToBase64String("%PDF-1.4 invented"u8);

    [Fact]
    public void Every_operation_that_changes_something_can_be_decided_again_inside_the_gate()
    {
        var kelio = new BareKelio("demo");
        ChangeAll(kelio);
        var changing = BareKelio.Provider.Operations.Where(operation => operation is { Changes: true, State: OperationState.Emulated });
        Assert.Empty(changing.Select(operation => operation.Name).Except(kelio.Called));
        kelio.RunAgenda();
        Assert.EndsWith(".pdf", kelio.State.ApplicantByEmail(1, "NEW@people.example")!.ResumeUrl);
        Assert.All(kelio.State.Campaigns, campaign => Assert.False(campaign is { Status: "online", EndsAt: not null }));
    }

    [Theory]
    [InlineData("""{"applicant":""")]
    [InlineData("""{"applicant":{}}""")]
    [InlineData("""{"applicant":{"email":"x","locale":"de","resume":{"base64":"?","mime_type":"exe"}}}""")]
    public void A_refused_body_is_refused_alike_inside_the_gate(string body)
    {
        var kelio = new BareKelio("empty");
        Assert.InRange(kelio.Call("POST", "/applicants", body).Status, 400, 422);
        Assert.Equal(0, kelio.State.Applicants.Count);
    }

    /// <summary>One success of each operation that changes something.</summary>
    internal static void ChangeAll(BareKelio kelio)
    {
        var online = kelio.State.Campaigns.First(campaign => campaign.Status == "online" && campaign.Channels.Contains("demo_jobboard"));
        var unit = kelio.State.Units.First();
        Made("POST", "/applicants", new { applicant = new { email = "new@people.example", resume = new { base64 = Pdf, mime_type = "pdf" } } });
        Made("POST", "/applications", new { campaign_id = online.Id, applicant_email = "New@People.example" });
        Made("POST", "/jobboards/applicants", new { company_id = 1, applicant = new { email = "other@people.example" } }, KelioKey.JobBoard);
        Made("POST", "/jobboards/applications", new { company_id = 1, campaign_id = online.Id, applicant_email = "other@people.example" }, KelioKey.JobBoard);
        Made("POST", "/managers", new { manager = new { email = "boss@people.example", credentials = 4 } });
        Made("PATCH", "/managers/boss%40people.example", new { manager = new { first_name = "Zoé", email = "chief@people.example" } });
        Made("POST", "/managers/Chief%40people.example/units", new { unit_id = unit.Id });
        Made("PUT", $"/managers/chief%40people.example/units/{unit.Id}", new { nothing = true });
        Made("DELETE", $"/managers/chief%40people.example/units/{unit.Id}");
        Made("DELETE", "/managers/chief%40people.example");

        void Made(string method, string path, object? body = null, string kind = KelioKey.Customer)
        {
            var (status, text) = kelio.Call(method, path, body, kind);
            Assert.True(status is 200 or 201 or 204, $"{method} {path}: {status} {text}");
        }
    }
}
