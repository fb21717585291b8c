using System.Globalization;

namespace Benchmarks.Guard;

/// <summary>A run of about a minute that sets the emulator of the working tree beside that of the last release, row by row and in turn, and tells which row
/// fell by more than a tenth.</summary>
internal static class GuardRun
{
    private const double Tenth = 0.9;
    private const int Seconds = 1, Starts = 5, Workspaces = 40;

    /// <summary>Prints the rows; the exit code is 1 when one of them fell, and 2 when there is nothing to compare with.</summary>
    /// <param name="against">The commit to compare with, or null for the newest tag.</param>
    public static async Task<int> PrintAsync(string? against)
    {
        var reference = against ?? await ReleasedEmulator.NewestTagAsync();
        if (reference is null)
        {
            await Console.Error.WriteLineAsync("Nothing was released yet: there is no tag to compare with. Name a commit: -- guard --against <commit>.");
            return 2;
        }

        Console.WriteLine($"Against {reference}{(against is null ? ", the newest tag" : "")}. Both are built first; the run itself takes about a minute.");
        await using var released = await ReleasedEmulator.PublishAsync(reference);
        var rows = await RowsAsync(released);
        Console.WriteLine("| measured | before | now | now over before (least–most) | |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
        foreach (var row in rows) Console.WriteLine(row);
        var fell = rows.Where(row => row.Fell).Select(row => row.What).ToList();
        Console.WriteLine(fell.Count == 0 ? "No row fell by more than a tenth." : $"Fell by more than a tenth: {string.Join("; ", fell)}.");
        return fell.Count == 0 ? 0 : 1;
    }

    private static async Task<List<GuardRow>> RowsAsync(ReleasedEmulator released)
    {
        var starts = await Pairs.MeasureAsync(Starts, _ => StartAsync(released.Now), _ => StartAsync(released.Before));
        using var now = await GuardSide.StartAsync(released.Now);
        using var before = await GuardSide.StartAsync(released.Before);
        var rows = new List<GuardRow> { new("start to ready, ms", starts, IsRate: false) };
        foreach (var (what, read) in new (string, Func<GuardSide, PreparedCall>)[]
        {
            ("Kelio read, calls a second", static side => side.Kelio),
            ("PI read ($top=1), calls a second", static side => side.PredictiveIndex),
            ("Key Predict read (candidate, JSON), calls a second", static side => side.KeyPredict),
        }) rows.Add(await RateAsync(what, now, before, side => side.ReadAsync(read(side), Seconds)));
        rows.Add(await RateAsync("Kelio create, calls a second", now, before, static side => side.CreateAsync(Seconds)));
        rows.Add(new GuardRow("memory after these, MB", Pairs.Of([now.ResidentMegabytes], [before.ResidentMegabytes]), IsRate: false));
        rows.Add(new GuardRow("demo workspace, ms", await Pairs.MeasureAsync(Workspaces, now.WorkspaceAsync, before.WorkspaceAsync), IsRate: false));
        return rows;
    }

    private static async Task<GuardRow> RateAsync(string what, GuardSide now, GuardSide before, Func<GuardSide, Task<double>> measure)
    {
        await measure(now);
        await measure(before);
        return new GuardRow(what, await Pairs.MeasureAsync(Pairs.Usual, _ => measure(now), _ => measure(before)), IsRate: true);
    }

    private static async Task<double> StartAsync(string assembly)
    {
        using var child = await Child.StartAsync(assembly, "--urls", "http://127.0.0.1:0");
        return child.StartToReady.TotalMilliseconds;
    }

    /// <summary>One row.</summary>
    /// <param name="What">What was measured.</param>
    /// <param name="Figures">Now, and before.</param>
    /// <param name="IsRate">Whether more is better.</param>
    private sealed record GuardRow(string What, Pairs Figures, bool IsRate)
    {
        /// <summary>Whether it is worse by more than a tenth.</summary>
        public bool Fell => IsRate ? Figures.Ratio < Tenth : Figures.Ratio > 1 / Tenth;

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"| {What} | {Figures.Theirs:0.#} | {Figures.Ours:0.#} | {Figures.Spread} | {(Fell ? "fell" : "")} |");
    }
}
