using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Benchmarks;

/// <summary>What calls cost at a thousand records and at a million, of each provider in turn: decided without a server, the answers written out. Both sizes are
/// warmed up before either is measured, and measured round by round in turn. Times are those of the processor, the collector's included.</summary>
internal static class ScaleFigures
{
    private const int Few = 1_000, Rounds = 9;
    private const double MostRatio = 2, MostPerRecord = 0.4;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(600), Round = TimeSpan.FromMilliseconds(40);

    private static readonly (string Name, Func<int, IReadOnlyList<ScaleCall>> Calls)[] Providers =
        [("Kelio", KelioScale.Calls), ("Predictive Index", PredictiveIndexScale.Calls), ("Key Predict", KeyPredictScale.Calls)];

    /// <summary>Prints the table.</summary>
    /// <param name="many">The larger number of records.</param>
    /// <param name="only">The provider that alone is measured; null for all.</param>
    /// <returns>1 when an aim was missed.</returns>
    public static int Print(int many, string? only)
    {
        var (missed, size) = (0, many.ToString("N0", CultureInfo.InvariantCulture));
        Console.WriteLine($"| decided without a server, µs of processor | 1,000 records | {size} records | ratio | aim | met |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- | --- |");
        foreach (var (name, calls) in Providers.Where(provider => only is null || provider.Name == only))
        {
            var (few, mark) = (calls(Few), Stopwatch.GetTimestamp());
            var large = calls(many);
            Console.Error.WriteLine(FormattableString.Invariant($"{name}: {size} records put in {Stopwatch.GetElapsedTime(mark).TotalSeconds:0.0} s, ")
                + FormattableString.Invariant($"{GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024 / 1024:0.0} GB"));
            foreach (var (small, big) in few.Zip(large))
                if (!Measure(small, big, many)) missed++;
            (few, large) = ([], []);
            Collect();
        }

        return missed == 0 ? 0 : 1;
    }

    private static bool Measure(ScaleCall small, ScaleCall large, int many)
    {
        var (smallTimes, largeTimes) = (Times(small), Times(large));
        Warm(smallTimes);
        Warm(largeTimes);
        Warm(smallTimes);
        Warm(largeTimes);
        Collect();
        for (var i = 0; i < Rounds; i++)
        {
            smallTimes.Measure(Round);
            largeTimes.Measure(Round);
        }

        var (ratio, perRecord) = (largeTimes.Median / smallTimes.Median, largeTimes.Median / many);
        var isMet = small.LooksAtAll ? perRecord < MostPerRecord : ratio <= MostRatio;
        var (what, each, other, told, aim) = small.LooksAtAll
            ? (small.What + ", a record", Few, many, ratio * Few / many, "under " + Text(MostPerRecord))
            : (small.What, 1, 1, ratio, "at most " + Text(MostRatio));
        Console.WriteLine($"| {what} | {smallTimes.Shown(each)} | {largeTimes.Shown(other)} | {Text(told)} | {aim} | {Word(isMet)} |");
        return isMet;
    }

    private static RoundTimes Times(ScaleCall call) => new(call.Act);

    private static void Warm(RoundTimes times)
    {
        for (var mark = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(mark) < WarmUp;) times.Measure(Round);
        // The runtime compiles hot code anew in the background.
        Thread.Sleep(150);
        times.Forget();
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
    }

    private static string Word(bool isMet) => isMet ? "yes" : "NO";

    private static string Text(double figure) => figure.ToString(figure < 1 ? "0.0#" : "0.0", CultureInfo.InvariantCulture);

    /// <summary>What a call took, round by round.</summary>
    private sealed class RoundTimes(Action<int> act)
    {
        private readonly List<double> microseconds = [];
        private int made, batch = 1;

        public double Median => microseconds.Order().ElementAt(microseconds.Count / 2);

        /// <summary>As many calls as fit into a round, at least one. What counts is the processor's time: the machine may have other things to do. It is looked
        /// at after a batch of calls, for looking costs too.</summary>
        public void Measure(TimeSpan round)
        {
            var (began, count, taken) = (Environment.CpuUsage.TotalTime, 0, TimeSpan.Zero);
            for (; taken < round; taken = Environment.CpuUsage.TotalTime - began)
                for (var i = 0; i < batch; i++, count++) act(made++);
            microseconds.Add(taken.TotalMicroseconds / count);
            batch = Math.Max(1, count / 10);
        }

        public void Forget() => microseconds.Clear();

        /// <summary>The middle one of the rounds, with the lowest and the highest.</summary>
        public string Shown(int records)
        {
            var format = records > 1 ? "0.000" : "0.0";
            return $"{Of(Median)} ({Of(microseconds.Min())} to {Of(microseconds.Max())})";
            string Of(double time) => (time / records).ToString(format, CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>Numbers that meet all records in no order, the same ones each time.</summary>
internal static class Spread
{
    /// <summary>Which of so many records comes as this one.</summary>
    public static int Of(int number, int count) => (int)((uint)number * 2_654_435_761L % count);
}
