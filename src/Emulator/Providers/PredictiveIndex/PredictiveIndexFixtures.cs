using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Providers.PredictiveIndex.Life;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex;

/// <summary>The fixtures of Predictive Index: an account with one record of each kind, what goes wrong with keys, and the
/// status webhooks of both generations.</summary>
internal static class PredictiveIndexFixtures
{
    private static readonly FixtureParameter WhoseKey = new("role", nameof(Role.AccountOwner), "The role of the user whose key it is.")
    {
        OneOf = [nameof(Role.AccountOwner), nameof(Role.AccountAdmin), nameof(Role.PowerUser), nameof(Role.User), nameof(Role.ReadOnly)],
    };

    private static readonly FixtureParameter Requests = new("requests", 100, "How many requests.") { Min = 1 };
    private static readonly FixtureParameter Limit = new("limit", 100, "How many a minute are allowed.") { Min = 1 };
    private static readonly FixtureParameter Ago = new("secondsAgo", 0, "How long ago, in seconds.") { Max = 86_400 };
    private static readonly FixtureParameter Kind = new("kind", nameof(AssessmentKind.Behavioral), "Which assessment.")
    {
        OneOf = [nameof(AssessmentKind.Behavioral), nameof(AssessmentKind.Cognitive)],
    };

    private static readonly FixtureParameter End = new("end", "complete", "How it ended.") { OneOf = ["complete", "fail"] };
    private static readonly FixtureParameter Url = new("url", "http://127.0.0.1:9/listener", "Where the webhook goes.");

    public static IReadOnlyList<Fixture> All { get; } =
    [
        .. Legacy, .. Pi2,
    ];

    private static IReadOnlyList<Fixture> Legacy =>
    [
        new(
            "predictive-index: one of each",
            "A candidate with a completed behavioral and a completed cognitive assessment, a person with an open one, one in a folder of its own, an employee, "
                + "a job with a target.",
            call => Account(call))
        { Parameters = [WhoseKey] },
        new(
            "predictive-index: filters",
            "The same account with three open assessments and three jobs of fixed names, of which filters, orders and pages leave some out.",
            call => Account(call, PredictiveIndexFixtureFilters.Of(call.State<PredictiveIndexState>(), call.Moment.Secrets, call.Moment.Seed, call.Now))),
        new("predictive-index: replaced key", "A new key was generated for the user; this is the former one.", Replaced),
        new(
            "predictive-index: api access off",
            "PI's support has not switched API Access on: no key works.",
            call => Account(call, account => account with { ApiAccess = false })),
        new("predictive-index: maintenance", "The API is down for maintenance.", call => Account(call, account => account with { Maintenance = true })),
        new("predictive-index: disabled owner", "The user under the key is disabled.", Disabled),
        new("predictive-index: requests made in the last 60 seconds", "The key has made so many requests lately, and may make as many as the limit says.", Busy)
        {
            Parameters =
            [
                Requests,
                Limit,
                Ago,
                new("generation", "legacy", "Which API was called.") { OneOf = ["legacy", "pi2"] },
            ],
        },
        new("predictive-index: status webhook", "An assessment has come to its end, and its webhook waits to be let go.", Webhook)
        {
            HoldsWebhooks = true,
            Parameters =
            [
                new("generation", "legacy", "Which API sent the assessment.") { OneOf = ["legacy", "pi2"] },
                Kind,
                End,
                Url,
            ],
        },
    ];

    /// <summary>The states of PI2 have its name; those above that choose the generation stay for contracts that have them.</summary>
    private static IReadOnlyList<Fixture> Pi2 =>
    [
        .. Legacy.Where(fixture => !fixture.Parameters.Any(parameter => parameter.Name == "generation"))
            .Select(fixture => fixture with { Name = fixture.Name.Replace("predictive-index: ", "pi2: ", StringComparison.Ordinal) }),
        new("pi2: requests made in the last 60 seconds", "The key has made so many requests lately, and may make as many as the limit says.", Busy)
        {
            Parameters = [Requests, Limit, Ago],
        },
        new("pi2: status webhook", "An assessment that PI2 sent has come to its end, and its webhook waits to be let go.", Webhook)
        {
            HoldsWebhooks = true,
            Parameters = [Kind, End, Url],
        },
    ];

