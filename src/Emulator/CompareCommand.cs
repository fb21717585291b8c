using System.CommandLine;
using System.Xml.Linq;
using Contracts.Control;
using Emulator.Comparing;
using Emulator.Core.Hosting;
using Emulator.Core.Wire;
using Emulator.Core.Workspaces;

namespace Emulator;

/// <summary><c>Emulator compare FOLDER</c>: recordings of the real provider beside what is played here.</summary>
internal static class CompareCommand
{
    private const int Ended = 143;

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Recordings, as provider-emulator-record writes them." };
        var html = new Option<string?>("--html") { Description = "Where to write the result as a page." };
        var junit = new Option<string?>("--junit") { Description = "Where to write the result as JUnit XML." };
        var patch = new Option<string?>("--patch") { Description = "Where to write which evidence is raised from inferred to observed, as JSON." };
        var command = new Command("compare", "Hold recordings of a provider beside the emulator; exit code 1 when something is refuted.")
        {
            folder, html, junit, patch,
        };
        command.SetAction((parsed, stop) => GuardAsync(() => RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(html), parsed.GetValue(junit), parsed.GetValue(patch), stop), stop));
        return command;
    }

    /// <summary>Compares with an emulator of its own.</summary>
    public static async Task<Comparison> CompareAsync(IReadOnlyList<Recording> recordings, CancellationToken stop)
    {
        await using var app = EmulatorApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        await app.StartAsync(stop);
        var root = Addresses.Root(app);
        using var http = DirectClient.New();
        http.BaseAddress = new Uri(root);
        var made = await new ControlClient(http).CreateAsync(
            new WorkspaceRequest { Fixture = "demo", Seed = 42, Clock = new ClockRequest { Mode = "frozen", Now = recordings.Min(one => one.At) } }, stop);
        var catalog = app.Services.GetRequiredService<ProviderCatalog>();
        var workspace = app.Services.GetRequiredService<WorkspaceRegistry>().Find(made.Id)!;
        var comparison = await Comparison.OfAsync(recordings, new EqualState(catalog, workspace, http, root), catalog, stop);
        await app.StopAsync(stop);
        return comparison;
    }

    private static async Task<int> RunAsync(string folder, string? html, string? junit, string? patch, CancellationToken stop)
    {
        var comparison = await CompareAsync(RecordingFiles.Read(folder), stop);
        if (html is not null) await File.WriteAllTextAsync(html, ComparisonText.Html(comparison), stop);
        if (junit is not null)
            await File.WriteAllTextAsync(junit, new XDeclaration("1.0", "utf-8", null) + "\n" + ComparisonText.JUnit(comparison) + "\n", stop);
        if (patch is not null) await File.WriteAllTextAsync(patch, ComparisonText.Patch(comparison), stop);
        Console.WriteLine(ComparisonText.Plain(comparison));
        return comparison.IsGood ? 0 : 1;
    }

    private static async Task<int> GuardAsync(Func<Task<int>> run, CancellationToken stop)
    {
        try
        {
            return await run();
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return Ended;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or UriFormatException or HttpRequestException
            or ControlException or SettingsException)
        {
            await Console.Error.WriteLineAsync("Emulator: " + error.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }
}
