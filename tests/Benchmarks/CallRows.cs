using System.Globalization;

namespace Benchmarks;

/// <summary>What calls cost beside the web server alone: the two other providers' reads over bare Kestrel answering as many bytes, and a creation over bare
/// Kestrel reading the same body.</summary>
internal static class CallRows
{
    /// <summary>The rows, one after the other; in each, emulator and baseline in turn.</summary>
    public static async Task<IReadOnlyList<(string What, string Emulator, string Baseline, string Ratio, string Aim)>> MeasureAsync(
        string emulatorPath, string ownPath, bool isQuick)
    {
        var (seconds, warmUp) = isQuick ? (1, 1) : (4, 6);
        using var emulator = await Child.StartAsync(emulatorPath, "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
        return
        [
            await ReadAsync("authenticated PI read ($top=1)", await PreparedCall.PredictiveIndexAsync(http)),
            await ReadAsync("authenticated Key Predict read (candidate, JSON)", await PreparedCall.KeyPredictAsync(http)),
            await CreateAsync(emulator, http, await PreparedCall.KelioAsync(http), "in memory", "at least 0.50"),
            .. await DurableAsync(),
        ];

        async Task<(string, string, string, string, string)[]> DurableAsync()
        {
            var directory = Directory.CreateTempSubdirectory("emulator-data-");
            try
            {
                using var durable = await Child.StartAsync(emulatorPath, "--urls", "http://127.0.0.1:0", "--data", directory.FullName);
                using var client = new HttpClient { BaseAddress = new Uri(durable.Address) };
                var call = await PreparedCall.KelioAsync(client);
                var length = (await call.AnswerAsync(client)).Length;
                using var bare = await BareAsync(length);
                var pairs = await PairsAsync(
                    async time => (await Load.RunAsync(durable.Address + call.Path, time, call.Headers)).PerSecond,
                    async time => (await Load.RunAsync(bare.Address + call.Path, time, call.Headers)).PerSecond);
                return
                [
                    Row($"authenticated Kelio read with --data ({length} bytes), calls a second", pairs, "at least 0.75"),
                    await CreateAsync(durable, client, call, "with --data", "at least 0.25"),
                ];
            }
            finally
            {
                directory.Delete(recursive: true);
            }
        }

        async Task<(string, string, string, string, string)> ReadAsync(string what, PreparedCall call)
        {
            var length = (await call.AnswerAsync(http)).Length;
            using var bare = await BareAsync(length);
            var pairs = await PairsAsync(
                async time => (await Load.RunAsync(emulator.Address + call.Path, time, call.Headers)).PerSecond,
                async time => (await Load.RunAsync(bare.Address + call.Path, time, call.Headers)).PerSecond);
            return Row($"{what} ({length} bytes; quota, journal and verdict on), calls a second", pairs, "at least 0.75");
        }

        async Task<(string, string, string, string, string)> CreateAsync(Child at, HttpClient client, PreparedCall read, string how, string aim)
        {
            var creates = KelioCreates.Of(read);
            using var bare = await BareAsync(await creates.LengthAsync(client));
            var pairs = await PairsAsync(time => creates.RunAsync(at.Address, time), time => creates.RunAsync(bare.Address, time));
            return Row($"authenticated create (Kelio applicant, {how}), calls a second", pairs, aim);
        }

        async Task<Pairs> PairsAsync(Func<int, Task<double>> ours, Func<int, Task<double>> theirs)
        {
            // The runtime compiles hot code anew in the first seconds of load.
            await ours(warmUp);
            await theirs(warmUp);
            return await Pairs.MeasureAsync(Pairs.Usual, _ => ours(seconds), _ => theirs(seconds));
        }

        Task<Child> BareAsync(int length) => Child.StartAsync(ownPath, "baseline", length.ToString(CultureInfo.InvariantCulture));
    }

    private static (string, string, string, string, string) Row(string what, Pairs pairs, string aim) => (
        what,
        pairs.Ours.ToString("0", CultureInfo.InvariantCulture),
        pairs.Theirs.ToString("0", CultureInfo.InvariantCulture) + " (bare Kestrel)",
        pairs.Spread,
        aim);
}
