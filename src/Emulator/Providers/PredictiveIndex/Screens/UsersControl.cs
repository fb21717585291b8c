using System.Collections.Immutable;
using Contracts.PredictiveIndex;
using Emulator.Core.Keys;
using Emulator.Core.Screens;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Screens;

/// <summary>Administration › User Management: create a user, change one, generate the key.</summary>
internal static class UsersControl
{
    private const string OwnerOnly = "Only an Account Owner can set Cognitive Assessment Access; the acting user is an Account Admin.";

    /// <summary>The routes.</summary>
    public static IReadOnlyList<ControlRoute> Routes { get; } =
    [
        ControlRoute.Plain("GET", "users", "The software users.", call => ControlOutcome.Ok(All(call).Select(PredictiveIndexControl.View).ToList())),
        ControlRoute.Plain(
            "GET", "users/{id}", "One software user.", call => Find(call) is { } user ? ControlOutcome.Ok(PredictiveIndexControl.View(user)) : NoUser),
        ControlRoute.With<UserCreate>("POST", "users", "Creates a software user; never with a key.", Create).Answering(201, 403, 409),
        ControlRoute.With<UserPatch>("PATCH", "users/{id}", "Changes a software user.", Change).Answering(200, 403),
        ControlRoute.With<ActingUser>("POST", "users/{id}/api-key", "Generates a key: saved at once, the former one is dead from this moment.", Generate)
            .Answering(200, 403),
    ];

    private static ControlOutcome NoUser => ControlOutcome.NotFound("There is no such user.");

    private static ControlOutcome Create(ControlCall call, UserCreate wish)
    {
        var state = call.Moment.State<PredictiveIndexState>();
        var (acting, problem) = ActingUsers.Find(state, wish.ActingUserId, "add users");
        var form = new UserForm(state);
        var role = form.Role(wish.Role, isRequired: true);
        state = state.NextId("user", out var id);
        var user = new User(id)
        {
            FirstName = form.Required("firstName", wish.FirstName),
            LastName = form.Required("lastName", wish.LastName),
            Email = form.Email(wish.Email),
            JobTitle = wish.JobTitle,
            Role = role ?? Role.ReadOnly,
            CognitiveAccess = wish.CognitiveAccess ?? role is Role.AccountOwner,
            DefaultFolder = form.Folder("defaultFolder", wish.DefaultFolder) ?? "",
            Folders = [],
        };
        user = user with { Folders = form.Grants([], user.DefaultFolder) };
        if (form.Errors.Count > 0) return ControlOutcome.BadRequest(form.Errors);
        if (acting is null) return problem!;
        if (ForbiddenTo(acting, role, isCognitive: wish.CognitiveAccess is true) is { } rule) return ControlOutcome.Forbidden(rule);
        if (state.Users.By(PredictiveIndexState.UserByEmail, user.Email) is not null)
            return ControlOutcome.Conflict("The e-mail address of a software user is unique in the whole PI system.");
        return ControlOutcome.Created(PredictiveIndexControl.View(user), Core.Effects.Change.To(state with { Users = state.Users.Put(user) }));
    }

    private static ControlOutcome Change(ControlCall call, UserPatch wish)
    {
        var state = call.Moment.State<PredictiveIndexState>();
        if (Find(call) is not { } user) return NoUser;
        var (acting, problem) = ActingUsers.Find(state, wish.ActingUserId, "change users");
        var form = new UserForm(state);
        var role = wish.Role.IsGiven ? form.Role(wish.Role.Value, isRequired: true) : null;
        var home = wish.DefaultFolder.IsGiven ? form.Folder("defaultFolder", wish.DefaultFolder.Value) : user.DefaultFolder;
        var folders = wish.Folders.IsGiven ? form.Folders("folders", wish.Folders.Value) : user.Folders;
        var after = user with
        {
            Role = role ?? user.Role,
            CognitiveAccess = form.Flag("cognitiveAccess", wish.CognitiveAccess)
                ?? (user.CognitiveAccess || (role is Role.AccountOwner && user.Role is not Role.AccountOwner)),
            Disabled = form.Flag("disabled", wish.Disabled) ?? user.Disabled,
            DefaultFolder = home ?? user.DefaultFolder,
            Folders = form.Grants(folders, home ?? user.DefaultFolder),
        };
        if (form.Errors.Count > 0) return ControlOutcome.BadRequest(form.Errors);
        if (acting is null) return problem!;
        var becomes = after.Role == user.Role ? null : role;
        if (ForbiddenTo(acting, becomes, isCognitive: after.CognitiveAccess != user.CognitiveAccess) is { } rule) return ControlOutcome.Forbidden(rule);
        return ControlOutcome.Ok(PredictiveIndexControl.View(after), Core.Effects.Change.To(state with { Users = state.Users.Put(after) }));
    }

    private static ControlOutcome Generate(ControlCall call, ActingUser wish)
    {
        var state = call.Moment.State<PredictiveIndexState>();
        if (Find(call) is not { } user) return NoUser;
        var (acting, problem) = ActingUsers.Find(state, wish.ActingUserId, "generate keys");
        if (acting is null) return problem!;
        var key = call.Moment.Secrets.Guid();
        var next = state.WithKeyOf(user with { ApiKey = key, KeysGenerated = user.KeysGenerated + 1 });
        return ControlOutcome.Ok(new ApiKeyView(key), Core.Effects.Change.To(next).Claim(new Claim(PredictiveIndexAccess.KeyKind, key)));
    }

    private static ImmutableSortedSet<User> All(ControlCall call) => call.Moment.State<PredictiveIndexState>().Users.In(PredictiveIndexState.UsersByRole, true);

    private static User? Find(ControlCall call) => call.Moment.State<PredictiveIndexState>().Users.Find(call.Route["id"].ToLowerInvariant());

    /// <summary>What an Account Admin may not do to users, or null.</summary>
    private static string? ForbiddenTo(User acting, Role? becomes, bool isCognitive) => acting.Role is Role.AccountOwner ? null
        : becomes is Role.AccountOwner ? "An Account Admin cannot make an Account Owner."
        : isCognitive ? OwnerOnly
        : null;
}
