using System.Diagnostics;
using System.Net.Http.Json;

namespace Benchmarks.Guard;

/// <summary>A running emulator with the calls that are measured of it.</summary>
/// <param name="child">The process.</param>
/// <param name="http">A client of it.</param>
internal sealed class GuardSide(Child child, HttpClient http) : IDisposable
{
    public PreparedCall Kelio { get; private set; } = null!;

    public PreparedCall PredictiveIndex { get; private set; } = null!;

    public PreparedCall KeyPredict { get; private set; } = null!;

    public double ResidentMegabytes => child.ResidentMegabytes;

    public static async Task<GuardSide> StartAsync(string assembly)
    {
        var child = await Child.StartAsync(assembly, "--urls", "http://127.0.0.1:0");
        var http = new HttpClient { BaseAddress = new Uri(child.Address) };
        return new GuardSide(child, http)
        {
            Kelio = await PreparedCall.KelioAsync(http),
            PredictiveIndex = await PreparedCall.PredictiveIndexAsync(http),
            KeyPredict = await PreparedCall.KeyPredictAsync(http),
        };
    }

    public async Task<double> ReadAsync(PreparedCall call, int seconds) => (await Load.RunAsync(child.Address + call.Path, seconds, call.Headers)).PerSecond;

    public Task<double> CreateAsync(int seconds) => KelioCreates.Of(Kelio).RunAsync(child.Address, seconds);

    /// <summary>How long a workspace of the demo takes, in milliseconds.</summary>
    public async Task<double> WorkspaceAsync(int number)
    {
        var mark = Stopwatch.GetTimestamp();
        using var made = await http.PostAsJsonAsync("/_emulator/workspaces", new { id = $"guard-{number}", seed = number });
        made.EnsureSuccessStatusCode();
        var taken = Stopwatch.GetElapsedTime(mark).TotalMilliseconds;
        using var gone = await http.DeleteAsync($"/_emulator/workspaces/guard-{number}");
        return taken;
    }

    public void Dispose()
    {
        http.Dispose();
        child.Dispose();
    }
}
