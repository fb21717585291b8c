namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Folders decide what is seen; administrators make and delete them.</summary>
public class FolderTests
{
    private const string Candidates = PiWorkspace.Root + "\\Candidates";

    [Theory]
    [InlineData("PowerUser")]
    [InlineData("User")]
    [InlineData("ReadOnly")]
    public async Task A_limited_user_sees_what_lies_directly_in_the_root_and_in_granted_trees(string role)
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(Candidates + "\\Engineering");
        await pi.FolderAsync(PiWorkspace.Root + "\\Candidates 2");
        var inRoot = await pi.InviteIdAsync();
        var inTree = await pi.InviteIdAsync(new { folderPath = Candidates });
        var below = await pi.InviteIdAsync(new { folderPath = Candidates + "\\Engineering" });
        var beside = await pi.InviteIdAsync(new { folderPath = PiWorkspace.Root + "\\Candidates 2" });

        Assert.Equal([inRoot], await SeenAsync(pi, role));
        foreach (var hidden in new[] { inTree, below, beside })
        {
            var answer = await pi.GetAsync($"{PiWorkspace.Behavioral}/{hidden}", role);
            Assert.Equal(
                (404, """{"number":9404,"context":null,"description":"The requested object was not found.","parameterErrors":[]}"""),
                (answer.Status, answer.Text));
        }

        await pi.ChangeUserAsync(role, new { folders = new[] { Candidates } });
        Assert.Equal([below, inTree, inRoot], await SeenAsync(pi, role));
        Assert.Equal([beside, below, inTree, inRoot], await SeenAsync(pi, PiWorkspace.Admin));
        Assert.Equal(200, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{below}", role)).Status);
        await pi.ChangeUserAsync(role, new { folders = Array.Empty<string>() });
        Assert.Equal([inRoot], await SeenAsync(pi, role));
    }

    [Fact]
    public async Task An_assessment_goes_to_the_default_folder_of_the_owner_unless_another_is_named()
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(PiWorkspace.Root, (await pi.InviteAsync(role: PiWorkspace.Power)).GetProperty("folderPath").GetString());
        await pi.ChangeUserAsync(PiWorkspace.Power, new { defaultFolder = Candidates.ToUpperInvariant() });
        Assert.Equal(Candidates, (await pi.InviteAsync(role: PiWorkspace.Power)).GetProperty("folderPath").GetString());
        Assert.Equal(
            PiWorkspace.Root, (await pi.InviteAsync(new { folderPath = PiWorkspace.Root + "\\" }, PiWorkspace.Power)).GetProperty("folderPath").GetString());

