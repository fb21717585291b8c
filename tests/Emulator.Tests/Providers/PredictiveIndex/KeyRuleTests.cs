using System.Reflection;
using System.Text.RegularExpressions;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>The rules of key ownership, each with its tests, and the acceptance list of the specification in one go.</summary>
public class KeyRuleTests
{
    private static readonly Dictionary<string, (Type Tests, string Name)[]> Tests = new()
    {
        ["R1"] =
        [
            Of<UserManagementTests>(nameof(UserManagementTests.A_new_user_has_no_key_until_one_is_generated_in_a_second_step)),
            Of<KeyTests>(nameof(KeyTests.A_key_opens_its_own_workspace_only)),
        ],
        ["R2"] = [Of<RoleTests>(nameof(RoleTests.The_whole_matrix)), Of<KeyTests>(nameof(KeyTests.A_change_of_role_counts_from_the_next_call_of_the_same_key))],
        ["R3"] =
        [
            Of<RoleTests>(nameof(RoleTests.What_a_key_does_is_attributed_to_its_owner)),
            Of<CreateTests>(nameof(CreateTests.Administered_by_is_all_or_none)),
        ],
        ["R4"] =
        [
            Of<KeyTests>(nameof(KeyTests.Without_API_Access_no_key_works_and_the_journal_tells_why)),
            Of<KeyTests>(nameof(KeyTests.A_key_may_be_generated_while_API_Access_is_off_and_works_once_it_is_on)),
        ],
        ["R5"] = [Of<UserManagementTests>(nameof(UserManagementTests.A_new_user_has_no_key_until_one_is_generated_in_a_second_step))],
        ["R6"] =
        [
            Of<UserManagementTests>(nameof(UserManagementTests.Only_account_owners_and_admins_generate_keys)),
            Of<UserManagementTests>(nameof(UserManagementTests.A_disabled_user_cannot_act)),
        ],
        ["R7"] = [Of<UserManagementTests>(nameof(UserManagementTests.A_new_user_has_no_key_until_one_is_generated_in_a_second_step))],
        ["R8"] = [Of<KeyTests>(nameof(KeyTests.Generating_again_kills_the_former_key_at_once_and_the_journal_of_the_workspace_tells_so))],
        ["R9"] =
        [
            Of<KeyTests>(nameof(KeyTests.Generating_again_kills_the_former_key_at_once_and_the_journal_of_the_workspace_tells_so)),
            Of<RaceTests>(nameof(RaceTests.Once_a_key_was_regenerated_no_call_with_the_former_one_passes_however_many_race_with_it)),
        ],
        ["R10"] = [Of<KeyTests>(nameof(KeyTests.The_current_key_stays_readable_to_admins))],
        ["R11"] = [Of<KeyTests>(nameof(KeyTests.A_user_of_any_role_may_own_a_key))],
        ["R12"] = [Of<UserManagementTests>(nameof(UserManagementTests.Only_an_account_owner_grants_cognitive_access))],
        ["R13"] =
        [
            Of<UserManagementTests>(nameof(UserManagementTests.An_e_mail_address_belongs_to_one_user_of_the_workspace)),
            Of<RaceTests>(nameof(RaceTests.Of_many_users_with_one_address_one_is_made)),
        ],
        ["R14"] = [Of<FolderTests>(nameof(FolderTests.An_assessment_goes_to_the_default_folder_of_the_owner_unless_another_is_named))],
        ["R15"] =
        [
            Of<RoleTests>(nameof(RoleTests.A_key_may_do_what_the_role_of_its_owner_may_do)),
            Of<PersonTests>(nameof(PersonTests.A_key_may_do_to_a_person_what_its_owner_may_do)),
        ],
        ["R16"] = [Of<KeyTests>(nameof(KeyTests.Keys_do_not_expire))],
        ["R17"] = [Of<KeyTests>(nameof(KeyTests.The_key_of_a_disabled_user_does_not_work_until_he_is_enabled_again))],
        ["R18"] =
        [
            Of<KeyTests>(nameof(KeyTests.A_change_of_role_counts_from_the_next_call_of_the_same_key)),
            Of<FolderTests>(nameof(FolderTests.A_limited_user_sees_what_lies_directly_in_the_root_and_in_granted_trees)),
            Of<RoleTests>(nameof(RoleTests.Cognitive_data_need_the_flag_for_any_role_and_sending_needs_both)),
        ],
    };

