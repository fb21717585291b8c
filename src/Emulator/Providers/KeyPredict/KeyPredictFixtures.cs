using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict;

/// <summary>The fixtures of Key Predict: an account with one record of each kind, tokens that are dead, empty purses, and the two notifications.</summary>
internal static class KeyPredictFixtures
{
    public static IReadOnlyList<Fixture> All { get; } =
    [
        new(
            "key-predict: one of each",
            "A candidate of a group with a pending and a completed assessment, one without any, a campaign.",
            call => Account(call)),
        new(
            "key-predict: filters",
            "The same account with a second candidate who has a pending and a completed assessment in another group, and one with next to nothing filled in.",
            call => Account(call, made: KeyPredictFixtureFilters.Of)),
        new("key-predict: token of some time ago", "Token expiration is on, and the token was issued so many hours ago.", Aged)
        {
            Parameters = [new("hours", 72, "How long ago the token was issued."), new("expiration", true, "Whether Token expiration is on.")],
        },
        new("key-predict: changed password", "The API password was changed: the token and the former password are dead.", Changed),
        new(
            "key-predict: webservice option off",
            "The paid option is not on the contract.",
            call => Account(call, integration => integration with { HasWebserviceOption = false })),
        new("key-predict: integration off", "The integration is not activated.", call => Account(call, integration => integration with { IsActive = false })),
        new("key-predict: few credits", "The account has so many credits.", call => Account(call, credits: call.Number("credits")))
        {
            Parameters = [new("credits", 0, "How many.")],
        },
        new("key-predict: notification", "A candidate has started or completed an assessment, and the notification waits to be let go.", Notification)
        {
            HoldsWebhooks = true,
            Parameters =
            [
                new("act", AssessmentActs.Complete, "What the candidate did.") { OneOf = [AssessmentActs.Start, AssessmentActs.Complete] },
                new("format", Integration.Form, "How the notification is written.") { OneOf = [Integration.Form, Integration.Json] },
                new("url", "http://127.0.0.1:9/listener", "Where the notifications go."),
            ],
        },
    ];

    private static FixtureOutcome Account(FixtureCall call, Func<Integration, Integration>? change = null, int? credits = null, TimeSpan age = default,
        Func<KeyPredictState, Core.Keys.Secrets, long, DateTimeOffset, (KeyPredictState, Dictionary<string, object>)>? made = null)
    {
        var token = call.Moment.Secrets.Hex(KeyPredictSettings.TokenLength);
        var (state, values) = (made ?? KeyPredictFixtureRecords.OneOfEach)(
            call.State<KeyPredictState>().WithToken(token, call.Now - age), call.Moment.Secrets, call.Moment.Seed, call.Now);
        values["token"] = token;
        values["unknownToken"] = call.Moment.Secrets.Hex(KeyPredictSettings.TokenLength);
        values["login"] = state.Integration.Login;
        values["password"] = state.Integration.Password;
        if (change is not null) state = state with { Integrations = state.Integrations.Set(change(state.Integration)) };
        if (credits is { } left) state = state with { Accounts = state.Accounts.Set(state.Account with { Credits = left }) };
        return new FixtureOutcome(
            Change.To(state).Claim([.. state.Assessments.SelectMany(Links.Claims), new Core.Keys.Claim(KeyPredictAccess.TokenClaim, token)]), values);
    }

    private static FixtureOutcome Aged(FixtureCall call) =>
        Account(call, integration => integration with { ExpiresTokens = call.Flag("expiration") }, age: TimeSpan.FromHours(call.Number("hours")));

    private static FixtureOutcome Changed(FixtureCall call)
    {
        var made = Account(call);
        var state = (KeyPredictState)made.Change.State!;
        var password = call.Moment.Secrets.Letters(20);
        state = state with { Integrations = state.Integrations.Set(state.Integration with { Password = password }) };
        state = state.WithoutTokens("the API password was changed", call.Now);
        return made with { Change = made.Change.Then(Change.To(state).Claim(Core.Keys.Claim.Masked(password))) };
    }

    private static FixtureOutcome Notification(FixtureCall call)
    {
        var made = Account(
            call, integration => integration with { StartedUrl = call.Text("url"), CompletedUrl = call.Text("url"), NotificationFormat = call.Text("format") });
        var state = (KeyPredictState)made.Change.State!;
        var pending = state.Assessments.Find((int)made.Values["pendingAssessmentId"])!;
        var act = AssessmentActs.Do(call.Text("act"), call.Moment.On(state), pending, new Dictionary<int, decimal>());
        return made with { Change = made.Change.Then(act.Change) };
    }
}
