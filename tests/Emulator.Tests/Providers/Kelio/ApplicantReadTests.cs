using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>An applicant: what is told of it, and who finds it.</summary>
public class ApplicantReadTests
{
    [Fact]
    public async Task An_applicant_has_the_members_of_the_shape_and_no_others()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var applicant = (await workspace.GetAsync(workspace.Key(), "/applicants/101")).Json;
        Assert.Equal(
            [
                "id", "email", "first_name", "last_name", "locale", "phone_code", "phone_number", "avatar_url", "iso_country", "bio_url",
                "is_partner_newsletter_active", "is_campaign_alert_active", "is_legals_accepted", "resume_url", "created_at", "updated_at",
            ],
            applicant.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Embeds_add_members_that_are_absent_when_not_asked_for()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var reply = await workspace.GetAsync(workspace.Key(), "/applicants?embed=address,%20applications%20,pools,unknown&per_page=50");
        var applicants = reply.Json.EnumerateArray().ToList();
        Assert.All(applicants, applicant => Assert.False(applicant.TryGetProperty("unknown", out _)));
        Assert.Contains(applicants, applicant => applicant.GetProperty("address").ValueKind == JsonValueKind.Null);
        Assert.Contains(applicants, applicant => applicant.GetProperty("applications").GetArrayLength() == 0);
        Assert.Contains(applicants, applicant => applicant.GetProperty("pools").GetArrayLength() == 0);
        var address = applicants.First(applicant => applicant.GetProperty("address").ValueKind == JsonValueKind.Object).GetProperty("address");
        Assert.Equal(
            [
                "name", "lon", "lat", "street_number", "street", "zipcode", "city", "country", "iso_country", "administrative_area_level_1",
                "administrative_area_level_2", "administrative_area_level_3",
            ],
            address.EnumerateObject().Select(member => member.Name));
        var pool = applicants.First(applicant => applicant.GetProperty("pools").GetArrayLength() > 0).GetProperty("pools")[0];
        Assert.Equal(["id", "name", "description", "icon"], pool.EnumerateObject().Select(member => member.Name));
        var applied = applicants.First(applicant => applicant.GetProperty("applications").GetArrayLength() > 0);
        var application = applied.GetProperty("applications")[0];
        Assert.Equal(applied.GetProperty("id").GetInt32(), application.GetProperty("applicant_id").GetInt32());
        Assert.Equal(application.GetProperty("current_stage").ValueKind == JsonValueKind.Null, application.GetProperty("is_complete").GetBoolean());

        var one = await workspace.GetAsync(workspace.Key(), $"/applicants/{applied.GetProperty("id").GetInt32()}?embed=applications");
        Assert.Equal(applied.GetProperty("applications").ToString(), one.Json.GetProperty("applications").ToString());
        Assert.False(one.Json.TryGetProperty("pools", out _));
        Assert.False(one.Headers.Contains("X-Pagination"));
    }

    [Fact]
    public async Task An_applicant_is_found_by_id_and_by_address_raw_encoded_and_in_any_case()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var created = (await workspace.CallAsync(
            workspace.Key(), HttpMethod.Post, "/applicants", new { applicant = new { email = "Zoe.Lame+ats@People.example", first_name = "Zoé" } })).Json;
        Assert.Equal("Zoe.Lame+ats@People.example", created.GetProperty("email").GetString());
        foreach (var path in new[]
        {
            $"{created.GetProperty("id").GetInt32()}",
            "Zoe.Lame+ats@People.example",
            "zoe.lame+ats%40people.example",
            "ZOE.LAME%2BATS%40PEOPLE.EXAMPLE",
            "zoe.lame+ats@people.example/",
        })
        {
            var reply = await workspace.GetAsync(workspace.Key(), "/applicants/" + path);
            Assert.True(reply.Status == 200, path);
            Assert.Equal(created.ToString(), reply.Json.ToString());
        }
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("0")]
    [InlineData("-101")]
    [InlineData("+101")]
    [InlineData("101.0")]
    [InlineData("1e2")]
    [InlineData("99999999999999999999")]
    [InlineData("nobody@people.example")]
    [InlineData("%c3%bf")]
    [InlineData("%20101")]
    [InlineData("101%2F")]
    [InlineData("..%2F101")]
    [InlineData("null")]
    public async Task An_unknown_applicant_is_not_found(string id)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        await workspace.AssertRefusedAsync(await workspace.GetAsync(workspace.Key(), "/applicants/" + id), 404, "Resource not found.", "record");
    }

    [Fact]
    public async Task Records_of_another_company_and_of_the_other_environment_are_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync("demo");
        var (sandbox, production) = (workspace.Key(), workspace.Key("production"));
        var elsewhere = (await workspace.GetAsync(production, "/applicants")).Json[0];
        foreach (var id in new[] { elsewhere.GetProperty("id").ToString(), elsewhere.GetProperty("email").GetString()! })
        {
            Assert.Equal(200, (await workspace.GetAsync(production, "/applicants/" + id)).Status);
            await workspace.AssertRefusedAsync(await workspace.GetAsync(sandbox, "/applicants/" + id), 404, "Resource not found.", "record");
        }

        var board = workspace.Key(kind: "jobboard");
        var state = await workspace.MustAsync(HttpMethod.Get, "state");
        var company = state.GetProperty("kelio").GetProperty("companies").EnumerateArray()
            .Single(company => company.GetProperty("slug").GetString() == "comptoir-voisin").GetProperty("id").GetInt32();
        var theirs = await workspace.CallAsync(
            board, HttpMethod.Post, "/jobboards/applicants", new { company_id = company, applicant = new { email = "theirs@people.example" } });
        Assert.Equal(201, theirs.Status);
        Assert.Equal(404, (await workspace.GetAsync(sandbox, "/applicants/theirs@people.example")).Status);
        Assert.Equal(404, (await workspace.GetAsync(sandbox, $"/applicants/{theirs.Json.GetProperty("id").GetInt32()}")).Status);
        Assert.Equal(0, (await workspace.GetAsync(sandbox, "/applicants?keywords=theirs")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Path_case_matters_and_verbs_that_are_not_offered_are_not_found()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var key = workspace.Key();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/Applicants"), (HttpMethod.Get, "/applicant"), (HttpMethod.Get, "/jwt"),
            (HttpMethod.Put, "/applicants"), (HttpMethod.Patch, "/applicants/101"), (HttpMethod.Delete, "/applicants/101"),
            (HttpMethod.Get, "/applicants/101/applications"), (HttpMethod.Get, ""), (HttpMethod.Options, "/applicants"),
            (HttpMethod.Get, "/jobboards/applicants"), (HttpMethod.Get, "/jobboards/companies"),
            (HttpMethod.Post, "/applications"), (HttpMethod.Get, "/applicants/101/102"),
        })
        {
            var reply = await workspace.CallAsync(key, method, path);
            await workspace.AssertRefusedAsync(reply, 404, "Resource not found.", "route");
        }
    }
}
