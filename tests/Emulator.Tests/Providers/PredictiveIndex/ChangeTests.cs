namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>PATCH and DELETE behavioralassessments.</summary>
public class ChangeTests
{
    [Fact]
    public async Task Only_what_is_sent_changes()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(new { middleName = "M", externalId = "E-1", associatedPositionTitle = "Engineer" });
        var id = made.GetProperty("assessmentId").GetString()!;
        Assert.Equal(made.ToString(), (await pi.PatchAsync(id, new { })).Text);
        var changed = await pi.PatchAsync(id, new
        {
            lastName = "Roe",
            impression = 1,
            personType = "Employee",
            gender = 1,
            languageLocale = "fr-FR",
            administeredByEmail = "other@people.example",
        });
        Assert.Equal(200, changed.Status);
        var expected = made.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString());
        foreach (var (name, value) in new[]
        {
            ("lastName", "Roe"),
            ("impression", "1"),
            ("personType", "Employee"),
            ("gender", "1"),
            ("languageLocale", "fr-FR"),
            ("administeredByEmail", "other@people.example"),
        })
            expected[name] = value;
        Assert.Equal(expected, changed.Body.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString()));
        Assert.Equal(changed.Text, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Text);
    }

    [Fact]
    public async Task An_assessment_is_found_by_its_id_or_by_the_callers_own_and_not_by_both_or_neither()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(new { externalId = "E 1/ä" });
        var byOwn = await pi.AsAsync(
            PiWorkspace.Owner, HttpMethod.Patch, $"{PiWorkspace.Behavioral}?externalId={Uri.EscapeDataString("E 1/ä")}", new { lastName = "Roe" });
        Assert.Equal((200, id), (byOwn.Status, byOwn.Body.GetProperty("assessmentId").GetString()));
        foreach (var path in new[] { PiWorkspace.Behavioral, PiWorkspace.Behavioral + "?externalId=", $"{PiWorkspace.Behavioral}/{id}?externalId=E" })
        {
            var answer = await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, path, new { lastName = "Poe" });
            Assert.Equal(400, answer.Status);
            Assert.Equal(["externalId"], answer.Parameters);
        }

        Assert.Equal(
            404, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, PiWorkspace.Behavioral + "?externalId=other", new { lastName = "Poe" })).Status);
        Assert.Equal("Roe", (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Body.GetProperty("lastName").GetString());
    }

    [Fact]
    public async Task Names_and_e_mail_cannot_be_blanked_and_a_blank_middle_name_changes_nothing()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(new { middleName = "M" });
        foreach (var member in new[] { "firstName", "lastName", "email" })
        {
            foreach (var blank in new[] { null, "", " " })
                Assert.Equal([member], (await pi.PatchAsync(id, new Dictionary<string, string?> { [member] = blank })).Parameters);
        }

        foreach (var blank in new[] { null, "" })
            Assert.Equal("M", (await pi.PatchAsync(id, new Dictionary<string, string?> { ["middleName"] = blank })).Body.GetProperty("middleName").GetString());
        Assert.Equal(".", (await pi.PatchAsync(id, new { middleName = "." })).Body.GetProperty("middleName").GetString());
    }

    [Fact]
    public async Task A_person_renamed_through_one_assessment_is_renamed_in_all()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var first = await pi.InviteIdAsync(new { externalPersonId = "P-1" });
        var second = (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-1" })).Body
            .GetProperty("assessmentId").GetString()!;
        await pi.PatchAsync(first, new { firstName = "June" });
        Assert.Equal("June", (await pi.GetAsync($"{PiWorkspace.Behavioral}/{second}")).Body.GetProperty("firstName").GetString());
    }

    [Fact]
    public async Task An_external_id_of_another_is_a_conflict()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var first = await pi.InviteIdAsync(new { externalId = "E-1", externalPersonId = "P-1" });
        var second = await pi.InviteIdAsync(new { externalId = "E-2", externalPersonId = "P-2" });
        foreach (var body in new object[] { new { externalId = "E-1" }, new { externalPersonId = "P-1" } })
        {
            var answer = await pi.PatchAsync(second, body);
            Assert.Equal((409, 9409), (answer.Status, answer.Body.GetProperty("number").GetInt32()));
            Assert.Single(answer.Parameters);
        }

        Assert.Equal(200, (await pi.PatchAsync(second, new { externalId = "E-2", externalPersonId = "P-2" })).Status);
        await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{first}");
        Assert.Equal(200, (await pi.PatchAsync(second, new { externalId = "E-1", externalPersonId = "P-1" })).Status);
    }

    [Fact]
    public async Task The_external_id_of_a_person_without_assessment_is_a_conflict_too()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.AsAsync(
            PiWorkspace.Owner,
            HttpMethod.Post,
            "/pi2/api/v1/candidates/",
            new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example", externalPersonId = "K1" });
        var answer = await pi.PatchAsync(await pi.InviteIdAsync(), new { externalPersonId = "K1" });
        Assert.Equal(409, answer.Status);
        Assert.Equal(["externalPersonId"], answer.Parameters);
    }

    [Fact]
    public async Task The_expiry_moves_while_it_is_pending_and_not_when_it_is_over()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        Assert.Equal(400, (await pi.PatchAsync(id, new { expirationDateTime = "2026-03-02T08:59:59Z" })).Status);
        await pi.PatchAsync(id, new { expirationDateTime = "2026-03-20" });
        await pi.Workspace.AdvanceAsync("P11D");
        Assert.Equal(10, await pi.StateOfAsync(id));
        await pi.PatchAsync(id, new { expirationDateTime = "2026-03-14" });
        await pi.Workspace.AdvanceAsync("P1D");
        Assert.Equal(50, await pi.StateOfAsync(id));
        var late = await pi.PatchAsync(id, new { expirationDateTime = "2026-04-14" });
        Assert.Equal(400, late.Status);
        Assert.Equal(["expirationDateTime"], late.Parameters);

        var done = await pi.InviteIdAsync();
        await pi.ActAsync(done, "complete");
        Assert.Equal(400, (await pi.PatchAsync(done, new { expirationDateTime = "2026-04-14" })).Status);
        Assert.Equal("rules", await pi.FailedCheckAsync());
        Assert.Equal(200, (await pi.PatchAsync(done, new { lastName = "Roe" })).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_archived_is_gone_for_good_and_its_external_ids_are_free(bool byPatch)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(new { externalId = "E-1", externalPersonId = "P-1" });
        var archived = byPatch
            ? await pi.PatchAsync(id, new { archive = true }, PiWorkspace.Admin)
            : await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{id}");
        Assert.Equal(byPatch ? 200 : 204, archived.Status);
        if (!byPatch) Assert.Equal("", archived.Text);

        Assert.Equal("[]", (await pi.GetAsync(PiWorkspace.Behavioral)).Text);
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}")).Status);
        Assert.Equal(404, (await pi.PatchAsync(id, new { archive = false })).Status);
        Assert.Equal(404, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{id}")).Status);
        Assert.Equal(404, (await pi.ActAsync(id, "complete")).Status);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await pi.Workspace.MustAsync(HttpMethod.Get, "clock")).GetProperty("nextDue").ValueKind);
        var anew = await pi.InviteAsync(new { externalId = "E-1", externalPersonId = "P-1", lastName = "Roe" });
        Assert.Equal("Roe", anew.GetProperty("lastName").GetString());
    }

    [Fact]
    public async Task Every_bad_member_is_told()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var answer = await pi.PatchAsync(id, new
        {
            firstName = 1,
            email = "x",
            gender = 9,
            personType = "?",
            impression = 3,
            languageLocale = "not a tag",
            assessmentStatusWebHook = "/relative",
            archive = "true",
            expirationDateTime = 5,
            externalId = Array.Empty<int>(),
            associatedPositionTitle = "two\nlines",
        });
        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "archive", "assessmentStatusWebHook", "associatedPositionTitle", "email", "expirationDateTime", "externalId", "firstName",
                "gender", "impression", "languageLocale", "personType",
            ],
            answer.Parameters.Order());
    }
}
