using System.Net;
using System.Text;
using Durability;
using Emulator.Tests.Support;

namespace Emulator.Tests.Cluster;

/// <summary>A call through a node that does not own the workspace is answered as by the one that does.</summary>
[Collection(ThreeNodes.Name)]
public class ForwardingTests(ThreeNodes cluster)
{
    [Fact]
    public async Task Kelio_is_played_through_a_node_that_does_not_own_the_workspace()
    {
        var at = await ElsewhereAsync("demo");
        var made = await at.KelioAsync(
            HttpMethod.Post, "/applicants", new { applicant = new { email = "zoe@people.example", first_name = "Zoé", last_name = "Ünal" } });
        Assert.True(made.Status == 201, made.ToString());
        Assert.Equal("Zoé", (await at.KelioAsync(HttpMethod.Get, "/applicants/" + made.Member("id"))).Member("first_name"));
        var person = new { company_id = at.Company, applicant = new { email = "jo@people.example", first_name = "Jo", last_name = "B" } };
        Assert.Equal(201, (await at.KelioAsync(HttpMethod.Post, "/jobboards/applicants", person, at.JobBoard)).Status);
        Assert.Equal(401, (await at.KelioAsync(HttpMethod.Get, "/applicants", null, at.Customer with { Secret = "another" })).Status);
    }

    [Fact]
    public async Task Predictive_Index_is_played_through_a_node_that_does_not_own_the_workspace()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var at = await ElsewhereAsync("demo");
        var sent = await at.PiAsync(HttpMethod.Post, "/api/v1/behavioralassessments", new
        {
            firstName = "Kim",
            lastName = "Q",
            email = "kim@people.example",
            assessmentStatusWebHook = receiver.Url,
        });
        Assert.True(sent.IsGood, sent.ToString());
        var done = await at.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{sent.Member("assessmentId")}/complete");
        Assert.True(done.IsGood, done.ToString());
        Assert.True((await at.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT0S" })).IsGood);
        Assert.NotEmpty(receiver.Received);
        Assert.Equal("40", (await at.PiAsync(HttpMethod.Get, "/api/v1/behavioralassessments/" + sent.Member("assessmentId"))).Member("assessmentState"));
    }

    [Fact]
    public async Task Key_Predict_is_played_through_a_node_that_does_not_own_the_workspace()
    {
        var at = await ElsewhereAsync("demo");
        var token = (await at.KeyPredictAsync("connect")).Member("token");
        var made = await at.KeyPredictAsync("create/candidate/json?firstname=Kim&lastname=Doe&email=kim@people.example", token);
        Assert.True(made.IsGood, made.ToString());
        var invited = await at.KeyPredictAsync("candidate/invite/json?email=kim@people.example&test_id=144", token);
        Assert.True(invited.IsGood, invited.ToString());
        Assert.Equal("Doe", (await at.KeyPredictAsync("retrieve/candidate/json?email=kim@people.example", token)).Member("lastname"));
    }

    [Theory]
    [InlineData("GET", "/kelio/sandbox/v2/applicants?per_page=2&page=3", true, null)]
    [InlineData("GET", "/kelio/sandbox/v2/applicants/no%2Fone%20%C3%A9?x=%41&x=b+c", true, null)]
    [InlineData("HEAD", "/kelio/sandbox/v2/applicants?per_page=2", true, null)]
    [InlineData("POST", "/kelio/sandbox/v2/applicants", true, "{\"applicant\": {\"email\": \"é\"")]
    [InlineData("GET", "/kelio/sandbox/v2/applicants", false, null)]
    [InlineData("GET", "/pi/api/v2/behavioralassessments?$top=1", false, null)]
    [InlineData("DELETE", "/keypredict/customer/REST/nothing/json", false, null)]
    public async Task An_answer_is_the_same_through_each_node(string method, string target, bool isSigned, string? body)
    {
        await using var workspace = await cluster.NewAsync("demo");
        var header = new Target(new Site(), workspace.Body).Customer.Header;
        var answers = new List<string>();
        foreach (var node in cluster.Nodes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), target);
            request.Headers.Host = "emulator.test:1234"; // What is linked is linked as the caller said.
            if (isSigned) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await node.SendAsync(request);
            // Those who name no workspace are answered at the instant of the one that takes them, whose clock goes.
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(one => one.Key != "X-Emulator-Exchange" && (isSigned || one.Key != "Date"))
                .Select(one => $"{one.Key}: {string.Join(" | ", one.Value)}").Order(StringComparer.Ordinal);
            answers.Add($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync())}");
        }

        Assert.Equal([answers[0], answers[0]], answers[1..]);
    }

    [Fact]
    public async Task What_is_sent_in_parts_or_is_too_large_arrives_as_it_was_sent()
    {
        await using var workspace = await cluster.NewAsync();
        var header = new Target(new Site(), workspace.Body).Customer.Header;
        foreach (var length in (int[])[100_000, 17 * 1024 * 1024])
        {
            var statuses = new List<HttpStatusCode>();
            foreach (var node in cluster.Nodes)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/kelio/sandbox/v2/applicants") { Headers = { TransferEncodingChunked = true } };
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
                request.Content = new StringContent("{\"applicant\":{\"email\":\"" + new string('x', length) + "\"}}", Encoding.UTF8, "application/json");
                using var answer = await node.SendAsync(request);
                statuses.Add(answer.StatusCode);
            }

            Assert.Equal([statuses[0], statuses[0]], statuses[1..]);
        }
    }

    [Theory]
    [InlineData("reset", false)]
    [InlineData("truncate", true)]
    public async Task A_fault_that_breaks_the_connection_breaks_it_through_each_node(string kind, bool hasHead)
    {
        await using var workspace = await cluster.NewAsync("demo");
        var header = new Target(new Site(), workspace.Body).Customer.Header;
        await workspace.MustAsync(HttpMethod.Post, "faults", new { provider = "kelio", kind });
        foreach (var node in cluster.Nodes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/kelio/sandbox/v2/applicants?per_page=5");
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            if (!hasHead)
            {
                await Assert.ThrowsAsync<HttpRequestException>(() => node.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
                continue;
            }

            using var answer = await node.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await Assert.ThrowsAsync<HttpRequestException>(() => answer.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>A workspace of the first node, which its clients use through the second.</summary>
    private async Task<Target> ElsewhereAsync(string fixture)
    {
        var workspace = await cluster.NewAsync(fixture);
        var site = new Site();
        site.Begin(cluster.Nodes[1].BaseAddress!.ToString().TrimEnd('/'));
        return new Target(site, workspace.Body);
    }
}
