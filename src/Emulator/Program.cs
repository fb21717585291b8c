using Emulator;
using Emulator.Core.Hosting;
using Emulator.Core.Workspaces;

return Commands.Are(args) ? await Commands.RunAsync(args) : await ServeAsync(args);

static async Task<int> ServeAsync(string[] args)
{
    try
    {
        var app = EmulatorApp.Build(args);
        await app.StartAsync();
        Banner.Write(
            Console.Out, Addresses.Root(app), app.Services.GetRequiredService<WorkspaceRegistry>().Default, app.Services.GetRequiredService<ProviderCatalog>());
        await app.WaitForShutdownAsync();
        return 0;
    }
    catch (Exception error) when (Mistakes.Explain(error) is { } line)
    {
        await Console.Error.WriteLineAsync("Emulator: " + line);
        return 1;
    }
}
