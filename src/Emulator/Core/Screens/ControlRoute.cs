using System.Collections.Immutable;
using Emulator.Core.Effects;

namespace Emulator.Core.Screens;

/// <summary>What the vendor's own screens and staff do, offered under <c>/_emulator/workspaces/{ws}/{provider}/…</c>. Decided in
/// the gate, pure like a handler.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Template">The path after the provider's name, e.g. <c>users/{id}/secret</c>.</param>
/// <param name="Summary">One sentence for the OpenAPI document.</param>
/// <param name="BodyType">The wire record of the body, or null when there is none. Unknown members and wrong types are
/// refused before the handler is asked.</param>
/// <param name="Decide">Decides.</param>
public sealed record ControlRoute(string Method, string Template, string Summary, Type? BodyType, Func<ControlCall, ControlOutcome> Decide)
{
    /// <summary>The statuses that it may answer, for the OpenAPI document; those for a wrong body and for a name that
    /// is not there come with its form.</summary>
    public ImmutableArray<int> Answers { get; init; } = [200];

    /// <summary>A route with a body.</summary>
    public static ControlRoute With<TBody>(string method, string template, string summary, Func<ControlCall, TBody, ControlOutcome> decide)
        where TBody : class => new(method, template, summary, typeof(TBody), call => decide(call, (TBody)call.Body!));

    /// <summary>A route without a body.</summary>
    public static ControlRoute Plain(string method, string template, string summary, Func<ControlCall, ControlOutcome> decide) =>
        new(method, template, summary, null, decide);

    /// <summary>The route with the statuses that it may answer.</summary>
    public ControlRoute Answering(params ReadOnlySpan<int> statuses) => this with { Answers = [.. statuses] };
}

/// <summary>A call to a <see cref="ControlRoute"/>.</summary>
/// <param name="Moment">The provider's records, the instant, fresh secrets.</param>
/// <param name="Route">The values of the template's names, decoded.</param>
/// <param name="Query">The query's parameters; the last of a repeated one.</param>
/// <param name="Body">The body, bound to the route's type.</param>
public sealed record ControlCall(Moment Moment, IReadOnlyDictionary<string, string> Route, IReadOnlyDictionary<string, string> Query, object? Body);
