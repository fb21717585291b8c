using Contracts.Control;
using Emulator.Control.Calls;
using Emulator.Core.Clock;
using Emulator.Core.Workspaces;

namespace Emulator.Control.Time;

/// <summary>The clock of a workspace.</summary>
internal static class ClockApi
{
    public static void Map(RouteGroupBuilder workspace)
    {
        workspace.MapGet("/clock", Read).WithSummary("The clock").Produces<ClockView>();
        workspace.MapPost("/clock/advance", (Delegate)AdvanceAsync).WithSummary("Run what falls due on the way to a later instant")
            .Accepts<AdvanceRequest>("application/json").Produces<AdvanceReport>().Refuses(409, 422);
        workspace.MapPost("/clock/freeze", (HttpContext context) => Set(context, clock => clock.Go(ClockMode.Frozen)))
            .WithSummary("Stand still").Produces<ClockView>();
        workspace.MapPost("/clock/resume", (HttpContext context) => Set(context, clock => clock.Go(ClockMode.Live)))
            .WithSummary("Run on in real time").Produces<ClockView>();
        workspace.MapPost("/clock/scale", (Delegate)ScaleAsync).WithSummary("Run on faster or slower than real time")
            .Accepts<ScaleRequest>("application/json").Produces<ClockView>();
    }

    /// <summary>The clock as it is shown.</summary>
    public static ClockView View(Workspace workspace) => new(
        workspace.Clock.Mode.ToString().ToLowerInvariant(),
        workspace.Clock.Now,
        workspace.Clock.Factor,
        workspace.Current.Agenda.Next is { } next ? new NextDueView(next.Due, next.Kind) : null);

    /// <summary>What is wrong with a factor, or null.</summary>
    public static string? FactorMistake(double factor) =>
        factor is > 0 and <= WorkspaceClock.LargestFactor ? null : $"above 0, at most {WorkspaceClock.LargestFactor:0}";

    /// <summary>What is wrong with an instant, or null.</summary>
    public static string? InstantMistake(DateTimeOffset instant) =>
        instant >= WorkspaceClock.Earliest && instant < WorkspaceClock.End ? null : "an instant from 1980 to 2199";

    private static IResult Read(HttpContext context) => ControlApi.Json(View(context.Workspace()));

    private static IResult Set(HttpContext context, Action<WorkspaceClock> set)
    {
        var workspace = context.Workspace();
        workspace.SetClock(set);
        return ControlApi.Json(View(workspace));
    }

    private static async Task<IResult> ScaleAsync(HttpContext context)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<ScaleRequest>(context);
        if (wanted is null) return refusal!;
        if (FactorMistake(wanted.Factor) is { } mistake) return Problems.BadMember("factor", mistake);
        var workspace = context.Workspace();
        workspace.SetClock(clock => clock.Go(ClockMode.Scaled, wanted.Factor));
        return ControlApi.Json(View(workspace));
    }

    private static async Task<IResult> AdvanceAsync(HttpContext context, Masks masks)
    {
        var (wanted, refusal) = await ControlBody.ReadAsync<AdvanceRequest>(context);
        if (wanted is null) return refusal!;
        var workspace = context.Workspace();
        var clock = workspace.Clock;
        Func<Workspace, DateTimeOffset?> target;
        switch (wanted)
        {
            case { By: { } by, To: null, ToNext: null }:
                if (by.IsNegative) return Problems.Unprocessable("by is negative: a clock never goes back. Restore a snapshot instead.");
                if (by.After(clock.Now) >= WorkspaceClock.End) return Problems.BadMember("by", "further than the year 2199");
                target = workspace => by.After(workspace.Clock.Now);
                break;
            case { By: null, To: { } to, ToNext: null }:
                if (to < clock.Now)
                    return Problems.Unprocessable(
                        $"to is before the workspace's instant, {clock.Now:yyyy-MM-ddTHH:mm:ss.fffZ}: a clock never goes back. Restore a snapshot instead.");
                if (InstantMistake(to) is { } outside) return Problems.BadMember("to", outside);
                target = _ => to;
                break;
            case { By: null, To: null, ToNext: true }:
                // What lies beyond the years of a clock is never gone to.
                target = workspace => workspace.Current.Agenda.Next is { } next && InstantMistake(next.Due) is null ? next.Due : null;
                break;
            default:
                return OneOnly(wanted);
        }

        // An actor that moves the clock must not wait for itself.
        var isByActor = workspace.Runner.IsActor(context.Request.Headers[AgendaRunner.ActorHeader]);
        try
        {
            // The journey is the workspace's: it goes to its end, and is told in the timeline, also when the caller hangs up.
            var mask = masks.Of(workspace);
            var ran = await workspace.Runner.TravelAsync(target, isByActor);
            return ControlApi.Json(new AdvanceReport(clock.Now, [.. ran.Select(run => new RanView(run.At, run.Kind, mask.Text(run.Summary)))]));
        }
        catch (JourneyEndedException ended)
        {
            return Problems.Conflict(ended.Message);
        }
    }

    private static IResult OneOnly(AdvanceRequest wanted)
    {
        const string Wanted = "exactly one of by (a duration), to (an instant) and toNext (true) is wanted";
        var given = new (string Name, bool IsGiven)[] { ("by", wanted.By is not null), ("to", wanted.To is not null), ("toNext", wanted.ToNext is not null) };
        var named = given.Where(one => one.IsGiven || given.All(other => !other.IsGiven));
        return Problems.BadRequest(Wanted, named.ToDictionary(one => one.Name, _ => new[] { Wanted }));
    }
}
