namespace Emulator.Core.Judging;

/// <summary>Walks a provider's checks in the provider's order, then lets the operation's handler decide. The one runner for all providers.</summary>
public static class CheckRunner
{
    /// <summary>Decides a call. Exactly one line of a refused call is failed; the lines after it are skipped.</summary>
    /// <param name="checks">The checks in the provider's order; those without a judge are the handler's own.</param>
    /// <param name="call">The call, on one state at one instant.</param>
    /// <param name="lines">Where the lines are written, one for each check; null for a place of their own.</param>
    public static (Outcome Outcome, Verdict Verdict) Decide(IReadOnlyList<Check> checks, Call call, CheckLine[]? lines = null)
    {
        lines ??= new CheckLine[checks.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            if (checks[i].Judge is not { } judge)
            {
                lines[i] = new CheckLine(checks[i], CheckOutcome.Passed, default);
                continue;
            }

            var judgement = judge(call);
            Put(ref lines[i], checks[i], judgement);
            if (judgement.Refusal is { } refused) return Refuse(lines, i, checks, Misdirected.Told(refused, call.Request) with { Check = checks[i].Name });
        }

        var outcome = call.Operation.Handler(call);
        if (outcome.Refusal is not { } refusal) return (outcome, new Verdict(lines, null));
        for (var at = 0; at < lines.Length; at++)
            if (checks[at].Name == refusal.Check) return Refuse(lines, at, checks, refusal);
        throw new InvalidOperationException($"“{call.Operation.Name}” refuses by the check “{refusal.Check}”, which its surface does not list.");
    }

    /// <summary>Most checks say nothing, and most lines that are lent said nothing before: what is empty is not copied over what is empty.</summary>
    internal static void Put(ref CheckLine line, Check check, in Judgement judgement)
    {
        if (line.Detail.IsNothing && judgement.Detail.IsNothing) (line.Check, line.Outcome) = (check, judgement.Outcome);
        else line = new CheckLine(check, judgement.Outcome, judgement.Detail);
    }

    private static (Outcome, Verdict) Refuse(CheckLine[] lines, int at, IReadOnlyList<Check> checks, Refusal refusal)
    {
        lines[at] = new CheckLine(checks[at], CheckOutcome.Failed, refusal.Detail);
        for (var i = at + 1; i < lines.Length; i++) lines[i] = new CheckLine(checks[i], CheckOutcome.Skipped, default);
        return (refusal, new Verdict(lines, refusal.Fix));
    }
}
