using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>What the emulator's page shows of PI: Administration › User Management, the folders, the account's settings, what PI's support switches.</summary>
internal static partial class PredictiveIndexPages
{
    private const string Users = "predictive-index/users", Folders = "predictive-index/folders", Account = "predictive-index/account";

    /// <summary>The pages.</summary>
    public static ProviderPages All { get; } = new("API_KEY") { Credentials = Credentials, StandIns = StandIns, Administration = Screen };

    private static ImmutableArray<ScreenFacts> Credentials(Moment moment)
    {
        var world = PredictiveIndexControl.Describe(moment);
        return [new ScreenFacts([
            ScreenFact.Code("address", world.BaseUrl), ScreenFact.Code("address of PI2", world.Pi2BaseUrl), ScreenFact.Code("company", world.CompanyId),
            .. world.Users.Where(user => user.ApiKey is not null).Select(user => ScreenFact.Code($"API key of {Name(user)}, {Words(user.Role)}", user.ApiKey!)),
        ])];
    }

    private static ImmutableArray<StandIn> StandIns(Moment moment) =>
    [
        .. from user in PredictiveIndexControl.Describe(moment).Users
           where user.ApiKey is not null
           select new StandIn(" " + user.Email) { Value = user.ApiKey },
    ];

    private static Screen Screen(Moment moment)
    {
        var state = moment.State<PredictiveIndexState>();
        var users = PredictiveIndexControl.Describe(moment).Users;
        ImmutableArray<string> folders = [.. state.Folders.Select(folder => folder.Path).Order(StringComparer.Ordinal)];
        return new Screen(
        [
            new ScreenCard("User Management", [.. users.Select(user => UserFold(user, folders)), new ScreenFold("Add a user", NewUser(folders))]),
            new ScreenCard("Folders", [new ScreenEntries("No folders.", [.. folders.Select(FolderLine)]), NewFolder]),
            Settings(state.Account.Value),
            Support(state.Account.Value),
        ])
        {
            Actor = new ScreenActor(
                "You act as",
                "The provider’s own rules decide what this user may do here.",
                "actingUserId",
                [.. users.Select(user => new ScreenChoice(user.Id, $"{Name(user)}, {Words(user.Role)}{(user.Disabled ? " (disabled)" : "")}"))]),
        };
    }

    private static ScreenFold UserFold(UserView user, ImmutableArray<string> folders)
    {
        var (path, name) = ($"{Users}/{user.Id}", Name(user));
        return new ScreenFold(
            name,
            new ScreenFacts(
            [
                new ScreenFact("E-mail", user.Email), .. user.JobTitle is { } title ? new[] { new ScreenFact("Job title", title) } : [], KeyLine(user, path),
            ]),
            new ScreenForm(
                $"User {name}",
                "Save",
                ScreenPress.Change(path, $"{name} is saved.") with { IsByActor = true },
                new("role", "Role", user.Role) { Choices = Roles },
                new("defaultFolder", "Default folder", user.DefaultFolder) { Choices = ScreenChoice.Of(folders) }),
            new ScreenTicks(
                Cognitive(path, user),
                Tick(path, "disabled", "Disabled", user.Disabled, $"{name} is {(user.Disabled ? "enabled" : "disabled")}.", !user.Disabled)),
            new ScreenTicks([.. folders.Select(folder => Grant(path, user, folder))]) { Legend = "Folders granted" })
        {
            Id = user.Id,
            Detail = Words(user.Role),
            Tags =
            [
                .. user.Disabled ? new[] { new ScreenTag("disabled") } : [],
                .. user.CognitiveAccess ? new[] { new ScreenTag("cognitive", "info") } : [],
                .. user.ApiKey is null ? new[] { new ScreenTag("no API key") } : [],
            ],
        };
    }

    private static ScreenFact KeyLine(UserView user, string path) => new("API Key", user.ApiKey)
    {
        IsCode = true,
        WhenNew = "new: saved at once",
        Buttons =
        [
            new ScreenButton(
                "Generate New Key",
                new ScreenPress("POST", path + "/api-key", null, $"{Name(user)} has a new API key; the former one is dead.") { IsByActor = true })
            {
                Name = $"Generate New Key for {Name(user)}",
                Question = user.ApiKey is null ? null : "The present key dies at once. Go on?",
            },
        ],
    };

