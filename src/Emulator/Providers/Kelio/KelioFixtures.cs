using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Quotas;
using Emulator.Core.Tokens;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>The fixtures of Kelio: an account with one record of each kind, and what goes wrong with credentials. Numbers of the rules come from the contract,
/// never from the settings: a fixture must not bend with what it checks.</summary>
internal static class KelioFixtures
{
    private const int Hours = 4 * 3600;

    /// <summary>All of them; the settings say only what <c>POST /jwt</c> makes.</summary>
    public static IReadOnlyList<Fixture> Of(KelioSettings settings) =>
    [
        new(
            "kelio: one of each",
            "An applicant with an application, an online campaign on the career site and the job board, an entity with two units, a manager of the first.",
            call => Account(call)),
        new("kelio: applicants", "The same account with more applicants, each an hour younger than the one before.", Applicants)
        {
            Parameters = [new("count", 3, "How many applicants there are.") { Min = 1, Max = 1000 }],
        },
        new(
            "kelio: filters",
            "Applicants, applications and campaigns of fixed names, of which filters, orders and pages leave some out; one applicant with next to nothing "
                + "filled in, and one of another company.",
            Filtered),
        new(
            "kelio: token of POST /jwt",
            "The token was made by POST /jwt some time ago.",
            call => Account(call, (key, now) => TokenApi.Sign(key, now.AddMinutes(-call.Number("minutes")).ToUnixTimeSeconds(), settings)))
        {
            Parameters = [new("minutes", 0, "How long ago, in minutes.")],
        },
        new("kelio: requests made in this minute", "The key has made so many requests in the minute that runs.", Busy)
        {
            Parameters =
            [
                new("requests", 120, "How many requests.") { Min = 1 },
                new("secondsAgo", 0, "How long ago, in seconds.") { Max = 86_400 },
            ],
        },
        new("kelio: key without a scope", "The customer's key, or the job board's, holds all scopes but one.", Restricted)
        {
            Parameters =
            [
                new("scope", KelioScopes.ApplicantsRead, "The scope that is missing.") { OneOf = KelioScopes.Customer },
                new("kind", KelioKey.Customer, "Whose key.") { OneOf = [KelioKey.Customer, KelioKey.JobBoard] },
            ],
        },
        new(
            "kelio: token for production",
            "The token is made for the other environment, with the right key.",
            call => Account(call, (key, now) => Token(key, now, aud: KelioEnvironment.AudienceOf(KelioEnvironment.Production)))),
        new("kelio: expired token", "The token's end has come.", call => Account(call, (key, now) => Token(key, now.AddSeconds(-Hours), now.AddSeconds(-1)))),
        new(
            "kelio: forged token",
            "The token is signed with another secret.",
            call => Account(call, (key, now) => Token(key with { SecretKey = call.Moment.Secrets.Letters(26) }, now))),
        new(
            "kelio: token from the future",
            "The token says that it was made an hour from now.",
            call => Account(call, (key, now) => Token(key, now.AddHours(1)))),
        new("kelio: deleted key", "The key was deleted; its token would live on.", call => Account(call, then: (state, key) => state.Without(key))),
        new(
            "kelio: disabled key",
            "The key was switched off; its token would live on.",
            call => Account(call, then: (state, key) => state.With(key with { IsEnabled = false }))),
    ];

    private static FixtureOutcome Applicants(FixtureCall call) => Account(call, applicants: call.Number("count"));

    private static FixtureOutcome Busy(FixtureCall call)
    {
        var made = Account(call);
        return made with
        {
            Calls = [(new QuotaUse((string)made.Values["privateKey"], int.MaxValue, TimeSpan.FromMinutes(1), IsSliding: false), call.Number("requests"),
                TimeSpan.FromSeconds(call.Number("secondsAgo")))],
        };
    }

    private static FixtureOutcome Restricted(FixtureCall call)
    {
        var kind = call.Text("kind");
        return Account(call, then: (state, _) =>
        {
            var key = KeyOf(state, kind);
            return state.With(key with { Scopes = key.Scopes.Remove(call.Text("scope")) });
        });
    }

    private static FixtureOutcome Account(
        FixtureCall call, Func<KelioKey, DateTimeOffset, string>? mint = null, Func<KelioState, KelioKey, KelioState>? then = null, int applicants = 1) =>
        Account(call, KelioFixtureRecords.OneOfEach(call.State<KelioState>(), call.Moment.Seed, call.Now, applicants), mint, then);

    private static FixtureOutcome Filtered(FixtureCall call) => Account(call, KelioFixtureFilters.Of(call.State<KelioState>(), call.Moment.Seed, call.Now));

    private static FixtureOutcome Account(
        FixtureCall call, (KelioState State, Dictionary<string, object> Values) made, Func<KelioKey, DateTimeOffset, string>? mint = null,
        Func<KelioState, KelioKey, KelioState>? then = null)
    {
        var (state, values) = made;
        var (customer, board) = (KeyOf(state, KelioKey.Customer), KeyOf(state, KelioKey.JobBoard));
        values["privateKey"] = customer.PrivateKey;
        values["secretKey"] = customer.SecretKey;
        values["jwt"] = mint is null ? Token(customer, call.Now) : mint(customer, call.Now);
        values["jobBoardPrivateKey"] = board.PrivateKey;
        values["jobBoardSecretKey"] = board.SecretKey;
        values["jobBoardJwt"] = mint is null ? Token(board, call.Now) : mint(board, call.Now);
        return new FixtureOutcome(Change.To(then is null ? state : then(state, customer)), values);
    }

    private static KelioKey KeyOf(KelioState state, string kind) => state.FirstKey(KelioEnvironment.Sandbox, kind)!;

    private static string Token(KelioKey key, DateTimeOffset made, DateTimeOffset? end = null, string? aud = null)
    {
        var created = made.ToUnixTimeSeconds();
        return Jwt.Sign(
            [
                new("iss", key.PrivateKey),
                new("aud", aud ?? KelioEnvironment.AudienceOf(KelioEnvironment.Sandbox)),
                new("iat", created),
                new("exp", end?.ToUnixTimeSeconds() ?? created + Hours),
            ],
            key.SecretKey);
    }
}
