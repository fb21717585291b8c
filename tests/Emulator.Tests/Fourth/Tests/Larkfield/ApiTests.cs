using System.Net.Http.Json;
using Emulator.Tests.Fourth.Contracts.Larkfield;
using Emulator.Tests.Support;

namespace Emulator.Tests.Fourth.Tests.Larkfield;

public class ApiTests
{
    [Fact]
    public async Task Employees_are_listed_to_the_letter_and_found_by_their_id()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        using var all = await workspace.Client().ListAsync();
        var golden = await File.ReadAllTextAsync(Repository.At("tests/Emulator.Tests/Fourth/fixtures/larkfield/golden/employees.json"));
        Assert.Equal(golden.TrimEnd(), await all.Content.ReadAsStringAsync());
        using var one = await workspace.Client().FindAsync(LarkfieldRoutes.Employee, 2);
        Assert.Equal("Oskar Olsen", (await one.Content.ReadFromJsonAsync<LarkfieldEmployee>())!.Name);
    }

    [Fact]
    public async Task Days_off_that_were_asked_for_wait_for_an_approval()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        using var found = await workspace.Client().FindAsync(LarkfieldRoutes.Absence, await workspace.AskAsync());
        Assert.Equal(new LarkfieldAbsence(501, 1, new DateOnly(2026, 4, 1), 3, "requested"), await found.Content.ReadFromJsonAsync<LarkfieldAbsence>());
    }

    [Theory]
    [InlineData("{", 400, "unreadable body")]
    [InlineData("{\"employeeId\": true}", 400, "unreadable body")]
    [InlineData("{\"days\": 3}", 422, "employeeId and from are required.")]
    [InlineData("{\"employeeId\": 1, \"from\": \"2026-04-01\", \"days\": 61}", 422, "days must be from 1 to 60.")]
    [InlineData("{\"employeeId\": 9, \"from\": \"2026-04-01\", \"days\": 1}", 404, "not found")]
    public async Task What_cannot_be_asked_for_is_refused_in_the_vendors_words(string body, int status, string error)
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/larkfield" + LarkfieldRoutes.Absences) { Content = new StringContent(body) };
        request.Headers.Add(LarkfieldRoutes.KeyHeader, workspace.Body.GetProperty("larkfield").GetProperty("apiKey").GetString());
        using var answer = await workspace.Http.SendAsync(request);
        Assert.Equal((status, error), ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<LarkfieldError>())!.Error));
    }

    [Fact]
    public async Task A_strange_key_is_refused_and_the_journal_says_why()
    {
        await using var workspace = await LarkfieldHost.NewWorkspaceAsync();
        using var refused = await workspace.Client("strange").ListAsync();
        Assert.Equal(401, (int)refused.StatusCode);
        var told = await workspace.Http.GetStringAsync($"/_emulator/journal/{refused.Headers.GetValues("X-Emulator-Exchange").Single()}");
        Assert.Contains("The header X-Larkfield-Key holds no known key.", told);
        Assert.DoesNotContain("strange", told);
    }
}
