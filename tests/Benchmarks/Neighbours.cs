using System.Diagnostics;
using System.Globalization;
using Benchmarks.Soak;

namespace Benchmarks;

/// <summary>Whether a workspace gets slower beside one that is hostile: rounds of the same calls alone and beside it, in turn, so that both see one machine.
/// The hostile one has receivers that hang, a journey that waits for them and streams that nobody reads.</summary>
internal static class Neighbours
{
    private const int Hanging = 40;
    private const int Unread = 16;
    private const int CallsInMinute = 40;

    private static readonly (string What, Func<SoakTarget, string, int, Task> CallAsync)[] Calls =
    [
        ("PI list", (one, _, _) => one.PiAsync(HttpMethod.Get, "/api/v2/behavioralassessments?$top=5")),
        ("Kelio list", (one, _, _) => one.KelioAsync(HttpMethod.Get, "/applicants?per_page=5")),
        ("timeline", (one, _, _) => one.ControlAsync(HttpMethod.Get, "timeline?limit=50")),
        ("webhook told and time moved", TellAsync),
    ];

    /// <summary>Prints the table.</summary>
    public static async Task<int> PrintAsync(bool isQuick)
    {
        var (rounds, times) = isQuick ? (3, 30) : (15, 200);
        using var child = await SoakChild.StartAsync(Path.Combine(AppContext.BaseDirectory, "Emulator.dll"), "--webhooks:longestAttempt", "00:10:00");
        await using var good = await Receiver.StartAsync(200);
        using var hung = new HungReceiver();
        using var http = SoakRun.Client(child.Address);
        var caller = new SoakCaller(http);
        var quiet = await SoakTarget.MakeAsync(caller, "quiet", "demo", "frozen");
        var hostile = await SoakTarget.MakeAsync(caller, "hostile", "demo", "frozen");
        await RoundAsync(quiet, good.Url, times); // What the runtime compiles is compiled.
        var (alone, beside) = (New(), New());
        for (var round = 0; round < rounds; round++)
        {
            Add(alone, await RoundAsync(quiet, good.Url, times));
            using var streams = await UnreadStreams.OpenAsync(new Uri(child.Address), hostile.Path, Unread);
            var before = hung.Count;
            var journey = await HangAsync(hostile, hung.Url);
            while (hung.Count < before + 16) await Task.Delay(20);
            Add(beside, await RoundAsync(quiet, good.Url, times));
            if (journey.IsCompleted) throw new InvalidOperationException("Nothing hung.");
            await hostile.ControlAsync(HttpMethod.Post, "reset");
            await journey;
        }

        Console.WriteLine($"| a call, ms; {rounds} rounds of {times}, in turn | alone | beside | ratio | spread of rounds | aim |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- | --- |");
        for (var i = 0; i < Calls.Length; i++) Console.WriteLine(Row(Calls[i].What, alone[i], beside[i]));
        return caller.Broken.Count == 0 ? 0 : 1;
    }

    private static List<double>[] New() => [.. Calls.Select(_ => new List<double>())];

    private static void Add(List<double>[] all, double[] round)
    {
        for (var i = 0; i < round.Length; i++) all[i].Add(round[i]);
    }

    /// <summary>The median of each call in a round, in milliseconds.</summary>
    private static async Task<double[]> RoundAsync(SoakTarget quiet, string goodUrl, int times)
    {
        await quiet.ControlAsync(HttpMethod.Post, "reset");
        var medians = new double[Calls.Length];
        for (var i = 0; i < Calls.Length; i++)
        {
            var took = new List<double>();
            for (var n = 0; n < times; n++)
            {
                // A new minute, with a quota of its own.
                if (n % CallsInMinute == 0) await quiet.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT1M" });
                var mark = Stopwatch.GetTimestamp();
                await Calls[i].CallAsync(quiet, goodUrl, n);
                took.Add(Stopwatch.GetElapsedTime(mark).TotalMilliseconds);
            }

            medians[i] = Median(took);
        }

        return medians;
    }

    private static async Task TellAsync(SoakTarget one, string url, int number)
    {
        await CompleteAsync(one, url, number);
        await one.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "PT1S" });
    }

    /// <summary>Sets out on a journey over receivers that hang; it ends when the workspace is reset.</summary>
    private static async Task<Task> HangAsync(SoakTarget hostile, string url)
    {
        for (var i = 0; i < Hanging; i++) await CompleteAsync(hostile, url, i);
        return hostile.ControlAsync(HttpMethod.Post, "clock/advance", new { by = "P1D" });
    }

    private static async Task CompleteAsync(SoakTarget one, string url, int number)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"n{number}@people.example");
        var sent = await one.PiAsync(
            HttpMethod.Post, "/api/v1/behavioralassessments", new { firstName = "N", lastName = "B", email, assessmentStatusWebHook = url });
        await one.ControlAsync(HttpMethod.Post, $"predictive-index/assessments/{sent.GetProperty("assessmentId").GetString()}/complete", new { });
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var all ? all[all.Count / 2] : 0;

    private static string Row(string what, List<double> alone, List<double> beside)
    {
        var ratios = alone.Zip(beside, static (one, other) => other / one).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Median(alone):0.00} | {Median(beside):0.00} | {Median(ratios):0.00} | {ratios[0]:0.00} to {ratios[^1]:0.00} | at most 1.20 |");
    }
}