    [Fact]
    public async Task Every_rule_of_the_coverage_has_tests_that_run()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var coverage = await pi.Workspace.Http.GetStringAsync("/_emulator/coverage");
        var rules = Regex.Matches(coverage, "\"(R[0-9]+): ").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(18, rules.Count);
        Assert.Equal(rules, Tests.Keys.Order(StringComparer.Ordinal));
        Assert.All(Tests.Values.SelectMany(tests => tests), test =>
        {
            var fact = test.Tests.GetMethod(test.Name)!.GetCustomAttribute<FactAttribute>();
            Assert.True(fact is { Skip: null }, $"{test.Name} is no test that runs.");
        });
    }

    [Fact]
    public async Task The_acceptance_list_of_the_key_rules_holds()
    {
        await using var pi = await PiWorkspace.NewAsync();
        // 1. API Access.
        await pi.SetAsync(new { apiAccess = false });
        Assert.Equal(401, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Status);
        await pi.SetAsync(new { apiAccess = true });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.BehavioralV2)).Status);
        // 2. and 13. A user is made without a key; one is generated in a second step, and nothing else need be saved.
        var user = new
        {
            actingUserId = pi.IdOf(PiWorkspace.Admin),
            firstName = "New",
            lastName = "User",
            email = "new.user@nowhere.example",
            role = "User",
            defaultFolder = PiWorkspace.Root,
        };
        var made = await pi.MustAsync(HttpMethod.Post, "users", user);
        Assert.True(!made.TryGetProperty("apiKey", out var none) || none.ValueKind is System.Text.Json.JsonValueKind.Null);
        var id = made.GetProperty("id").GetString()!;
        var key =
            (await pi.MustAsync(HttpMethod.Post, $"users/{id}/api-key", new { actingUserId = pi.IdOf(PiWorkspace.Admin) })).GetProperty("apiKey").GetString()!;
        Assert.True(Guid.TryParse(key, out _));
        Assert.Equal(200, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.BehavioralV2)).Status);
        // 3. Who generates.
        foreach (var (role, status) in new[]
        {
            (PiWorkspace.Power, 403),
            (PiWorkspace.User, 403),
            (PiWorkspace.Reader, 403),
            (PiWorkspace.Admin, 201),
            (PiWorkspace.Owner, 201),
        })
            Assert.Equal(status is 403, (await pi.ControlAsync(HttpMethod.Post, $"users/{id}/api-key", new { actingUserId = pi.IdOf(role) })).Status is 403);
        // 4. The former key is dead at once.
        Assert.Equal(401, (await pi.SendAsync(key, HttpMethod.Get, PiWorkspace.BehavioralV2)).Status);
        // 5. One address, one user.
        Assert.Equal(409, (await pi.ControlAsync(HttpMethod.Post, "users", user with { email = "NEW.user@nowhere.example" })).Status);
        // 6. and 7. The cognitive flag.
        var flag = new { actingUserId = pi.IdOf(PiWorkspace.Admin), cognitiveAccess = true };
        Assert.Equal(
            (200, 403),
            ((await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Power)).Status, (await pi.GetAsync(PiWorkspace.Cognitive, PiWorkspace.Power)).Status));
        Assert.Equal(403, (await pi.ControlAsync(HttpMethod.Patch, "users/" + pi.IdOf(PiWorkspace.Power), flag)).Status);
        await pi.ChangeUserAsync(PiWorkspace.Power, new { cognitiveAccess = true });
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Cognitive, PiWorkspace.Power)).Status);
        // 8. and 12. The default folder, and whose act it is.
        await pi.FolderAsync(PiWorkspace.Root + "\\Deep");
        var usual = await pi.InviteAsync(role: PiWorkspace.Admin);
        Assert.NotEqual(PiWorkspace.Root + "\\Deep", usual.GetProperty("folderPath").GetString());
        Assert.Equal(pi.Seat(PiWorkspace.Admin).GetProperty("email").GetString(), usual.GetProperty("administeredByEmail").GetString());
        var deep = await pi.InviteAsync(new { folderPath = PiWorkspace.Root + "\\Deep", externalId = "once" }, PiWorkspace.Admin);
        Assert.Equal(PiWorkspace.Root + "\\Deep", deep.GetProperty("folderPath").GetString());
        // 9. A reader reads.
        var path = $"{PiWorkspace.Behavioral}/{usual.GetProperty("assessmentId").GetString()}";
        Assert.Equal(200, (await pi.GetAsync(PiWorkspace.Behavioral, PiWorkspace.Reader)).Status);
        Assert.Equal(403, (await pi.TryInviteAsync(role: PiWorkspace.Reader)).Status);
        Assert.Equal(403, (await pi.AsAsync(PiWorkspace.Reader, HttpMethod.Patch, path, new { firstName = "X" })).Status);
        Assert.Equal(403, (await pi.AsAsync(PiWorkspace.Reader, HttpMethod.Delete, path)).Status);
        // 10. What is not granted is not there.
        var hidden = $"{PiWorkspace.Behavioral}/{deep.GetProperty("assessmentId").GetString()}";
        Assert.Equal((404, 200), ((await pi.GetAsync(hidden, PiWorkspace.Power)).Status, (await pi.GetAsync(hidden, PiWorkspace.Admin)).Status));
        // 11. An admin moves and archives; what is archived is gone and its external id is free.
        Assert.Equal(200, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Patch, hidden, new { folderPath = PiWorkspace.Root })).Status);
        Assert.Equal(200, (await pi.GetAsync(hidden, PiWorkspace.Power)).Status);
        Assert.Equal(204, (await pi.AsAsync(PiWorkspace.Admin, HttpMethod.Delete, hidden)).Status);
        Assert.Equal(404, (await pi.GetAsync(hidden, PiWorkspace.Admin)).Status);
        Assert.Equal(201, (await pi.TryInviteAsync(new { externalId = "once" }, PiWorkspace.Admin)).Status);
    }

    private static (Type, string) Of<T>(string name) => (typeof(T), name);
}
