using Contracts.PredictiveIndex;
using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.State;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The first records of a workspace: one account with its folders, and one user of each role with a key; the demo
/// adds people, jobs and assessments.</summary>
internal static class PredictiveIndexSeed
{
    private const string Company = "Demo Company";

    private static readonly (Role Role, string Mailbox, string FirstName, string LastName, string JobTitle, string FixedKey)[] Seats =
    [
        (Role.AccountOwner, "owner", "Odile", "Owner", "Head of People", PredictiveIndexDefaults.AccountOwnerKey),
        (Role.AccountAdmin, "admin", "Adam", "Admin", "HR Systems", PredictiveIndexDefaults.AccountAdminKey),
        (Role.PowerUser, "power", "Paula", "Power", "Recruiter", PredictiveIndexDefaults.PowerUserKey),
        (Role.User, "user", "Ursin", "User", "Team Lead", PredictiveIndexDefaults.UserKey),
        (Role.ReadOnly, "reader", "Rita", "Reader", "Controller", PredictiveIndexDefaults.ReadOnlyKey),
    ];

    private const int SharedAccounts = 4;

    /// <summary>All but the keys depends on the seed alone.</summary>
    private static readonly Shared<long, PredictiveIndexState> Accounts = new(SharedAccounts, static seed => WithUsers(WithFolders(Opened(seed))));

    /// <summary>The account with the public keys.</summary>
    public static PredictiveIndexState Of(long seed) => Accounts.Of(seed);

    /// <summary>The records, credentials and agenda of a fresh workspace.</summary>
    public static Change Make(SeedContext context)
    {
        var (state, demo) = context.IsDemo ? PredictiveIndexDemo.Of(context) : (Of(context.Seed), Change.None);
        if (!context.HasFixedCredentials)
            state = WithUsers(state, [.. state.Users.Select(user => user with { ApiKey = context.Secrets.Guid() })]);
        return Change.To(state).Claim([.. state.IssuedKeys.Select(issued => new Claim(PredictiveIndexAccess.KeyKind, issued.Key))]).Then(demo);
    }

    private static PredictiveIndexState Opened(long seed)
    {
        var (companyId, ids) = IdSequence.Of(seed).NextGuid("company");
        return new PredictiveIndexState { Account = new Single<Account>(new Account(companyId, Company)), Ids = ids };
    }

    /// <summary>The root is named after the account; Candidates, Employees and Positions come with it [FOLD].</summary>
    private static PredictiveIndexState WithFolders(PredictiveIndexState state)
    {
        var root = state.RootFolder;
        var folders = new List<Folder>();
        foreach (var path in new[] { root, root + "\\Candidates", root + "\\Employees", root + "\\Positions" })
        {
            state = state.NextId("folder", out var id);
            folders.Add(new Folder(id, path));
        }

        return state with { Folders = state.Folders.Begin(folders) };
    }

    private static PredictiveIndexState WithUsers(PredictiveIndexState state)
    {
        var users = new List<User>();
        foreach (var seat in Seats)
        {
            state = state.NextId("user", out var id);
            users.Add(new User(id)
            {
                FirstName = seat.FirstName,
                LastName = seat.LastName,
                Email = seat.Mailbox + "@demo-company.example",
                JobTitle = seat.JobTitle,
                Role = seat.Role,
                CognitiveAccess = seat.Role is Role.AccountOwner,
                DefaultFolder = state.RootFolder,
                Folders = [state.RootFolder],
                ApiKey = seat.FixedKey,
                KeysGenerated = 1,
            });
        }

        return WithUsers(state, users);
    }

    private static PredictiveIndexState WithUsers(PredictiveIndexState state, List<User> users) =>
        state with { Users = state.Users.Begin(users), IssuedKeys = state.IssuedKeys.Begin(users.Select(IssuedKey.Of)) };
}