        var folders = await pi.MustAsync(HttpMethod.Get, "folders");
        var id = folders.EnumerateArray().Single(folder => folder.GetProperty("path").GetString() == Candidates).GetProperty("id").GetString();
        Assert.Equal(Candidates, (await pi.InviteAsync(new { folderId = id })).GetProperty("folderPath").GetString());
        Assert.Equal(["folderId"], (await pi.TryInviteAsync(new { folderId = id, folderPath = PiWorkspace.Root })).Parameters);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_400_and_one_that_is_not_granted_403()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var unknown = await pi.TryInviteAsync(new { folderPath = "\\Elsewhere" });
        Assert.Equal((400, 9400), (unknown.Status, unknown.Body.GetProperty("number").GetInt32()));
        Assert.Equal(["folderPath"], unknown.Parameters);
        Assert.Equal(400, (await pi.TryInviteAsync(new { folderId = "nothing" })).Status);
        Assert.Equal(403, (await pi.TryInviteAsync(new { folderPath = Candidates }, PiWorkspace.User)).Status);
        await pi.ChangeUserAsync(PiWorkspace.User, new { folders = new[] { Candidates } });
        Assert.Equal(201, (await pi.TryInviteAsync(new { folderPath = Candidates }, PiWorkspace.User)).Status);
    }

    [Fact]
    public async Task A_moved_assessment_is_seen_where_it_lies_now()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        var moved = await pi.PatchAsync(id, new { folderPath = Candidates }, PiWorkspace.Admin);
        Assert.Equal(Candidates, moved.Body.GetProperty("folderPath").GetString());
        Assert.Equal(404, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}", PiWorkspace.Power)).Status);
        Assert.Equal(404, (await pi.PatchAsync(id, new { lastName = "Roe" }, PiWorkspace.Power)).Status);
    }

    [Fact]
    public async Task The_root_and_the_default_folder_always_stay_granted()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var answer = await pi.MustAsync(
            HttpMethod.Patch,
            "users/" + pi.IdOf(PiWorkspace.User),
            new { actingUserId = pi.IdOf(PiWorkspace.Admin), defaultFolder = Candidates, folders = new[] { PiWorkspace.Root + "\\Employees" } });
        Assert.Equal(
            [PiWorkspace.Root, Candidates, PiWorkspace.Root + "\\Employees"],
            answer.GetProperty("folders").EnumerateArray().Select(folder => folder.GetString()!));
        Assert.Equal(400, (await pi.ControlAsync(
            HttpMethod.Patch,
            "users/" + pi.IdOf(PiWorkspace.User),
            new { actingUserId = pi.IdOf(PiWorkspace.Admin), folders = new[] { "\\Nowhere" } })).Status);
    }

    [Theory]
    [InlineData("AccountOwner", 201)]
    [InlineData("AccountAdmin", 201)]
    [InlineData("PowerUser", 403)]
    [InlineData("ReadOnly", 403)]
    public async Task Only_account_owners_and_admins_create_folders(string acting, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(
            status, (await pi.ControlAsync(HttpMethod.Post, "folders", new { actingUserId = pi.IdOf(acting), path = PiWorkspace.Root + "\\New" })).Status);
        Assert.Equal(
            status == 201 ? 204 : 403,
            (await pi.ControlAsync(HttpMethod.Delete, $"folders?path={Uri.EscapeDataString(Candidates)}&actingUserId={pi.IdOf(acting)}")).Status);
    }

    [Fact]
    public async Task A_bare_name_makes_a_folder_in_the_default_folder_of_the_acting_user()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.ChangeUserAsync(PiWorkspace.Admin, new { defaultFolder = Candidates });
        var made = await pi.MustAsync(HttpMethod.Post, "folders", new { actingUserId = pi.IdOf(PiWorkspace.Admin), path = "Interns" });
        Assert.Equal(Candidates + "\\Interns", made.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("\\Demo Company\\Candidates", 409)]
    [InlineData("\\demo company\\candidates\\", 409)]
    [InlineData("\\Demo Company", 409)]
    [InlineData("\\Other", 400)]
    [InlineData("\\Demo Company\\No\\Parent", 400)]
    [InlineData("\\Demo Company\\\\Empty", 400)]
    [InlineData("", 400)]
    [InlineData("  ", 400)]
    [InlineData("\\", 400)]
    public async Task A_folder_needs_a_new_path_in_one_that_exists(string path, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        Assert.Equal(status, (await pi.ControlAsync(HttpMethod.Post, "folders", new { actingUserId = pi.IdOf(PiWorkspace.Owner), path })).Status);
    }

    [Fact]
    public async Task Only_an_empty_folder_can_be_deleted()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.FolderAsync(Candidates + "\\Sub");
        Assert.Equal(409, await DeleteAsync(pi, PiWorkspace.Root));
        Assert.Equal(409, await DeleteAsync(pi, Candidates));
        var id = await pi.InviteIdAsync(new { folderPath = Candidates + "\\Sub" });
        Assert.Equal(409, await DeleteAsync(pi, Candidates + "\\Sub"));
        await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, $"{PiWorkspace.Behavioral}/{id}");
        await pi.ChangeUserAsync(PiWorkspace.User, new { folders = new[] { Candidates + "\\Sub" } });
        Assert.Equal(204, await DeleteAsync(pi, Candidates + "\\Sub"));
        Assert.Equal(404, await DeleteAsync(pi, Candidates + "\\Sub"));
        var user = await pi.MustAsync(HttpMethod.Get, "users/" + pi.IdOf(PiWorkspace.User));
        Assert.Equal(1, user.GetProperty("folders").GetArrayLength());
        await pi.ChangeUserAsync(PiWorkspace.User, new { defaultFolder = Candidates });
        Assert.Equal(409, await DeleteAsync(pi, Candidates));
        Assert.Equal(400, (await pi.ControlAsync(HttpMethod.Delete, "folders?actingUserId=" + pi.IdOf(PiWorkspace.Owner))).Status);
    }

    [Fact]
    public async Task A_folder_with_a_person_who_has_no_assessment_is_not_empty()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await pi.ChangeUserAsync(PiWorkspace.Owner, new { defaultFolder = Candidates });
        var made = await pi.AsAsync(
            PiWorkspace.Owner, HttpMethod.Post, "/pi2/api/v1/candidates/", new { firstName = "Ann", lastName = "Lee", email = "ann.lee@people.example" });
        var person = "/pi/api/v1/persons/" + made.Body.GetProperty("personId").GetString();
        await pi.ChangeUserAsync(PiWorkspace.Owner, new { defaultFolder = PiWorkspace.Root });
        Assert.Equal(409, await DeleteAsync(pi, Candidates));
        Assert.Equal(200, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Patch, person, new { folderPath = PiWorkspace.Root + "\\Employees" })).Status);
        Assert.Equal((409, 204), (await DeleteAsync(pi, PiWorkspace.Root + "\\Employees"), await DeleteAsync(pi, Candidates)));
        Assert.Equal(204, (await pi.AsAsync(PiWorkspace.Owner, HttpMethod.Delete, person)).Status);
        Assert.Equal(204, await DeleteAsync(pi, PiWorkspace.Root + "\\Employees"));
    }

    private static async Task<int> DeleteAsync(PiWorkspace pi, string path) =>
        (await pi.ControlAsync(HttpMethod.Delete, $"folders?path={Uri.EscapeDataString(path)}&actingUserId={pi.IdOf(PiWorkspace.Owner)}")).Status;

    private static async Task<IEnumerable<string>> SeenAsync(PiWorkspace pi, string role) =>
        [.. (await pi.GetAsync(PiWorkspace.Behavioral, role)).Body.EnumerateArray().Select(item => item.GetProperty("assessmentId").GetString()!)];
}
