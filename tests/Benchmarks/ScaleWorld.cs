using System.Text;
using Emulator.Core.Effects;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Wire;

namespace Benchmarks;

/// <summary>A provider's records, so many of them, and calls that are decided on them without a server: credential, checks, handler, and the answer written
/// out. What a call changes is not kept, so that each meets the same records.</summary>
internal sealed class ScaleWorld(IProvider provider, ProviderState state, Surface surface, IReadOnlyList<KeyValuePair<string, string>> headers)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly RouteTable routes = new(provider.Operations, surface.Name, provider.IgnoresPathCase);
    private readonly IReadOnlyList<Check> checks = provider.ChecksOf(surface);
    private readonly QuotaLedger quotas = new();
    private long decisions;

    /// <summary>The first records of a provider, with accounts and credentials only.</summary>
    public static ProviderState Seeded(IProvider provider) => provider.Seed(new SeedContext("empty", 42, Now, SecretsOf(0), HasFixedCredentials: false)).State!;

    /// <summary>What a decision outside a call looks at.</summary>
    public static Moment MomentOf(ProviderState state) => new(state, Now, static () => SecretsOf(1), 42, static name => "http://127.0.0.1/" + name);

    /// <summary>Decides a call and writes its answer.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="target">The path with the query.</param>
    /// <param name="body">The body; JSON.</param>
    public ReadOnlyMemory<byte> Call(string method, string target, string body = "")
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var request = new Request
        {
            Surface = surface,
            Method = method,
            Path = mark < 0 ? target : target[..mark],
            RawQuery = mark < 0 ? "" : target[(mark + 1)..],
            Headers = headers,
            Body = Encoding.UTF8.GetBytes(body),
            BaseUrl = "http://127.0.0.1" + surface.Prefix,
        };
        var match = routes.Match(request);
        var number = ++decisions;
        var call = new Call(request, state, Now, () => SecretsOf(number), 42)
        {
            Match = match,
            Credential = provider.Identify(request, match),
            Quotas = quotas,
        };
        var (outcome, _) = CheckRunner.Decide(checks, call);
        var answer = outcome.Answer ?? throw new InvalidOperationException($"{method} {target} was refused: {outcome.Refusal!.Detail}");
        return answer.Body;
    }

    private static Secrets SecretsOf(long decision) => new([1, 2, 3], decision);
}

/// <summary>One row of the table: a call at a number of records.</summary>
/// <param name="What">What is called.</param>
/// <param name="Act">Makes the call; the number tells which of like calls it is, so that not always the same record is met.</param>
/// <param name="LooksAtAll">Whether it has to look at each record: then it may grow with them, and what a record costs has a limit.</param>
internal sealed record ScaleCall(string What, Action<int> Act, bool LooksAtAll = false);
