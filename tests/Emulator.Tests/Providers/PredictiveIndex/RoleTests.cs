namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Role × action, and the cognitive flag.</summary>
public class RoleTests
{
    [Theory]
    [InlineData("User")]
    [InlineData("PowerUser")]
    public async Task What_was_read_can_be_sent_back_with_its_folder_by_a_role_that_may_not_move(string role)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(new { externalPersonId = "P-1" });
        var id = made.GetProperty("assessmentId").GetString()!;
        var read = System.Text.Json.Nodes.JsonNode.Parse((await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", role)).Text)!.AsObject();
        read["lastName"] = "Roe";
        var changed = await pi.PatchAsync(id, new { lastName = "Roe", folderPath = read["folderPath"]!.GetValue<string>() }, role);
        Assert.Equal((200, "Roe"), (changed.Status, changed.Body.GetProperty("lastName").GetString()));
        Assert.Equal(200, (await pi.PatchAsync(id, read, role)).Status);
        foreach (var folder in new[] { PiWorkspace.Root.ToUpperInvariant() + "\\", "", " " })
            Assert.Equal(200, (await pi.PatchAsync(id, new { folderPath = folder }, role)).Status);
        foreach (var folder in new[] { PiWorkspace.Root + "\\Candidates", "\\Nowhere" })
            Assert.Equal(403, (await pi.PatchAsync(id, new { folderPath = folder }, role)).Status);
        Assert.Equal(403, (await pi.PatchAsync("unknown", new { folderPath = PiWorkspace.Root }, role)).Status);

        var elsewhere = (await pi.AsAsync(
            PiWorkspace.Owner, HttpMethod.Post, PiWorkspace.Behavioral, new { externalPersonId = "P-1", folderPath = PiWorkspace.Root + "\\Candidates" })).Body;
        var person = "/pi/api/v1/persons/" + made.GetProperty("personId").GetString();
        Assert.Equal(200, (await pi.AsAsync(
            role, HttpMethod.Patch, person, System.Text.Json.Nodes.JsonNode.Parse((await pi.GetAsync(person, role)).Text)!.AsObject())).Status);
        Assert.Equal(403, (await pi.AsAsync(role, HttpMethod.Patch, person, new { folderPath = PiWorkspace.Root + "\\Candidates" })).Status);
        Assert.Equal(
            [PiWorkspace.Root + "\\Candidates", PiWorkspace.Root],
            (await pi.GetAsync(PiWorkspace.Behavioral)).Body.EnumerateArray().Select(assessment => assessment.GetProperty("folderPath").GetString()));
        Assert.Equal(
            403,
            (await pi.PatchAsync(elsewhere.GetProperty("assessmentId").GetString()!, new { folderPath = PiWorkspace.Root + "\\Candidates" }, role)).Status);
    }

    [Theory]
    [InlineData("ReadOnly", 200, 403, 403, 403, 403)]
    [InlineData("User", 200, 201, 200, 403, 403)]
    [InlineData("PowerUser", 200, 201, 200, 403, 403)]
    [InlineData("AccountAdmin", 200, 201, 200, 200, 204)]
    [InlineData("AccountOwner", 200, 201, 200, 200, 204)]
    public async Task A_key_may_do_what_the_role_of_its_owner_may_do(string role, int read, int send, int edit, int move, int archive)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(PiWorkspace.Root + "\\Elsewhere");
        var id = await pi.InviteIdAsync();
        Assert.Equal(read, (await pi.GetAsync(PiWorkspace.Behavioral, role)).Status);
        Assert.Equal(read, (await pi.GetAsync(PiWorkspace.BehavioralV2, role)).Status);
        Assert.Equal(read, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", role)).Status);
        Assert.Equal(send, (await pi.TryInviteAsync(role: role)).Status);
        Assert.Equal(edit, (await pi.PatchAsync(id, new { lastName = "Roe" }, role)).Status);
        var moved = await pi.PatchAsync(id, new { folderPath = PiWorkspace.Root + "\\Elsewhere" }, role);
        Assert.Equal(move, moved.Status);
        if (move == 403)
            Assert.Equal(
                """{"number":9403,"context":null,"description":"The owner of the API key is not permitted to do this.","parameterErrors":[]}""", moved.Text);
        Assert.Equal(archive, (await pi.AsAsync(role, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{id}")).Status);
        var other = await pi.InviteIdAsync();
        Assert.Equal(move, (await pi.PatchAsync(other, new { archive = true }, role)).Status);
    }

    [Theory]
    [InlineData("ReadOnly", 403)]
    [InlineData("User", 201)]
    [InlineData("PowerUser", 201)]
    [InlineData("AccountAdmin", 201)]
    public async Task Cognitive_data_need_the_flag_for_any_role_and_sending_needs_both(string role, int send)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync(path: PiWorkspace.Cognitive);
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.BehavioralV2, role)).Status);
        foreach (var path in new[] { PiWorkspace.Cognitive, $"{PiWorkspace.Cognitive}/{id}" }) Assert.Equal(403, (await pi.GetAsync(path, role)).Status);
        Assert.Equal(403, (await pi.TryInviteAsync(null, role, PiWorkspace.Cognitive)).Status);

        await pi.ChangeUserAsync(role, new { cognitiveAccess = true });
        foreach (var path in new[] { PiWorkspace.Cognitive, $"{PiWorkspace.Cognitive}/{id}" }) Assert.Equal(200, (await pi.GetAsync(path, role)).Status);
        Assert.Equal(send, (await pi.TryInviteAsync(null, role, PiWorkspace.Cognitive)).Status);

        await pi.ChangeUserAsync(role, new { cognitiveAccess = false });
        Assert.Equal(403, (await pi.GetAsync(PiWorkspace.Cognitive, role)).Status);
        Assert.Equal("cognitive", await pi.FailedCheckAsync());
    }

