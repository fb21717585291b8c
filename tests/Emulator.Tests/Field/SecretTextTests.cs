using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Contracts.Kelio;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A colleague typed a key where a name belongs, and it was in clear in lists, titles, runs and recordings: whatever text a secret of a workspace is
/// put into, the control API hides it, however it is spelled.</summary>
public partial class SecretTextTests
{
    /// <summary>Places that hand out credentials: that is what they are for.</summary>
    private static readonly string[] HandOut =
        ["", "/", "/providers", "/key-predict/integration", "/predictive-index/users", "/kelio/keys", "/providers/kelio/screen",
            "/providers/key-predict/screen", "/providers/predictive-index/screen"];

    private static bool HandsOut(string path) => HandOut.Contains(path) || path.StartsWith("/predictive-index/users/", StringComparison.Ordinal);

    public static TheoryData<string> Kinds =>
        ["PI key", "Key Predict password", "Key Predict token", "Kelio secret key", "Kelio token", "new Kelio secret key", "receiver's password"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_secret_put_into_any_text_is_hidden_in_all_that_the_control_API_shows(string kind)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.MustAsync(HttpMethod.Post, "recordings", new { title = "Before" });
        var secret = await SecretAsync(workspace, kind);
        foreach (var spelled in (string[])[secret, Percent(secret), Escaped(secret)]) await PutAsync(workspace, $"see {spelled} here");
        var authorization = Convert.ToBase64String(Encoding.UTF8.GetBytes("someone:" + secret));
        using (var request = new HttpRequestMessage(HttpMethod.Post, $"{workspace.Path}/receivers/hr") { Content = new StringContent($"see {secret} here") })
        {
            request.Headers.Add("X-Proxy", authorization);
            (await workspace.Http.SendAsync(request)).Dispose();
        }

        var read = 0;
        await foreach (var reading in ControlReadings.OfAsync(workspace))
        {
            if (reading.Status != 200 || HandsOut(reading.Path[workspace.Path.Length..])) continue;
            read++;
            var texts = Readings(reading.Text).ToList();
            var found = Spellings(secret).FirstOrDefault(spelled => texts.Exists(text => text.Contains(spelled, StringComparison.Ordinal)));
            Assert.True(found is null, found is null ? "" : $"{reading.Path}: {Around(reading.Text, found, secret)}");
            Assert.DoesNotContain(authorization, reading.Text);
        }

        Assert.True(read > 40, $"only {read} were read");
    }

