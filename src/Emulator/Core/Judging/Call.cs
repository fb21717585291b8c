using Emulator.Core.Effects;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Wire;

namespace Emulator.Core.Judging;

/// <summary>One call being decided: what arrived, the records as they are, the instant, and what the checks have found so far.</summary>
/// <param name="request">What arrived.</param>
/// <param name="state">The provider's records.</param>
/// <param name="now">The instant, by the workspace's clock.</param>
/// <param name="secrets">Makes fresh secrets for this decision.</param>
/// <param name="seed">The workspace's seed.</param>
public sealed class Call(Request request, ProviderState state, DateTimeOffset now, Func<Secrets> secrets, long seed) : Moment(state, now, secrets, seed)
{
    /// <summary>What arrived.</summary>
    public Request Request { get; } = request;

    /// <summary>The provider's surfaces.</summary>
    public IReadOnlyList<Surface> Surfaces { get; init; } = [];

    /// <summary>What the route table says.</summary>
    public required RouteMatch Match { get; init; }

    /// <summary>Where the nearest path is looked for when this one is unknown; null for nowhere.</summary>
    public RouteTable? Routes { get; init; }

    /// <summary>The credential that was found in the call, unjudged, or null.</summary>
    public Credential? Credential { get; init; }

    /// <summary>The counters of the workspace's quotas, to be looked at; the commit counts.</summary>
    public required QuotaLedger Quotas { get; init; }

    /// <summary>What the call counts against when it is committed; null when nothing has counted it, or the quota is used up.</summary>
    public QuotaUse? Counted { get; private set; }

    /// <summary>Who calls; set by the check that finds the credential good.</summary>
    public Caller? Caller { get; set; }

    /// <summary>The operation; only to be asked after the route check has passed.</summary>
    public Operation Operation => Match.Operation ?? throw new InvalidOperationException("The route check comes before this.");

    /// <inheritdoc/>
    public override string Address(string surface) =>
        Request.Surface.Name == surface ? Request.BaseUrl : Request.AddressOf(Surfaces.First(one => one.Name == surface));

    /// <summary>What the caller may do; only to be asked after the credential's check has passed.</summary>
    public TGrant Grant<TGrant>() => (TGrant)(Caller?.Grant ?? throw new InvalidOperationException("The credential's check comes before this."));

    /// <summary>Whether the call is within a quota. It counts when the decision is committed, also when a later check refuses it.</summary>
    public QuotaReading Count(QuotaUse use)
    {
        var reading = Quotas.Look(use, Now);
        Counted = reading.IsTaken ? use : null;
        return reading;
    }

    /// <summary>What a reader makes of the request: the first half of a handler, which runs outside the gate and only once.</summary>
    public T Read<T>(Func<Request, T> read)
        where T : class => Request.Prepared(read, static (request, read) => read(request));

    /// <summary>As <see cref="Read{T}"/>, with what the reader needs besides.</summary>
    public T Read<TWith, T>(TWith with, Func<Request, TWith, T> read)
        where T : class => Request.Prepared(with, read);

    /// <summary>The decoded value of a name in the route's template.</summary>
    public string Route(string name) => Match.Values[name];

    /// <summary>The check that every provider has: the path and the verb are known, and the operation is emulated.</summary>
    public static Judgement JudgeRoute(Call call) => call.Match switch
    {
        { Operation.State: OperationState.Unsupported } known => new Refusal(
            RefusalKind.Unsupported,
            $"The provider has the operation “{known.Operation!.Name}”; the emulator does not play it yet.",
            "GET /_emulator/coverage lists what is emulated."),
        { Operation: { } operation } => Judgement.Passed(operation.Name),
        { IsKnownPath: true } known => new Refusal(
            RefusalKind.WrongMethod,
            $"{call.Request.Method} is not offered on {call.Request.Path}; {string.Join(", ", known.AllowedMethods)} is.",
            $"Use {string.Join(" or ", known.AllowedMethods)}."),
        _ => new Refusal(
            RefusalKind.UnknownRoute,
            $"No operation has the path {call.Request.Path}.",
            call.Routes?.NearestTo(call.Request.Method, call.Request.Segments, []) is { Path: var nearest }
                ? $"The nearest path is {call.Request.BaseUrl}{nearest}; GET /_emulator/coverage lists all."
                : "GET /_emulator/coverage lists the paths."),
    };
}

/// <summary>Who calls, once the credential has been found good.</summary>
/// <param name="Name">For the journal: who it is, without the secret.</param>
/// <param name="Grant">The provider's record of what the caller may do.</param>
public readonly record struct Caller(string Name, object Grant);