    private static ScreenTick Cognitive(string path, UserView user)
    {
        var done = $"Cognitive access of {Name(user)} is {(user.CognitiveAccess ? "off" : "on")}.";
        return Tick(path, "cognitiveAccess", "Enable Cognitive Assessment Access", user.CognitiveAccess, done, !user.CognitiveAccess) with
        {
            Hint = "only an Account Owner can set it",
        };
    }

    private static ScreenTick Tick(string path, string member, string label, bool isOn, string done, object after) =>
        new(label, isOn, ScreenPress.Set(path, member, after, done) with { IsByActor = true });

    // Root and default folder always stay.
    private static ScreenTick Grant(string path, UserView user, string folder)
    {
        if (folder == user.DefaultFolder || folder.LastIndexOf('\\') == 0) return new ScreenTick(folder, true, null);
        var isOn = user.Folders.Contains(folder);
        IReadOnlyList<string> after = isOn ? [.. user.Folders.Where(other => other != folder)] : [.. user.Folders, folder];
        return Tick(path, "folders", folder, isOn, $"{folder} is {(isOn ? "taken away" : "granted")}.", after);
    }

    private static ScreenForm NewUser(ImmutableArray<string> folders) => new(
        "Add a user",
        "Add user",
        new ScreenPress("POST", Users, null, "The user is there; the API key is generated in a second step.") { IsByActor = true },
        new("firstName", "First name", ""),
        new("lastName", "Last name", ""),
        new("email", "E-mail", ""),
        new("jobTitle", "Job title", ""),
        new("role", "Role", nameof(Role.User)) { Choices = Roles },
        new("defaultFolder", "Default folder", folders.FirstOrDefault() ?? "") { Choices = ScreenChoice.Of(folders) },
        new("cognitiveAccess", "Enable Cognitive Assessment Access", false));

    private static ScreenEntry FolderLine(string path) => new(
        path,
        new ScreenButton("Delete", new ScreenPress("DELETE", $"{Folders}?path={Uri.EscapeDataString(path)}", null, "The folder is gone.") { IsByActor = true })
        {
            Name = $"Delete folder {path}",
            Question = "Delete it?",
        });

    private static ScreenForm NewFolder { get; } = new(
        "Add a folder",
        "Add folder",
        new ScreenPress("POST", Folders, null, "The folder is there.") { IsByActor = true },
        new ScreenField("path", "Path", "") { Hint = "with a backslash in front, or a name for one in your default folder" });

    private static ScreenCard Settings(Account account) => new("Account settings",
    [
        new ScreenForm(
            "Account settings",
            "Save",
            ScreenPress.Change(Account, "The account settings are saved."),
            new("defaultAssessmentStatusWebhookUrl", "Default Assessment Status Webhook URL", account.DefaultStatusWebhook?.Url ?? "")
            {
                IsWide = true, Hint = "empty for none",
            },
            new("requestsPerMinute", "Requests a minute for each key", account.RequestsPerMinute.ToString(CultureInfo.InvariantCulture)) { IsNumber = true }),
        new ScreenTicks(ScreenTick.Of(Account, "allowWebhooks", "Allow Webhooks", account.AllowWebhooks, "PI2’s switch: it stops PI2’s webhooks only")),
    ]);

    private static ScreenCard Support(Account account) => new("Switched by PI’s support",
    [
        new ScreenTicks(
            ScreenTick.Of(Account, "apiAccess", "API Access", account.ApiAccess, "without it no key works"),
            ScreenTick.Of(Account, "maintenance", "Maintenance", account.Maintenance, "PI is down for everybody"),
            ScreenTick.Of(Account, "powerUserSeesAllFolders", "Power Users see all folders", account.PowerUserSeesAllFolders)),
        new ScreenFacts(new ScreenFact("Company id", account.Id)),
    ]);

    private static ImmutableArray<ScreenChoice> Roles { get; } = [.. Enum.GetNames<Role>().Select(role => new ScreenChoice(role, Words(role)))];

    private static string Name(UserView user) => $"{user.FirstName} {user.LastName}";

    private static string Words(string role) => WordEnd().Replace(role, "$1 $2");

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex WordEnd();
}
