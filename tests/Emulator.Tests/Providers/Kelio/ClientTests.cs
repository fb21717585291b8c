using System.Net;
using Contracts.Kelio;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

public class ClientTests
{
    [Fact]
    public async Task The_typed_client_makes_a_token_and_creates_finds_and_lists_applicants()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        var client = NewClient(workspace);
        var token = await client.CreateTokenAsync(new KelioTokenRequest(key.PrivateKey, key.SecretKey));
        Assert.True(token.IsSuccess);
        client.Token = token.Value!.Jwt;
        var created = await client.CreateApplicantAsync(
            new KelioNewApplicant { Email = "zoe@people.example", FirstName = "Zoé", Resume = new KelioNewResume("UERG", "pdf") });
        Assert.Equal((HttpStatusCode.Created, "Zoé"), (created.Status, created.Value!.FirstName));
        var found = await client.GetApplicantAsync("zoe@people.example", "applications,address");
        Assert.Equal(created.Value.Id, found.Value!.Id);
        Assert.Empty(found.Value.Applications!);
        Assert.Null(found.Value.Pools);
        Assert.Equal((true, null), (found.Value.Address.IsGiven, found.Value.Address.Value));
        Assert.Equal(KelioCalls.Start, found.Value.CreatedAt);
        var list = await client.ListApplicantsAsync("keywords=zoe");
        Assert.Equal(new KelioPagination(1, 1, null, 1), list.Page);
        Assert.Single(list.Value!);
    }

    [Fact]
    public async Task The_typed_client_gives_refusals_as_values()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var client = NewClient(workspace);
        var refused = await client.ListApplicantsAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, KelioErrors.Unauthorized), (refused.Status, refused.Error!.Error));
        client.Token = workspace.Key(kind: "jobboard").Token();
        var invalid = await client.CreateJobBoardApplicantAsync(workspace.CompanyId(), new KelioNewApplicant { Email = "no" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, KelioErrors.Invalid), (invalid.Status, invalid.Error!.Errors!["email"].Single()));
        Assert.True((await client.CreateJobBoardApplicantAsync(workspace.CompanyId(), new KelioNewApplicant { Email = "a@people.example" })).IsSuccess);
    }

    private static KelioClient NewClient(TestWorkspace workspace) =>
        new(new HttpClient { BaseAddress = new Uri(workspace.Body.GetProperty("kelio").GetProperty("sandbox").GetProperty("baseUrl").GetString()!) });
}
