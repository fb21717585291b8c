using System.Text;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>A PI system without server and workspace: its records, and calls that are decided on them one by one.</summary>
internal sealed class BarePi
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PredictiveIndexProvider Provider = new();
    private static readonly Dictionary<string, RouteTable> Routes =
        Provider.Surfaces.ToDictionary(surface => surface.Name, surface => new RouteTable(Provider.Operations, surface.Name, Provider.IgnoresPathCase));

    private readonly byte[] secret = new byte[32];
    private readonly long seed;
    private long decisions;

    public BarePi(string fixture = "demo", long seed = 42)
    {
        this.seed = seed;
        State = (PredictiveIndexState)Provider.Seed(new SeedContext(fixture, seed, Now, new Secrets(secret, decisions++), HasFixedCredentials: false)).State!;
        Change(account => account with { RequestsPerMinute = 1_000_000 });
    }

    /// <summary>The records as they are.</summary>
    public PredictiveIndexState State { get; private set; }

    /// <summary>A behavioral assessment that was opened and not started.</summary>
    public Assessment Opened => State.Assessments.In(PredictiveIndexState.AssessmentsOfKind, AssessmentKind.Behavioral)
        .First(assessment => assessment.StateAt(Now) is AssessmentState.Opened);

    public void Change(Func<Account, Account> change) => State = State with { Account = State.Account.Set(change(State.Account.Value)) };

    /// <summary>Puts a person and an assessment there, without a call.</summary>
    public void Put(Person person, Assessment assessment) => State = State.With(person, assessment);

    /// <summary>A call, decided; what changes is kept.</summary>
    public Answer Send(
        string method,
        string path,
        string? body = null,
        Role role = Role.AccountOwner,
        string surface = PredictiveIndexProvider.Legacy,
        string type = "application/json")
    {
        var request = Request(method, path, body, role, surface, type);
        return Decide(request).Answer;
    }

    /// <summary>A call as it arrives.</summary>
    public Request Request(
        string method,
        string path,
        string? body,
        Role role = Role.AccountOwner,
        string surface = PredictiveIndexProvider.Legacy,
        string type = "application/json")
    {
        var parts = path.Split('?', 2);
        return new Request
        {
            Surface = Provider.Surfaces.Single(one => one.Name == surface),
            Method = method,
            Path = parts[0],
            RawQuery = parts.Length == 2 ? parts[1] : "",
            Headers = [new("api-key", State.KeyHolder(role)!.ApiKey!), new("Content-Type", type)],
            Body = Encoding.UTF8.GetBytes(body ?? ""),
            BaseUrl = "http://pi.test",
        };
    }

    /// <summary>Decides a call on the records as they are.</summary>
    public (Answer Answer, Change Change) Decide(Request request, bool isKept = true)
    {
        var match = Routes[request.Surface.Name].Match(request);
        var call = new Call(request, State, Now, () => new Secrets(secret, decisions++), seed)
        {
            Match = match,
            Credential = Provider.Identify(request, match),
            Quotas = new QuotaLedger(),
        };
        var (outcome, _) = CheckRunner.Decide(Provider.ChecksOf(request.Surface), call);
        if (isKept && outcome.Change.State is PredictiveIndexState after) State = after;
        return (outcome.Answer ?? Provider.Dialect.Refuse(outcome.Refusal!, request), outcome.Change);
    }

    public static string Text(Answer answer) => Encoding.UTF8.GetString(answer.Body.Span);
}