    private static FixtureOutcome Account(FixtureCall call, Func<Account, Account>? change = null) => Account(
        call, PredictiveIndexFixtureRecords.OneOfEach(call.State<PredictiveIndexState>(), call.Moment.Secrets, call.Moment.Seed, call.Now), change);

    private static FixtureOutcome Account(
        FixtureCall call, (PredictiveIndexState State, Dictionary<string, object> Values) made, Func<Account, Account>? change = null)
    {
        var role = call.Parameters.TryGetValue("role", out var chosen) ? Enum.Parse<Role>((string)chosen) : Role.AccountOwner;
        var (state, values) = made;
        values["apiKey"] = KeyOf(state, role);
        values["unknownKey"] = call.Moment.Secrets.Guid();
        if (change is not null) state = state with { Account = state.Account.Set(change(state.Account.Value)) };
        return new FixtureOutcome(
            Change.To(state).Claim([.. state.Assessments.Select(assessment => new Core.Keys.Claim(PredictiveIndexAccess.LinkKind, assessment.LinkCode))]),
            values);
    }

    private static string KeyOf(PredictiveIndexState state, Role role) => state.KeyHolder(role)!.ApiKey!;

    private static FixtureOutcome Replaced(FixtureCall call)
    {
        var made = Account(call);
        var state = (PredictiveIndexState)made.Change.State!;
        var user = state.KeyHolder(Role.AccountOwner)!;
        var key = call.Moment.Secrets.Guid();
        state = state.WithKeyOf(user with { ApiKey = key, KeysGenerated = user.KeysGenerated + 1 });
        return made with { Change = made.Change.Then(Change.To(state).Claim(new Core.Keys.Claim(PredictiveIndexAccess.KeyKind, key))) };
    }

    private static FixtureOutcome Disabled(FixtureCall call)
    {
        var made = Account(call);
        var state = (PredictiveIndexState)made.Change.State!;
        var owner = state.KeyHolder(Role.AccountOwner)! with { Disabled = true };
        return made with { Change = made.Change.Then(Change.To(state with { Users = state.Users.Put(owner) })) };
    }

    private static bool IsPi2(FixtureCall call) => !call.Parameters.TryGetValue("generation", out var generation) || (string)generation == "pi2";

    private static FixtureOutcome Busy(FixtureCall call)
    {
        var made = Account(call, account => account with { RequestsPerMinute = call.Number("limit") });
        var user = ((PredictiveIndexState)made.Change.State!).KeyHolder(Role.AccountOwner)!;
        var surface = IsPi2(call) ? PredictiveIndexProvider.Pi2 : PredictiveIndexProvider.Legacy;
        return made with
        {
            Calls = [(PredictiveIndexAccess.RateOf(surface, user, int.MaxValue), call.Number("requests"), TimeSpan.FromSeconds(call.Number(
            "secondsAgo")))]
        };
    }

    private static FixtureOutcome Webhook(FixtureCall call)
    {
        var made = Account(call);
        var state = (PredictiveIndexState)made.Change.State!;
        var kind = Enum.Parse<AssessmentKind>(call.Text("kind"));
        var open = state.Assessments.In(PredictiveIndexState.AssessmentsOfKind, kind).First(assessment => assessment.IsPending) with
        {
            IsPi2 = IsPi2(call),
            StatusWebhook = WebhookAddress.Parse(call.Text("url")),
            RedirectUrl = "https://hr.example/thanks",
        };
        state = state.With(open);
        var (_, change) = AssessmentLife.Reach(state, open, AssessmentLife.Acts[call.Text("end")], null, call.Now, call.Moment.Seed);
        return made with { Change = made.Change.Then(change) };
    }
}
