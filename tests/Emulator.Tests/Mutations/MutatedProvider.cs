using System.Text;
using System.Text.Json;
using Emulator.Core.Agenda;
using Emulator.Core.Effects;
using Emulator.Core.Fixtures;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Screens;
using Emulator.Core.State;
using Emulator.Core.Webhooks;
using Emulator.Core.Wire;

namespace Emulator.Tests.Mutations;

/// <summary>A provider with a rule switched off or an answer changed: what an emulator would be that had got it wrong.</summary>
internal sealed class MutatedProvider(IProvider inner) : IProvider
{
    /// <summary>The check that passes whatever the call is.</summary>
    public string? WithoutCheck { get; init; }

    /// <summary>Changes what an operation is asked: its name and the request go in.</summary>
    public Func<string, Request, Request>? Asked { get; init; }

    /// <summary>Changes checks.</summary>
    public Func<Check, Check>? Checks { get; init; }

    /// <summary>Changes what the routes say of operations.</summary>
    public Func<Operation, Operation>? Routes { get; init; }

    /// <summary>Changes what operations answer: their name and answer go in.</summary>
    public Func<string, Answer, Answer>? Answers { get; init; }

    /// <summary>Changes what is sent to the customer.</summary>
    public Func<WebhookCall, WebhookCall>? Webhooks { get; init; }

    /// <summary>Changes what refusals look like.</summary>
    public Func<Answer, Answer>? Words { get; init; }

    public string Name => inner.Name;

    public string Title => inner.Title;

    public string WorkspaceMember => inner.WorkspaceMember;

    public IReadOnlyList<Surface> Surfaces => inner.Surfaces;

    public IReadOnlyList<Operation> Operations =>
        Answers is null && Asked is null && Routes is null ? inner.Operations : [.. inner.Operations.Select(Mutate)];

    public bool IgnoresPathCase => inner.IgnoresPathCase;

    public bool IsLenientAboutPaths => inner.IsLenientAboutPaths;

    public IReadOnlyList<string> SensitiveNames => inner.SensitiveNames;

    public JsonSerializerOptions WireJson => inner.WireJson;

    public IReadOnlyList<Rule> Rules => inner.Rules;

    public IDialect Dialect => Words is null ? inner.Dialect : new MutatedDialect(inner.Dialect, Words);

    public IReadOnlyList<ControlRoute> Control => inner.Control;

    public IReadOnlyList<Fixture> Fixtures => Webhooks is null ? inner.Fixtures : [.. inner.Fixtures.Select(Mutate)];

    public IReadOnlyList<Act> Acts => inner.Acts;

    /// <summary>Changes letters of a body.</summary>
    public static Answer Letters(Answer answer, string from, string to)
    {
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        Assert.Contains(from, text, StringComparison.Ordinal); // A mutation that changes nothing proves nothing.
        return answer with { Body = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)) };
    }

    /// <summary>Changes letters of what is sent.</summary>
    public static WebhookCall Letters(WebhookCall call, string from, string to)
    {
        Assert.Contains(from, call.Body, StringComparison.Ordinal);
        return call with { Body = call.Body.Replace(from, to, StringComparison.Ordinal) };
    }

    public IReadOnlyList<Check> ChecksOf(Surface surface)
    {
        var checks = inner.ChecksOf(surface);
        if (Checks is not null) return [.. checks.Select(Checks)];
        if (WithoutCheck is null) return checks;
        Assert.Contains(checks, check => check.Name == WithoutCheck && check.Judge is not null);
        return [.. checks.Select(check => check.Name == WithoutCheck ? check with { Judge = _ => Judgement.Passed() } : check)];
    }

    public Credential? Identify(Request request, RouteMatch match) => inner.Identify(request, match);

    public Change Seed(SeedContext context) => inner.Seed(context);

    public IEnumerable<ActSubject> People(Moment moment) => inner.People(moment);

    public Happening Run(AgendaEntry entry, Moment moment) => inner.Run(entry, moment);

    public IEnumerable<string> Credentials(ProviderState state) => inner.Credentials(state);

    public string Example(ProviderState state, string root) => inner.Example(state, root);

    public object Describe(Moment moment) => inner.Describe(moment);

    /// <summary>The request without a parameter of its query.</summary>
    public static Request Without(Request request, string parameter) => Like(
        request,
        string.Join('&', request.RawQuery.Split('&').Where(pair => Uri.UnescapeDataString(pair.Split('=')[0]) != parameter)),
        request.Body);

    private static Request Like(Request request, string query, ReadOnlyMemory<byte> body) => new()
    {
        Surface = request.Surface,
        Method = request.Method,
        Whole = request.Whole,
        RawQuery = query,
        Headers = request.Headers,
        Body = body,
        BaseUrl = request.BaseUrl,
        ClientAddress = request.ClientAddress,
    };

    private Operation Mutate(Operation operation) => (Routes?.Invoke(operation) ?? operation) with
    {
        Handler = given =>
        {
            var outcome = operation.Handler(Ask(operation.Name, given));
            return Answers is not null && outcome.Answer is { } answer ? Outcome.Of(Answers(operation.Name, answer), outcome.Change) : outcome;
        },
    };

    private Call Ask(string operation, Call call) => Asked is null || Asked(operation, call.Request) is var asked && ReferenceEquals(asked, call.Request)
        ? call
        : new Call(asked, call.StateRecord, call.Now, () => call.Secrets, call.Seed)
        {
            Surfaces = call.Surfaces,
            Match = call.Match,
            Routes = call.Routes,
            Credential = call.Credential,
            Quotas = call.Quotas,
            Caller = call.Caller,
        };

    private Fixture Mutate(Fixture fixture) => fixture with
    {
        Make = call =>
        {
            var made = fixture.Make(call);
            return made with { Change = made.Change with { Webhooks = [.. made.Change.Webhooks.Select(Webhooks!)] } };
        },
    };

    private sealed class MutatedDialect(IDialect inner, Func<Answer, Answer> words) : IDialect
    {
        public Answer Refuse(Refusal refusal, Request request) => words(inner.Refuse(refusal, request));

        public Answer Finish(Answer answer, Call call) => inner.Finish(answer, call);
    }
}
