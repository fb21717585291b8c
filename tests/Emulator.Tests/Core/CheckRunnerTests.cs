using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Wire;

namespace Emulator.Tests.Core;

public class CheckRunnerTests
{
    private static readonly Provenance Basis = Provenance.Inferred("a test");

    [Fact]
    public void A_call_that_meets_all_checks_has_a_line_for_each()
    {
        var (outcome, verdict) = CheckRunner.Decide(
            [Passing("key"), new Check("scope", Basis, _ => Judgement.Skipped("needs none")), Own("record")], Call(_ => Answer.Empty(200)));
        Assert.Equal(200, outcome.Answer!.Status);
        Assert.Equal([CheckOutcome.Passed, CheckOutcome.Skipped, CheckOutcome.Passed], verdict.Lines.Select(line => line.Outcome));
        Assert.Null(verdict.Fix);
    }

    [Fact]
    public void The_first_failing_check_refuses_and_those_after_it_are_skipped()
    {
        var isHandled = false;
        var (outcome, verdict) = CheckRunner.Decide(
            [Passing("key"), new Check("scope", Basis, _ => new Refusal(RefusalKind.Forbidden, "no scope", "ask for it")), Passing("body"), Own("record")],
            Call(_ =>
            {
                isHandled = true;
                return Answer.Empty(200);
            }));
        Assert.False(isHandled);
        Assert.Equal(RefusalKind.Forbidden, outcome.Refusal!.Kind);
        Assert.Equal("scope", outcome.Refusal.Check);
        Assert.Equal([CheckOutcome.Passed, CheckOutcome.Failed, CheckOutcome.Skipped, CheckOutcome.Skipped], verdict.Lines.Select(line => line.Outcome));
        Assert.Equal("ask for it", verdict.Fix);
    }

    [Fact]
    public void A_handlers_refusal_fails_the_check_that_it_names_and_changes_nothing()
    {
        var (outcome, verdict) = CheckRunner.Decide(
            [Passing("key"), Own("body"), Own("record"), Own("validation")],
            Call(_ => new Refusal(RefusalKind.NotFound, "no record 7", "create it") { Check = "record" }));
        Assert.Same(Change.None, outcome.Change);
        Assert.Equal([CheckOutcome.Passed, CheckOutcome.Passed, CheckOutcome.Failed, CheckOutcome.Skipped], verdict.Lines.Select(line => line.Outcome));
    }

    [Fact]
    public void A_handler_that_names_no_check_of_its_surface_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() =>
            CheckRunner.Decide([Own("body")], Call(_ => new Refusal(RefusalKind.NotFound, "", "") { Check = "nothing" })));

    [Fact]
    public void An_operation_that_is_not_emulated_is_refused_by_its_name()
    {
        var call = Call(Operation.Unsupported("list things", "GET", "/", Basis));
        var (outcome, _) = CheckRunner.Decide([new Check("route", Basis, Emulator.Core.Judging.Call.JudgeRoute)], call);
        Assert.Equal(RefusalKind.Unsupported, outcome.Refusal!.Kind);
        Assert.Contains("list things", outcome.Refusal.Detail);
    }

    private static Check Passing(string name) => new(name, Basis, _ => Judgement.Passed());

    private static Check Own(string name) => new(name, Basis, null);

    private static Call Call(Func<Call, Outcome> handler) => Call(new Operation("test", "GET", "/", Basis, handler));

    private static Call Call(Operation operation) => new(
        new Request { Surface = new Surface("main", "/x", "x.test"), Method = "GET", Path = "/", BaseUrl = "http://x.test" },
        new NoState(),
        default,
        () => new Secrets(new byte[32], 1),
        0)
    {
        Match = new RouteMatch(operation, RouteValues.None, ["GET"]),
        Quotas = new QuotaLedger(),
    };

    private sealed record NoState : ProviderState
    {
    }
}