    [Fact]
    public async Task What_a_key_does_is_attributed_to_its_owner()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var made = await pi.InviteAsync(role: PiWorkspace.Power);
        var seat = pi.Seat(PiWorkspace.Power);
        foreach (var (member, of) in new[]
        {
            ("administeredByFirstName", "firstName"),
            ("administeredByLastName", "lastName"),
            ("administeredByEmail", "email"),
        })
            Assert.Equal(seat.GetProperty(of).GetString(), made.GetProperty(member).GetString());
    }

    [Theory]
    [InlineData("GET", "/pi/api/v1/behavioralassessments", 0)]
    [InlineData("GET", "/pi/api/v2/behavioralassessments", 0)]
    [InlineData("GET", "/pi/api/v2/companies/{company}/behavioralassessments", 0)]
    [InlineData("GET", "/pi/api/v1/behavioralassessments/{id}", 0)]
    [InlineData("GET", "/pi/api/v1/behavioralassessments/{id}/patterns/0?format=SVG", 0)]
    [InlineData("GET", "/pi/api/v1/behavioralassessments/{id}/reports/1?format=PDF&gender=0", 0)]
    [InlineData("GET", "/pi/api/v2/companies/{company}/behavioralassessments/{id}/guidebook", 0)]
    [InlineData("GET", "/pi/api/v2/peopleandjobs", 0)]
    [InlineData("GET", "/pi/api/v2/companies/{company}/peopleandjobs", 0)]
    [InlineData("GET", "/pi/api/v1/persons/{person}", 0)]
    [InlineData("GET", "/pi/api/v2/persons/{person}", 0)]
    [InlineData("POST", "/pi/api/v1/persons/PrintMSGs", 0)]
    [InlineData("POST", "/pi/api/v1/behavioralassessments", 1)]
    [InlineData("PATCH", "/pi/api/v1/behavioralassessments/{id}", 1)]
    [InlineData("PATCH", "/pi/api/v1/persons/{person}", 1)]
    [InlineData("DELETE", "/pi/api/v1/behavioralassessments/{id}", 2)]
    [InlineData("DELETE", "/pi/api/v1/persons/{person}", 2)]
    [InlineData("GET", "/pi2/api/v1/jobs", 3)]
    [InlineData("GET", "/pi2/api/v1/candidates", 3)]
    [InlineData("POST", "/pi2/api/v1/candidates", 3)]
    [InlineData("PATCH", "/pi2/api/v1/candidates/{person}", 3)]
    [InlineData("GET", "/pi2/api/v1/candidates/{person}/insightspacket", 3)]
    [InlineData("GET", "/pi2/api/v1/employees", 3)]
    public async Task The_whole_matrix(string method, string path, int action)
    {
        // 0 read: everybody; 1 send and edit: all but Read Only; 2 archive: administrators; 3 PI2: administrators, the others have no valid key.
        foreach (var role in new[] { "ReadOnly", "User", "PowerUser", "AccountAdmin", "AccountOwner" })
        {
            await using var pi = await PiWorkspace.NewAsync();
            var made = await pi.InviteAsync();
            var (id, person) = (made.GetProperty("assessmentId").GetString()!, made.GetProperty("personId").GetString()!);
            await pi.ActAsync(id, "complete");
            var filled = path.Replace("{id}", id, StringComparison.Ordinal).Replace("{person}", person, StringComparison.Ordinal)
                .Replace("{company}", pi.Described.GetProperty("companyId").GetString()!, StringComparison.Ordinal);
            object? body = method is "GET" or "DELETE" ? null
                : path.EndsWith("PrintMSGs", StringComparison.Ordinal) ? new { personIds = new[] { person } }
                : PiWorkspace.Invitation();
            var allowed = action == 0 || (action == 1 ? role != "ReadOnly" : role.StartsWith("Account", StringComparison.Ordinal));
            var status = (await pi.AsAsync(role, new HttpMethod(method), filled, body)).Status;
            Assert.True(allowed ? status is 200 or 201 or 204 : status == (action == 3 ? 401 : 403), $"{role} {method} {path}: {status}");
        }
    }
}
