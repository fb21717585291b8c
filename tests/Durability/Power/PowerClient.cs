using System.Globalization;

namespace Durability.Power;

/// <summary>Changes a workspace in every way that is one commit each.</summary>
internal sealed class PowerClient(Target at)
{
    private string assessment = "", snapshot = "";

    /// <summary>Makes one call that changes something.</summary>
    public async Task<Told> StepAsync(int step)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"p{step}@people.example");
        switch (step % 8)
        {
            case 1:
                var sent = await at.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "P", lastName = "Q", email });
                assessment = sent.Member("assessmentId");
                return sent;
            case 2:
                return await at.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{assessment}/complete");
            case 3:
                var taken = await at.ControlAsync(HttpMethod.Post, "snapshots", new { name = email });
                snapshot = taken.Member("id");
                return taken;
            case 4:
                return await at.ControlAsync(
                    HttpMethod.Post, "kelio/keys", new { environment = "sandbox", kind = "customer", scopes = (string[])["applicants_read"] });
            case 5:
                return await at.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT1M" });
            case 6 when step % 16 == 6:
                return await at.ControlAsync(HttpMethod.Post, $"snapshots/{snapshot}/restore");
            default:
                return await at.KelioAsync(HttpMethod.Post, "/applicants", new { applicant = new { email, first_name = "P", last_name = "R" } });
        }
    }
}
