using System.Text.Json;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>People used a name of the other version, of a sibling or without its sign, got 200, and believed that it worked: the exchange tells that nobody
/// reads it, with the name that is read, and the wire is as before.</summary>
public class SiblingNameTests
{
    [Theory]
    [InlineData("GET", "/pi/api/v1/behavioralassessments?filter=lastName%20eq%20'B'", null, "filter", "$filter")]
    [InlineData("GET", "/pi/api/v2/peopleandjobs?top=1", null, "top", "$top")]
    [InlineData("GET", "/pi/api/v1/behavioralassessments?$searchfields=email", null, "$searchfields", "searchfields")]
    [InlineData("POST", "/pi/api/v1/behavioralassessments", "assessmentStatusWebHookUrl", "assessmentStatusWebHookUrl", "assessmentStatusWebHook")]
    [InlineData("POST", "/pi/api/v1/behavioralassessments", "external_id", "external_id", "externalId")]
    [InlineData("POST", "/pi2/api/v1/candidates", "assessmentStatusWebHook", "assessmentStatusWebHook", "behavioralAssessment.assessmentStatusWebHookUrl")]
    [InlineData("GET", "/pi2/api/v1/candidates?externalPersonIds=7", null, "externalPersonIds", "ExternalPersonId")]
    [InlineData("GET", "/kelio/sandbox/v2/applications?status[%22value%22]=pending", null, "status[\"value\"]", "status[value]")]
    [InlineData("GET", "/kelio/sandbox/v2/applications?perPage=5", null, "perPage", "per_page")]
    [InlineData("GET", "/kelio/sandbox/v2/applicants?keyword=Ada", null, "keyword", "keywords")]
    [InlineData("POST", "/keypredict/customer/REST/assessment/paginate/completed/json?perpage=5", null, "perpage", "per_page")]
    [InlineData("POST", "/keypredict/customer/REST/create/candidate/json?firstname=A&lastname=B&login=ab&postalCode=1", null, "postalCode", "postal_code")]
    public async Task A_name_that_is_nearly_right_is_told_as_unread(string method, string path, string? inBody, string name, string meant)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var body = inBody is null ? null : JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["firstName"] = "Ada",
            ["lastName"] = "Martin",
            ["email"] = "ada@people.example",
            [inBody] = "http://localhost:9/x",
        });
        var line = Assert.Single(await UnreadAsync(workspace, method, path, body));
        Assert.Equal("noticed", line.GetProperty("outcome").GetString());
        Assert.Equal("unknown", line.GetProperty("evidence").GetString());
        Assert.Equal($"“{name}” is not read here: did you mean “{meant}”?", line.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("GET", "/pi/api/v1/behavioralassessments?$filter=lastName%20eq%20'B'&%24TOP=3", null)]
    [InlineData("GET", "/pi/api/v1/behavioralassessments?cacheBuster=1", null)]
    [InlineData("GET", "/kelio/sandbox/v2/applications?status[value]=pending&status[date][gte]=2026-01-01&embed=applicant", null)]
    [InlineData("POST", "/pi/api/v1/behavioralassessments", """{"FIRSTNAME":"Ada","lastName":"Martin","email":"ada@people.example","note":"x"}""")]
    [InlineData("POST", "/kelio/sandbox/v2/applicants", """{"applicant":{"email":"ada@people.example","resume":{"base64":"AAAA","mime_type":"pdf"}}}""")]
    public async Task What_is_read_or_like_nothing_that_is_read_is_no_line(string method, string path, string? body)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        Assert.Empty(await UnreadAsync(workspace, method, path, body));
    }

    private static async Task<IReadOnlyList<JsonElement>> UnreadAsync(TestWorkspace workspace, string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + workspace.Key().Token());
        request.Headers.TryAddWithoutValidation("api-key", workspace.OwnerKey());
        request.Headers.TryAddWithoutValidation("WWW-Authenticate", await KeyPredictCaller.Of(workspace).FreshTokenAsync());
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await workspace.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var exchange = await workspace.LastExchangeAsync();
        return [.. exchange.GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("check").GetString() == "unread")];
    }
}
