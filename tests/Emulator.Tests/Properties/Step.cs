using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

/// <summary>One thing that happens in a workspace: a client's call, an act, an administrator's click or time going by.</summary>
public sealed record Step(string What, int Number)
{
    public static readonly Gen<Step[]> Series = Gen.ArrayOf(
        from what in Gen.Elements(
            "applicant", "applicant again", "list", "token", "send", "complete", "new key", "switch", "candidate", "invite", "start",
            "integration", "fault", "hold", "advance", "revoke")
        from number in Gen.Choose(0, 5)
        select new Step(what, number));

    /// <summary>Does it; answers what came back, or null where an answer is not to be compared.</summary>
    public async Task<string?> DoAsync(TestWorkspace workspace)
    {
        var key = workspace.Key();
        switch (What)
        {
            case "applicant":
                return (await workspace.CallAsync(
                    key, HttpMethod.Post, "/applicants", new { applicant = new { email = $"a{Number}@people.example", first_name = "A" } })).Text;
            case "applicant again":
                return (await workspace.CallAsync(
                    key,
                    HttpMethod.Post,
                    "/applicants",
                    new { applicant = new { email = "same@people.example", resume = new { base64 = "eA==", mime_type = "pdf" } } })).Text;
            case "list":
                return (await workspace.GetAsync(key, $"/applicants?per_page={Number}&embed=applications")).Text;
            case "token":
                await workspace.JwtAsync(key);
                return null;
            case "send":
                await workspace.PiAsync(
                    HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "P", lastName = "I", email = $"p{Number}@people.example" });
                return null;
            case "complete":
                await ActAsync(workspace, "predictive-index", "assessments", "id");
                return null;
            case "new key":
                var user = workspace.Body.GetProperty("predictiveIndex").GetProperty("users")[0].GetProperty("id").GetString();
                await workspace.ControlAsync(HttpMethod.Post, $"predictive-index/users/{user}/api-key", new { actingUserId = user });
                return null;
            case "switch":
                return (await workspace.ControlAsync(HttpMethod.Patch, "predictive-index/account", new { apiAccess = Number % 2 == 0 })).Body.ToString();
            case "candidate":
                return await KeyPredictAsync(workspace, "create/candidate", ("firstname", "K"), ("lastname", "P"), ("email", $"k{Number}@people.example"));
            case "invite":
                await KeyPredictAsync(workspace, "candidate/invite", ("email", $"k{Number}@people.example"), ("test_id", "144"));
                return null;
            case "start":
                await ActAsync(workspace, "key-predict", "assessments", "id");
                return null;
            case "integration":
                await workspace.ControlAsync(HttpMethod.Patch, "key-predict/integration", new { tokenExpiration = Number % 2 == 0 });
                return null;
            case "fault":
                return (await workspace.ControlAsync(
                    HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", probability = 0.3, times = Number + 1 })).Body.ToString();
            case "hold":
                return (await workspace.ControlAsync(HttpMethod.Post, Number % 2 == 0 ? "webhooks/hold" : "webhooks/release")).Body.ToString();
            case "advance":
                return (await workspace.AdvanceAsync($"PT{Number * 7}H")).ToString();
            default:
                await workspace.ControlAsync(HttpMethod.Delete, "kelio/keys/" + workspace.Key(kind: "jobboard").PrivateKey);
                return null;
        }
    }

    private static async Task<string> KeyPredictAsync(TestWorkspace workspace, string method, params (string Name, string Value)[] parameters)
    {
        var caller = KeyPredictCaller.Of(workspace);
        caller.Token = await caller.FreshTokenAsync();
        return (await caller.CallAsync(method, parameters)).Text;
    }

    private async Task ActAsync(TestWorkspace workspace, string provider, string table, string id)
    {
        var records = (await workspace.MustAsync(HttpMethod.Get, "state")).GetProperty(provider).GetProperty(table);
        if (records.GetArrayLength() > 0)
            await workspace.ControlAsync(
                HttpMethod.Post, $"{provider}/assessments/{records[Number % records.GetArrayLength()].GetProperty(id)}/complete", new { });
    }
}
