using System.CommandLine;
using System.Globalization;

namespace Recorder.Taking;

/// <summary><c>provider-emulator-record record</c>.</summary>
internal static class RecordCommand
{
    private static readonly string[] Providers = ["kelio", "predictive-index", "key-predict"];

    /// <summary>The command.</summary>
    public static Command Make(TimeProvider time)
    {
        var provider = new Option<string>("--provider") { Description = $"Who is recorded: {string.Join(", ", Providers)}.", Required = true };
        provider.AcceptOnlyFromAmong(Providers);
        var to = new Option<string>("--to") { Description = "The vendor's address, e.g. https://sandbox.talentview.fr.", Required = true };
        var listen = new Option<string>("--listen") { Description = "Where the client calls.", DefaultValueFactory = _ => "http://127.0.0.1:9000" };
        var folder = new Option<string>("--out") { Description = "The folder of the recordings.", DefaultValueFactory = _ => "recordings" };
        var shapes = new Option<bool>("--report-only") { Description = "Keep of bodies their shapes alone: names and kinds, no value." };
        var calls = new Option<int>("--most-calls") { Description = "How many calls are recorded.", DefaultValueFactory = _ => 10_000 };
        var bytes = new Option<long>("--most-bytes") { Description = "How many bytes the recordings may have.", DefaultValueFactory = _ => 500_000_000 };
        var command = new Command("record", "Stand before a vendor and record what it answers. Point your client at --listen; end it with Ctrl+C.")
        {
            provider, to, listen, folder, shapes, calls, bytes,
        };
        command.SetAction((parsed, stop) => Mistakes.GuardAsync(() => RunAsync(
            new RecordSettings(parsed.GetValue(provider)!, AddressOf(parsed.GetValue(to)!), parsed.GetValue(listen)!, parsed.GetValue(folder)!)
            {
                ShapesOnly = parsed.GetValue(shapes),
                MostCalls = parsed.GetValue(calls),
                MostBytes = parsed.GetValue(bytes),
            },
            time,
            stop)));
        return command;
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new ArgumentException("--to takes an http or https address without user, query and fragment, e.g. https://sandbox.talentview.fr.");

    private static async Task<int> RunAsync(RecordSettings settings, TimeProvider time, CancellationToken stop)
    {
        using var proxy = new RecordingProxy(settings, time, Console.Out);
        Console.WriteLine($"Recording {settings.Provider} at {settings.To} into {Path.GetFullPath(settings.Folder)}, "
            + $"masked{(settings.ShapesOnly ? ", shapes only" : "")}; ready on {proxy.Url}");
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            // The ordered end.
        }

        var (written, left) = proxy.Counts;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{written} calls recorded{(left > 0 ? $", {left} not: the bound was met (--most-calls, --most-bytes)" : "")}. "
                + $"Hold them beside the emulator: Emulator compare {settings.Folder}"));
        return 0;
    }
}
