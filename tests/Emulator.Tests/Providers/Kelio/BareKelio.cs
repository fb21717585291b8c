using System.Text;
using System.Text.Json;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Tests.Providers.Kelio;

/// <summary>The sandbox without a server: each call is read and decided outside the gate, and then decided again inside it, which must come to the
/// same.</summary>
internal sealed class BareKelio
{
    private readonly QuotaLedger quotas = new();
    private readonly List<AgendaEntry> entries = [];
    private long decisions;

    public BareKelio(string fixture)
    {
        var seeded = Provider.Seed(new SeedContext(fixture, 42, KelioCalls.Start, SecretsOf(0), HasFixedCredentials: false));
        State = (KelioState)seeded.State!;
        entries.AddRange(seeded.Entries);
    }

    /// <summary>The provider, with all that can be switched on.</summary>
    public static KelioProvider Provider { get; } =
        new(new KelioSettings { OffersCustomerApplications = true, OffersJobBoardReads = true, QuotaPerMinute = int.MaxValue });

    /// <summary>The records as they are.</summary>
    public KelioState State { get; set; }

    /// <summary>The operations that were called.</summary>
    public HashSet<string> Called { get; } = [];

    public (int Status, string Text) Call(string method, string path, object? body = null, string kind = KelioKey.Customer)
    {
        var request = RequestOf(method, path, body, kind);
        var match = new RouteTable(Provider.Operations, KelioEnvironment.Sandbox, Provider.IgnoresPathCase).Match(request);
        var credential = Provider.Identify(request, match);
        var (secrets, checks) = (++decisions, Provider.ChecksOf(request.Surface));
        var outcome = Decide();
        Outcome again;
        using (InGate.Enter()) again = Decide();
        Called.Add(match.Operation!.Name);
        if (again.Change.State is { } after) State = (KelioState)after;
        entries.AddRange(again.Change.Entries);
        var shown = Shown(again);
        Assert.Equal(Shown(outcome), shown);
        return shown;

        Outcome Decide() => CheckRunner.Decide(checks, new Call(request, State, KelioCalls.Start, () => SecretsOf(secrets), 42)
        {
            Match = match,
            Credential = credential,
            Quotas = quotas,
        }).Outcome;

        (int, string) Shown(Outcome of)
        {
            var answer = of.Answer ?? Provider.Dialect.Refuse(of.Refusal!, request);
            return (answer.Status, Encoding.UTF8.GetString(answer.Body.Span));
        }
    }

    /// <summary>Lets all that is on the agenda come, inside the gate.</summary>
    public void RunAgenda()
    {
        foreach (var entry in entries)
        {
            using var _ = InGate.Enter();
            var moment = new Moment(State, entry.Due, () => SecretsOf(++decisions), 42, static surface => "http://kelio.test/" + surface);
            if (Provider.Run(entry, moment).Change.State is { } after) State = (KelioState)after;
        }

        entries.Clear();
    }

    private static Secrets SecretsOf(long decision) => new(new byte[32], decision);

    private Request RequestOf(string method, string path, object? body, string kind)
    {
        var key = State.FirstKey(KelioEnvironment.Sandbox, kind)!;
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        return new Request
        {
            Surface = KelioEnvironment.Surfaces[0],
            Method = method,
            Path = "/v2" + (mark < 0 ? path : path[..mark]),
            RawQuery = mark < 0 ? "" : path[(mark + 1)..],
            BaseUrl = "http://kelio.test",
            Headers =
            [
                new("Authorization", "Bearer " + new TestKey(key.Environment, key.Kind, key.PrivateKey, key.SecretKey).Token()),
                new("Content-Type", "application/json"),
            ],
            Body = body switch { null => default, string text => Encoding.UTF8.GetBytes(text), _ => JsonSerializer.SerializeToUtf8Bytes(body) },
        };
    }
}
