using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Soak;

/// <summary>What clients and people do all day: good calls and refused ones, webhooks to receivers that answer and to those that hang, workspaces that come and
/// go, streams that nobody reads. Two workspaces live for ever and are put back now and then; what a customer makes would grow in any of them.</summary>
internal sealed class SoakTraffic(SoakCaller caller, Uri root, SoakTarget live, SoakTarget frozen, string goodUrl, string hungUrl)
{
    private const int StepsBetweenResets = 150;
    private static readonly string[] Pages = ["/_emulator/", "/_emulator/health", "/_emulator/workspaces", "/_emulator/coverage", "/_emulator/providers"];
    private static readonly string[] Lists = ["timeline?limit=50", "journal?limit=50", "people", "webhooks", "mails", "agenda", "state", "snapshots", "faults"];

    /// <summary>All of it until it is stopped, so many steps a second.</summary>
    public async Task RunAsync(double stepsPerSecond, CancellationToken stop)
    {
        Func<int, Task>[] users = [ReadAsync, RefuseAsync, InviteAsync, HangAsync, KeyPredictAsync, ComeAndGoAsync, TravelAsync, LookAsync, FollowAsync];
        var between = TimeSpan.FromSeconds(users.Length / stepsPerSecond);
        await Task.WhenAll(users.Select(user => Task.Run(() => RepeatAsync(user, between, stop), CancellationToken.None)));
    }

    private static async Task RepeatAsync(Func<int, Task> step, TimeSpan between, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(between);
        try
        {
            for (var i = 0; await timer.WaitForNextTickAsync(stop); i++) await step(i);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It is over.
        }
    }

    private async Task ReadAsync(int step)
    {
        await live.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=5");
        await frozen.KelioAsync(HttpMethod.Get, "/applicants?per_page=5");
    }

    private async Task RefuseAsync(int step)
    {
        await live.PiAsync(HttpMethod.Get, "/api/v1/jobs", null, "00000000-0000-4000-8000-00000000dead");
        await live.KelioAsync(HttpMethod.Get, "/applicants", null, "not the secret that was given out");
        await live.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = step });
        if (step % 10 == 0) await live.ConnectAsync("not the password");
    }

    private async Task InviteAsync(int step)
    {
        if (step % StepsBetweenResets == StepsBetweenResets - 1) await live.ControlAsync(HttpMethod.Post, "reset");
        var invitation = new
        {
            firstName = "Jane",
            lastName = "Doe",
            email = string.Create(CultureInfo.InvariantCulture, $"jane{step}@people.example"),
            assessmentStatusWebHook = step % 5 == 0 ? hungUrl : goodUrl,
        };
        var made = await live.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", invitation);
        if (made.ValueKind != JsonValueKind.Object || !made.TryGetProperty("assessmentId", out var id)) return;
        await live.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{id.GetString()}/complete", new { });
        await live.KelioAsync(
            HttpMethod.Post, "/applicants", new { applicant = new { email = invitation.email, first_name = "Jane", last_name = "Doe" } });
    }

    /// <summary>A journey over receivers that hang, in a workspace that is deleted in the midst of it.</summary>
    private async Task HangAsync(int step)
    {
        if (step % 10 != 0) return;
        var made = await SoakTarget.MakeAsync(caller, string.Create(CultureInfo.InvariantCulture, $"hang-{step}"), "empty", "frozen");
        for (var i = 0; i < 5; i++)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"h{i}@people.example");
            var sent = await made.PiAsync(
                HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "H", lastName = "G", email, assessmentStatusWebHook = hungUrl });
            await made.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{sent.GetProperty("assessmentId").GetString()}/complete", new { });
        }

        var journey = made.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "P1D" });
        await made.ControlAsync(HttpMethod.Get, "timeline");
        await caller.CallAsync(HttpMethod.Delete, made.Path);
        await journey;
    }

    private async Task KeyPredictAsync(int step)
    {
        var token = await live.ConnectAsync();
        var email = string.Create(CultureInfo.InvariantCulture, $"kim{step}@people.example");
        await live.KeyPredictAsync(token, $"create/candidate/json?firstname=Kim&lastname=Doe&email={email}");
        await live.KeyPredictAsync(token, $"candidate/invite/json?email={email}&test_id=144");
        await live.KeyPredictAsync("no such token", "list/title");
    }

    private async Task ComeAndGoAsync(int step)
    {
        if (step % 5 != 0) return;
        var made = await SoakTarget.MakeAsync(caller, string.Create(CultureInfo.InvariantCulture, $"soak-{step}"), step % 10 == 0 ? "demo" : "empty", "frozen");
        await made.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "A", lastName = "B", email = "a.b@people.example" });
        await made.ControlAsync(HttpMethod.Post, "snapshots", new { name = "one" });
        await made.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "P1D" });
        await made.ControlAsync(HttpMethod.Get, "timeline");
        await caller.CallAsync(HttpMethod.Delete, made.Path);
    }

    private async Task TravelAsync(int step)
    {
        var made = await frozen.PiAsync(
            HttpMethod.Post,
            "/api/v1/behavioralassessments",
            new { firstName = "F", lastName = "R", email = "frozen@people.example", assessmentStatusWebHook = goodUrl });
        if (made.ValueKind == JsonValueKind.Object && made.TryGetProperty("assessmentId", out var id))
            await frozen.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{id.GetString()}/complete", new { });
        await frozen.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT10M" });
        if (step % 4 == 0) await frozen.ControlAsync(HttpMethod.Post, "snapshots", new { name = "now and then" });
        if (step % 10 == 0) await frozen.ControlAsync(HttpMethod.Post, "recordings", new { title = "A recording" });
        if (step % 10 == 1) await frozen.ControlAsync(HttpMethod.Post, "faults", new { provider = "key-predict", kind = "status", status = 503 });
        if (step % StepsBetweenResets == StepsBetweenResets - 1) await frozen.ControlAsync(HttpMethod.Post, "reset");
        if (step % 20 != 19) return;
        var snapshots = await frozen.ControlAsync(HttpMethod.Get, "snapshots");
        if (snapshots.GetArrayLength() > 0) await frozen.ControlAsync(HttpMethod.Post, $"snapshots/{snapshots[0].GetProperty("id").GetString()}/restore");
    }

    private async Task LookAsync(int step)
    {
        await caller.CallAsync(HttpMethod.Get, Pages[step % Pages.Length]);
        await (step % 2 == 0 ? live : frozen).ControlAsync(HttpMethod.Get, Lists[step % Lists.Length]);
        await caller.CallAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/pi/bo/no-such-{step}"));
        await frozen.ControlAsync(HttpMethod.Post, $"receivers/own{step % 3}", new { hello = step });
    }

    /// <summary>Opens a stream and does not read it while much happens.</summary>
    private async Task FollowAsync(int step)
    {
        if (step % 20 != 0) return;
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(root.Host, root.Port);
        var stream = step % 40 == 0 ? "timeline" : "journal";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {live.Path}/{stream}/stream HTTP/1.1\r\nHost: {root.Authority}\r\n\r\n"));
        for (var i = 0; i < 20; i++) await caller.CallAsync(HttpMethod.Get, live.Path + "/journal?limit=1");
    }
}
