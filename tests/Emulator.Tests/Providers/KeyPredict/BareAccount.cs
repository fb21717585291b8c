using System.Text;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>An account without server and workspace: calls are decided on a state that the test holds in its hand.</summary>
internal static class BareAccount
{
    public const string Token = "a-token-of-the-test";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly KeyPredictProvider Provider = new();
    private static readonly RouteTable Routes = new(Provider.Operations, KeyPredictProvider.SurfaceName, ignoreCase: false);

    /// <summary>The demo of a seed.</summary>
    public static KeyPredictState Demo(long seed = 42) => (KeyPredictState)Provider.Seed(new SeedContext("demo", seed, Now, NewSecrets(1), true)).State!;

    public static Secrets NewSecrets(long decision) => new([1, 2, 3], decision);

    /// <summary>What a decision outside a call looks at.</summary>
    public static Moment MomentOf(KeyPredictState state) => new(state, Now, () => NewSecrets(1_000), 42, _ => "http://127.0.0.1/keypredict");

    public static Request Get(string target, string? token = Token) => Call("GET", target, token, "", null);

    public static Request Post(string target, string body, string type = "application/json", string? token = Token) => Call("POST", target, token, body, type);

    /// <summary>Decides a call as the pipeline does.</summary>
    /// <param name="state">The records.</param>
    /// <param name="request">The call.</param>
    /// <param name="decision">The number of the decision: its secrets are those of no other.</param>
    public static (Outcome Outcome, Verdict Verdict) Decide(KeyPredictState state, Request request, long decision = 2)
    {
        var match = Routes.Match(request);
        var call = new Call(request, state, Now, () => NewSecrets(decision), 42)
        {
            Match = match,
            Credential = Provider.Identify(request, match),
            Quotas = new QuotaLedger(),
        };
        return CheckRunner.Decide(KeyPredictAccess.Checks(request.Surface), call);
    }

    /// <summary>The text of a success.</summary>
    public static string TextOf(Outcome outcome) =>
        outcome.Answer is { } answer ? Encoding.UTF8.GetString(answer.Body.Span) : throw new InvalidOperationException(outcome.Refusal!.Detail);

    private static Request Call(string method, string target, string? token, string body, string? type)
    {
        var mark = target.IndexOf('?');
        var headers = new List<KeyValuePair<string, string>>();
        if (token is not null) headers.Add(new("WWW-Authenticate", token));
        if (type is not null) headers.Add(new("Content-Type", type));
        return new Request
        {
            Surface = Provider.Surfaces[0],
            Method = method,
            Path = mark < 0 ? target : target[..mark],
            RawQuery = mark < 0 ? "" : target[(mark + 1)..],
            Headers = headers,
            Body = Encoding.UTF8.GetBytes(body),
            BaseUrl = "http://127.0.0.1/keypredict",
        };
    }
}
