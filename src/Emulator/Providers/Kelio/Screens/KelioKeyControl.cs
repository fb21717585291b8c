using System.Collections.Immutable;
using System.Text;
using Contracts.Kelio;
using Emulator.Core.Effects;
using Emulator.Core.Screens;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Screens;

/// <summary>What the vendor's staff does with keys: issue, change, revoke.</summary>
internal sealed class KelioKeyControl(KelioSettings settings)
{
    private const int ShortestSecret = 16, LongestSecret = 512;
    private static readonly string[] Kinds = [KelioKey.Customer, KelioKey.JobBoard];

    public IReadOnlyList<ControlRoute> Routes =>
    [
        ControlRoute.Plain(
            "GET", "scopes", "The scopes that a key of each kind can hold.", _ => ControlOutcome.Ok(Kinds.ToDictionary(kind => kind, KelioSettings.ScopesOf))),
        ControlRoute.With<KelioKeyRequest>("POST", "keys", "Issues a key pair.", Issue).Answering(201),
        ControlRoute.With<KelioKeyChange>("PATCH", "keys/{privateKey}", "Changes scopes and quota of a key, or switches it off and on.", Alter),
        ControlRoute.Plain("DELETE", "keys/{privateKey}", "Revokes a key; its tokens die at once.", Revoke).Answering(204),
    ];

    /// <summary>The provider's part of the workspace's body.</summary>
    public static KelioWorkspace Describe(Moment moment, KelioSettings settings)
    {
        var state = moment.State<KelioState>();
        return new KelioWorkspace(
            Environment(KelioEnvironment.Sandbox),
            Environment(KelioEnvironment.Production),
            [.. state.Keys.Rows.Select(key => Show(key, state, settings))]);

        KelioEnvironmentBody Environment(string name)
        {
            var company = state.AccountOf(name);
            return new(moment.Address(name) + KelioRoutes.Version, KelioEnvironment.AudienceOf(name), company.Id, company.Slug);
        }
    }

    private static KelioKeyBody Show(KelioKey key, KelioState state, KelioSettings settings) =>
        new(key.Environment, key.Kind, key.PrivateKey, key.SecretKey, key.Scopes, key.QuotaPerMinute ?? settings.QuotaPerMinute, key.IsEnabled)
        {
            JobBoard = key.ChannelId is { } channel ? state.Channels.Find(channel)!.Value : null,
        };

    private static KelioKey? Find(ControlCall call) => call.Moment.State<KelioState>().KeyOf(call.Route["privateKey"]);

    private static ControlOutcome Revoke(ControlCall call) => Find(call) is { } key
        ? ControlOutcome.NoContent(Change.To(call.Moment.State<KelioState>().Without(key)))
        : ControlOutcome.NotFound("No key has this private key.");

    private static string? ScopesProblem(IReadOnlyList<string>? scopes, string? kind)
    {
        if (scopes is null) return "must be a list of scopes";
        if (kind is not (KelioKey.Customer or KelioKey.JobBoard)) return null;
        var allowed = KelioSettings.ScopesOf(kind);
        return scopes.FirstOrDefault(scope => !allowed.Contains(scope)) is { } strange
            ? $"a {kind} key cannot hold “{strange}”; it may hold {string.Join(", ", allowed)}"
            : scopes.Contains(null!) ? "must be a list of scopes" : null;
    }

    private static string? SecretProblem(string? secret) =>
        secret is null || Encoding.UTF8.GetByteCount(secret) is >= ShortestSecret and <= LongestSecret
            ? null
            : FormattableString.Invariant($"must be {ShortestSecret} to {LongestSecret} bytes in UTF-8");

    private static string? QuotaProblem(int? quota) => quota < 1 ? "must be at least 1" : null;

    private static string? JobBoardProblem(KelioKeyRequest asked)
    {
        if (asked.JobBoard is not { } name) return null;
        if (asked.Kind == KelioKey.Customer) return "is for keys of the kind jobboard";
        var isGood = name.Length is > 0 and <= 50 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-');
        if (name.StartsWith("career_", StringComparison.Ordinal)) return "must not begin with career_, as the channels of career sites do";
        return isGood ? null : "must be 1 to 50 lower-case letters, digits, hyphens and underscores";
    }

    private static Dictionary<string, string[]> Problems(params ReadOnlySpan<(string Member, string? Problem)> judged)
    {
        var problems = new Dictionary<string, string[]>();
        foreach (var (member, problem) in judged)
            if (problem is not null) problems[member] = [problem];
        return problems;
    }

    // Each job board key is a job board of its own, unless it names one.
    private static Channel JobBoard(KelioState state, KelioIds ids, string environment, string? name)
    {
        if (name is not null && state.JobBoardOf(environment, name) is { } known) return known;
        var id = ids.Channel();
        var value = name ?? FormattableString.Invariant($"jobboard_{id}");
        return new Channel(id, environment, null, value, $"Job board {value}");
    }

    private ControlOutcome Issue(ControlCall call, KelioKeyRequest asked)
    {
        var problems = Problems(
            ("environment", KelioEnvironment.Exists(asked.Environment) ? null : "must be sandbox or production"),
            ("kind", asked.Kind is KelioKey.Customer or KelioKey.JobBoard ? null : "must be customer or jobboard"),
            ("scopes", ScopesProblem(asked.Scopes, asked.Kind)),
            ("quotaPerMinute", QuotaProblem(asked.QuotaPerMinute)),
            ("secretKey", SecretProblem(asked.SecretKey)),
            ("jobBoard", JobBoardProblem(asked)));
        if (problems.Count > 0) return ControlOutcome.BadRequest(problems);

        var (state, secrets) = (call.Moment.State<KelioState>(), call.Moment.Secrets);
        var ids = new KelioIds(state.Ids);
        var board = asked.Kind == KelioKey.JobBoard ? JobBoard(state, ids, asked.Environment!, asked.JobBoard) : null;
        var company = board is null ? state.AccountOf(asked.Environment!).Id : (int?)null;
        var key = new KelioKey(
            ids.Key(), asked.Environment!, asked.Kind!, secrets.Guid(),
            asked.SecretKey ?? secrets.Letters(26), [.. asked.Scopes!.Distinct()], asked.QuotaPerMinute,
            IsEnabled: true, company, board?.Id);
        state = (state with { Ids = ids.Sequence, Channels = board is null ? state.Channels : state.Channels.Put(board) }).With(key);
        return ControlOutcome.Created(Show(key, state, settings), Change.To(state).Claim(KelioSeed.ClaimsOf(key)));
    }

    private ControlOutcome Alter(ControlCall call, KelioKeyChange asked)
    {
        if (Find(call) is not { } key) return ControlOutcome.NotFound("No key has this private key.");
        var problems = Problems(
            ("scopes", asked.Scopes.IsGiven ? ScopesProblem(asked.Scopes.Value, key.Kind) : null),
            ("quotaPerMinute", QuotaProblem(asked.QuotaPerMinute.Value)),
            ("enabled", asked.Enabled is { IsGiven: true, Value: null } ? "must be true or false" : null));
        if (problems.Count > 0) return ControlOutcome.BadRequest(problems);
        var changed = key with
        {
            Scopes = asked.Scopes.IsGiven ? [.. asked.Scopes.Value!.Distinct()] : key.Scopes,
            QuotaPerMinute = asked.QuotaPerMinute.Or(key.QuotaPerMinute),
            IsEnabled = asked.Enabled.Or(key.IsEnabled)!.Value,
        };
        var state = call.Moment.State<KelioState>().With(changed);
        return ControlOutcome.Ok(Show(changed, state, settings), Change.To(state));
    }
}
