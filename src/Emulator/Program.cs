using Emulator;
using Emulator.Core.Hosting;
using Emulator.Core.Workspaces;

using var signals = new StartSignals(); // Before all else: from here on a signal finds somebody.
EmulatorApp.SpeakInvariant();
return Commands.Are(args) ? await Commands.RunAsync(args, signals) : await ServeAsync(args, signals);

static async Task<int> ServeAsync(string[] args, StartSignals signals)
{
    try
    {
        await using var app = EmulatorApp.Build(args);
        await app.StartAsync();
        signals.Dispose();
        Banner.Write(
            Console.Out, Addresses.Root(app), app.Services.GetRequiredService<WorkspaceRegistry>().Find(WorkspaceRegistry.DefaultId),
            app.Services.GetRequiredService<ProviderCatalog>(), app.Services.GetRequiredService<EmulatorSettings>(), Addresses.Https(app.Services));
        await app.WaitForShutdownAsync();
        return 0;
    }
    catch (OperationCanceledException)
    {
        return 0; // It was told to end while it started.
    }
    catch (Exception error) when (Mistakes.Explain(error) is { } line)
    {
        await Console.Error.WriteLineAsync("Emulator: " + line);
        return 1;
    }
}
