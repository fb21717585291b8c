using System.Net.Http.Json;
using System.Text.Json;

namespace Emulator.Tests.Support;

/// <summary>Sends and ends Predictive Index assessments, for tests that need a provider's webhook or record but are not about the provider.</summary>
public static class Assessments
{
    /// <summary>The key of the Account Owner.</summary>
    public static string OwnerKey(this TestWorkspace workspace) => workspace.Body.GetProperty("predictiveIndex").GetProperty("users").EnumerateArray()
        .First(user => user.GetProperty("role").GetString() == "AccountOwner").GetProperty("apiKey").GetString()!;

    /// <summary>A call with the key.</summary>
    public static async Task<HttpResponseMessage> PiAsync(
        this TestWorkspace workspace, HttpMethod method, string path, object? body = null, string? key = null, CancellationToken stop = default)
    {
        using var request = new HttpRequestMessage(method, "/pi" + path) { Headers = { { "api-key", key ?? workspace.OwnerKey() } } };
        if (body is not null) request.Content = JsonContent.Create(body, options: TestJson.Options);
        return await workspace.Http.SendAsync(request, stop);
    }

    /// <summary>Sends an assessment; answers its id.</summary>
    public static async Task<string> SendAssessmentAsync(this TestWorkspace workspace, string? webhook = null, string name = "Zoé")
    {
        using var answer = await workspace.PiAsync(
            HttpMethod.Post,
            "/api/v1/behavioralassessments",
            new { firstName = name, lastName = "Lame", email = "zoe@people.example", assessmentStatusWebHook = webhook });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((int)answer.StatusCode == 201, body.ToString());
        return body.GetProperty("assessmentId").GetString()!;
    }

    /// <summary>The taker completes it.</summary>
    public static Task<JsonElement> CompleteAsync(this TestWorkspace workspace, string id, string? after = null) =>
        workspace.MustAsync(HttpMethod.Post, $"predictive-index/assessments/{id}/complete", after is null ? new { } : new { after });

    /// <summary>Sends and completes an assessment whose webhook goes to the URL; answers its id. Nothing has settled yet.</summary>
    public static async Task<string> CompletedAsync(this TestWorkspace workspace, string webhook)
    {
        var id = await workspace.SendAssessmentAsync(webhook);
        await workspace.CompleteAsync(id);
        return id;
    }
}