    [Fact]
    public async Task A_password_that_was_wrong_is_in_no_recording_and_stays_a_wrong_one()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var caller = KeyPredictCaller.Of(workspace);
        await workspace.MustAsync(HttpMethod.Post, "recordings", new { title = "Signing in" });
        var fields = new FormUrlEncodedContent([new("login", caller.Login), new("password", "Sommer-2025!")]);
        Assert.NotEqual(200, (await caller.SendAsync(HttpMethod.Post, "connect/json", null, fields)).Status);
        var query = KeyPredictCaller.Query(("login", caller.Login), ("password", "Winter-2026!"));
        Assert.NotEqual(200, (await caller.SendAsync(HttpMethod.Get, "connect/json" + query, null)).Status);
        await caller.FreshTokenAsync();
        var yaml = (await workspace.MustAsync(HttpMethod.Get, "recordings/1")).GetProperty("yaml").GetString()!;
        Assert.DoesNotContain("Sommer", yaml);
        Assert.DoesNotContain("Winter", yaml);
        await ScenarioRunning.PassAsync(workspace.Http, yaml);
    }

    private static async Task<string> SecretAsync(TestWorkspace workspace, string kind)
    {
        switch (kind)
        {
            case "PI key": return workspace.OwnerKey();
            case "Key Predict password": return KeyPredictCaller.Of(workspace).Password;
            case "Key Predict token": return await KeyPredictCaller.Of(workspace).FreshTokenAsync();
            case "Kelio secret key": return workspace.Key().SecretKey;
            case "Kelio token": return workspace.Key().Token();
            case "new Kelio secret key": return (await workspace.NewKeyAsync(["applicants_read"])).SecretKey;
            default:
                const string Password = "Zg7-hook+Pass/9";
                await workspace.SendAssessmentAsync($"http://hr:{Uri.EscapeDataString(Password)}@127.0.0.1:9/");
                return Password;
        }
    }

    /// <summary>Puts a text wherever somebody may choose one.</summary>
    private static async Task PutAsync(TestWorkspace workspace, string text)
    {
        await workspace.ControlAsync(HttpMethod.Post, "snapshots", new { name = text });
        var title = text.Length <= 200 ? text : text[..200];
        var (json, number) = (JsonSerializer.Serialize(title), Math.Abs(text.GetHashCode(StringComparison.Ordinal)));
        await workspace.ControlAsync(HttpMethod.Post, "recordings", new { title });
        await workspace.ControlAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind = "status", path = "/none/" + text, method = "GET" });
        await workspace.SendAssessmentAsync("http://127.0.0.1:9/" + Uri.EscapeDataString(text), name: text.Length <= 50 ? text : "Zoé");
        (await workspace.PiAsync(HttpMethod.Get, $"/api/v1/{Uri.EscapeDataString(text)}?q={Uri.EscapeDataString(text)}")).Dispose();
        var customer = await workspace.NewKeyAsync([.. KelioScopes.Customer]);
        await workspace.CallAsync(customer, HttpMethod.Post, "/applicants", new
        {
            applicant = new { email = $"p{number}@people.example", first_name = text, last_name = text },
        });
        await workspace.ControlAsync(HttpMethod.Post, "kelio/campaigns", new { name = text, environment = "sandbox" });
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var made = await caller.CallAsync("create/candidate", ("firstname", text), ("lastname", text), ("email", $"c{number}@people.example"));
        if (made.Status == 200)
            await caller.CallAsync("candidate/invite", ("id", made.Json.GetProperty("id").GetString()!), ("test_id", "144"), ("send_email", "1"));
        await workspace.ControlAsync(HttpMethod.Patch, "key-predict/integration", new { completedUrl = "http://127.0.0.1:9/?" + Uri.EscapeDataString(text) });
        await workspace.MustAsync(HttpMethod.Put, "receivers/hr", new { answers = "200" });
        using (var content = JsonContent.Create(new { text }))
            (await workspace.Http.PostAsync($"{workspace.Path}/receivers/hr?{Uri.EscapeDataString(text)}", content)).Dispose();
        await workspace.ControlAsync(HttpMethod.Post, "faults", new { provider = text, kind = text });
        await workspace.ControlAsync(HttpMethod.Post, $"snapshots/{Uri.EscapeDataString(text)}/restore");
        await ScenarioRunning.RunAsync(
            workspace.Http,
            $"title: {json}\nsteps:\n  - title: {json}\n    let: {{ a: {json} }}\n"
                + $"  - call: GET /{Uri.EscapeDataString(text)}\n    at: kelio\n    answers: 404\n"
                + $"  - let: {{ b: {json} }}\n  - expect mail: {json}\n",
            workspace.Path);
    }

    private static string Percent(string secret) => string.Concat(Encoding.UTF8.GetBytes(secret).Select(one => $"%{one:X2}"));

    private static string Escaped(string secret) => string.Concat(secret.Select(letter => $"\\u{(int)letter:x4}"));

    private static IEnumerable<string> Spellings(string secret)
    {
        yield return secret;
        for (var before = 0; before < 3; before++)
        {
            // What is the same whatever stands in front and behind.
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', before) + secret));
            yield return encoded[(before == 0 ? 0 : 4)..(encoded.Length - 4)];
        }
    }

    private static IEnumerable<string> Readings(string text)
    {
        var unescaped = EscapeForm().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
        return [text, unescaped, Uri.UnescapeDataString(text), Uri.UnescapeDataString(unescaped), unescaped.Replace("\\\"", "\"", StringComparison.Ordinal)];
    }

    private static string Around(string text, string found, string secret)
    {
        var at = Math.Max(text.IndexOf(found, StringComparison.Ordinal), 0);
        return $"“{found}” of “{secret}” in …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + found.Length + 100)]}";
    }

    // As it is, or once more in the JSON of the answer; a body that was JSON itself has it a third time, which nobody reads as the secret.
    [GeneratedRegex(@"(?<!\\)\\{1,2}u([0-9A-Fa-f]{4})")]
    private static partial Regex EscapeForm();
}
