using Emulator.Core.Hosting;
using Emulator.Core.Workspaces;

namespace Emulator;

/// <summary>What a person sees at start: addresses, the default credentials, three calls to try.</summary>
internal static class Banner
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, string root, Workspace workspace, ProviderCatalog providers, string data)
    {
        output.WriteLine($"Provider emulator {ProductVersion.Text}, ready on {root}");
        output.WriteLine();
        foreach (var provider in providers.All)
        {
            output.WriteLine(provider.Title);
            foreach (var surface in provider.Surfaces) output.WriteLine($"  {root}{surface.Prefix}  (stands for {surface.VendorHost})");
            foreach (var line in provider.Credentials(workspace.Current.Providers[provider.Name])) output.WriteLine("  " + line);
        }

        output.WriteLine();
        output.WriteLine("Try:");
        foreach (var provider in providers.All) output.WriteLine("  " + provider.Example(workspace.Current.Providers[provider.Name], root));
        output.WriteLine();
        output.WriteLine(data.Length > 0
            ? $"Kept in {Path.GetFullPath(data)}: all that is acknowledged outlives this process."
            : "Kept in memory: all of it ends with this process. --data DIR keeps it.");
        output.WriteLine($"Control API and page: {root}/_emulator/   All of it: README.md");
    }
}
