using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Soak;

/// <summary>How processes end in the midst of traffic, streams that nobody reads and receivers that hang: one is killed and another takes its port, one is
/// asked to end.</summary>
internal static class SoakEnd
{
    private const int Streams = 8;

    /// <summary>Nobody waits longer for a process that is to end; a container's runtime waits a third of it.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Under = TimeSpan.FromSeconds(3);

    /// <summary>Ends the process, and one that is made for that.</summary>
    /// <param name="assembly">The emulator.</param>
    /// <param name="settings">What the other is started with.</param>
    /// <param name="child">The process that is asked to end.</param>
    /// <param name="traffic">Its traffic.</param>
    /// <param name="live">Its workspace whose streams are opened.</param>
    /// <param name="goodUrl">A receiver that answers.</param>
    /// <param name="hungUrl">One that does not.</param>
    /// <returns>What went wrong, a sentence each; and how long the end took.</returns>
    public static async Task<(IReadOnlyList<string> Wrong, TimeSpan Took)> RunAsync(
        string assembly, string[] settings, SoakChild child, SoakTraffic traffic, SoakTarget live, string goodUrl, string hungUrl)
    {
        var wrong = new List<string>();
        using var stop = new CancellationTokenSource();
        using var streams = await UnreadStreams.OpenAsync(new Uri(child.Address), live.Path, Streams);
        var users = traffic.RunAsync(30, stop.Token);
        wrong.AddRange(await KillAsync(assembly, settings, goodUrl, hungUrl));
        if (users.IsCompleted) wrong.Add($"The traffic ended when another process was killed: {users.Exception?.InnerException?.Message}");
        var mark = Stopwatch.GetTimestamp();
        var code = await child.TerminateAsync(Guard);
        var took = Stopwatch.GetElapsedTime(mark);
        if (code != 0) wrong.Add($"Asked to end, it ended with {code?.ToString(CultureInfo.InvariantCulture) ?? "nothing in half a minute"}.");
        wrong.AddRange(await FadeAsync(users));
        return (wrong, took);
    }

    /// <summary>Kills a process with all that going on; the next one on its port is ready, knows nothing of it, and works.</summary>
    private static async Task<IReadOnlyList<string>> KillAsync(string assembly, string[] settings, string goodUrl, string hungUrl)
    {
        var wrong = new List<string>();
        using var child = await SoakChild.StartAsync(assembly, settings);
        var root = new Uri(child.Address);
        using var http = SoakRun.Client(child.Address);
        var caller = new SoakCaller(http);
        var live = await SoakTarget.MakeAsync(caller, "soak-live", "demo", "live");
        var frozen = await SoakTarget.MakeAsync(caller, "soak-frozen", "demo", "frozen");
        using var streams = await UnreadStreams.OpenAsync(root, live.Path, Streams);
        var users = new SoakTraffic(caller, root, live, frozen, goodUrl, hungUrl).RunAsync(30, CancellationToken.None);
        await Task.WhenAny(users, Task.Delay(Under));
        child.Kill();
        wrong.AddRange(await FadeAsync(users));
        if (child.Errors.Count > 0) wrong.Add($"In the log of the one that was killed: {child.Errors[0]}");
        using var next = await SoakChild.StartAsync(assembly, ["--urls", child.Address, .. settings]);
        if (next.Address != child.Address) wrong.Add($"The next process listens on {next.Address}, not on {child.Address}.");
        var workspaces = await caller.CallAsync(HttpMethod.Get, "/_emulator/workspaces");
        if (workspaces.GetArrayLength() != 1) wrong.Add($"The next process begins with {workspaces}.");
        await SoakTarget.MakeAsync(caller, "soak-live", "demo", "live");
        wrong.AddRange(caller.Broken.Take(5).Select(call => $"500: {call}"));
        return wrong;
    }

    /// <summary>Whoever calls a process that has ended is told so by the socket, and hangs nowhere.</summary>
    private static async Task<IEnumerable<string>> FadeAsync(Task users)
    {
        if (await Task.WhenAny(users, Task.Delay(Guard)) != users) return ["Half a minute after the process has ended somebody still waits for it."];
        return users.IsCompletedSuccessfully ? ["The traffic went on without the process."] : [];
    }
}
