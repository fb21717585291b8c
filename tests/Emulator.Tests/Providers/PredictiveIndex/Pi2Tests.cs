namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>PI2: its checks and refusals.</summary>
public class Pi2Tests
{
    [Theory]
    [InlineData("AccountOwner", 200)]
    [InlineData("AccountAdmin", 200)]
    [InlineData("PowerUser", 401)]
    [InlineData("User", 401)]
    [InlineData("ReadOnly", 401)]
    public async Task Only_the_keys_of_administrators_open_it(string role, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.GetAsync("/pi2/api/v1/jobs", role);
        Assert.Equal(status, answer.Status);
        if (status == 401)
        {
            Assert.Equal("""{"Message":"Authorization has been denied for this request."}""", answer.Text);
            Assert.Null(answer.Header("X-RateLimit-Limit"));
            Assert.Equal("owner is administrator", await pi.FailedCheckAsync());
        }
    }

    [Fact]
    public async Task Its_401_429_and_503_have_a_bare_message()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(
            (401, """{"Message":"Authorization has been denied for this request."}"""), Of(await pi.SendAsync(null, HttpMethod.Get, "/pi2/api/v1/jobs")));
        await pi.SetAsync(new { requestsPerMinute = 1 });
        await pi.GetAsync("/pi2/api/v1/jobs");
        var refused = await pi.GetAsync("/pi2/api/v1/jobs");
        Assert.Equal((429, """{"Message":"Too many requests"}"""), Of(refused));
        Assert.Equal(("1", "60"), (refused.Header("X-RateLimit-Limit"), refused.Header("Retry-After")));
        await pi.SetAsync(new { maintenance = true });
        Assert.Equal((503, """{"Message":"The API is down for maintenance"}"""), Of(await pi.GetAsync("/pi2/api/v1/jobs")));
        await pi.SetAsync(new { maintenance = false, apiAccess = false });
        Assert.Equal(401, (await pi.GetAsync("/pi2/api/v1/jobs")).Status);
    }

    [Fact]
    public async Task A_wrong_verb_is_405()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(
            (405, """{"Message":"The requested resource does not support http method 'PUT'."}"""),
            Of(await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Put, "/pi2/api/v1/jobs")));
    }

    private static (int, string) Of(PiAnswer answer) => (answer.Status, answer.Text);
}
