using Emulator.Core.Hosting;
using Emulator.Core.Workspaces;

namespace Emulator;

/// <summary>What a person sees at start: addresses, the default credentials, three calls to try.</summary>
internal static class Banner
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="root">The address.</param>
    /// <param name="workspace">The workspace of a fresh process; null when another node owns it.</param>
    /// <param name="providers">Who is played.</param>
    /// <param name="settings">Tell where workspaces are kept.</param>
    /// <param name="https">The address by HTTPS; null when it is not offered.</param>
    public static void Write(TextWriter output, string root, Workspace? workspace, ProviderCatalog providers, EmulatorSettings settings, Uri? https)
    {
        output.WriteLine($"Provider emulator {ProductVersion.Text}, ready on {root}");
        output.WriteLine();
        foreach (var provider in providers.All)
        {
            output.WriteLine(provider.Title);
            foreach (var surface in provider.Surfaces) output.WriteLine($"  {root}{surface.Prefix}  (stands for {surface.VendorHost})");
            if (workspace is null) continue;
            foreach (var line in provider.Credentials(workspace.Current.Providers[provider.Name])) output.WriteLine("  " + line);
        }

        output.WriteLine();
        if (workspace is not null)
        {
            output.WriteLine("Try:");
            foreach (var provider in providers.All) output.WriteLine("  " + provider.Example(workspace.Current.Providers[provider.Name], root));
            output.WriteLine();
        }

        output.WriteLine(settings.Cluster.IsOn ? "Kept in the database of the cluster, of which this process is a node."
            : settings.Data.Length > 0 ? $"Kept in {Path.GetFullPath(settings.Data)}: all that is acknowledged outlives this process."
            : "Kept in memory: all of it ends with this process. --data DIR keeps it.");
        if (https is not null)
            output.WriteLine(
                $"HTTPS: {https.GetLeftPart(UriPartial.Authority)}, with "
                + (settings.Tls.Certificate is { Length: > 0 } given ? given : $"a certificate that {root}{Tls.TlsListening.AuthorityPath} answers for"));
        output.WriteLine($"Control API and page: {root}/_emulator/   All of it: README.md");
    }
}
