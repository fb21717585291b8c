using System.Runtime.InteropServices;

namespace Contracts.Pacts;

/// <summary>Where the file of the official Pact core is: where a setting says, beside the program, or where npm put it.</summary>
internal static class PactCoreFile
{
    /// <summary>The variable of the environment, and the property of the runtime's configuration, that name the file or a folder that holds
    /// it (a <c>node_modules</c> too).</summary>
    public const string Setting = "PACT_CORE";

    private static readonly (string Package, string Folder, string File) Here = Platform();

    /// <summary>The file's name on this machine.</summary>
    public static string Name => Here.File;

    /// <summary>Where npm puts it, inside <c>node_modules</c>.</summary>
    public static string InModules { get; } = Path.Combine("@pact-foundation", "pact-core-" + Here.Package, "prebuilds", Here.Folder, Here.File);

    private static string Advice => $"Run “npm install @pact-foundation/pact-core-{Here.Package}” in the project's folder, or name the file in {Setting}.";

    /// <summary>The full path of the file.</summary>
    /// <exception cref="DllNotFoundException">It is nowhere; the message says what to do.</exception>
    public static string Find() =>
        Find(Environment.GetEnvironmentVariable(Setting) ?? AppContext.GetData(Setting) as string, [AppContext.BaseDirectory, Environment.CurrentDirectory]);

    /// <inheritdoc cref="Find()"/>
    /// <param name="told">What the setting says; empty for nothing.</param>
    /// <param name="near">The program's folder, and others from which to look upwards.</param>
    public static string Find(string? told, IReadOnlyList<string> near)
    {
        if (!string.IsNullOrEmpty(told))
        {
            string[] places = [told, Path.Combine(told, Name), Path.Combine(told, InModules), Path.Combine(told, "node_modules", InModules)];
            return places.FirstOrDefault(File.Exists)
                ?? throw new DllNotFoundException($"The Pact core is not where {Setting} says: neither is {told} the file, nor is a {Name} in it. {Advice}");
        }

        var beside = near.Take(1)
            .SelectMany(folder => new[] { Path.Combine(folder, Name), Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", Name) });
        var installed = near.SelectMany(AndAbove).Select(folder => Path.Combine(folder, "node_modules", InModules));
        return beside.Concat(installed).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException($"The Pact core is missing: no {Name} beside the program, and none in a node_modules above it. {Advice}");
    }

    private static IEnumerable<string> AndAbove(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent) yield return place.FullName;
    }

    private static (string Package, string Folder, string File) Platform()
    {
        var arch = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        if (OperatingSystem.IsWindows()) return ("windows-x64", "win32-x64", "pact_ffi.dll");
        if (OperatingSystem.IsMacOS()) return ($"darwin-{arch}", $"darwin-{arch}", "libpact_ffi.dylib");
        return RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            ? ($"linux-{arch}-musl", $"linux-{arch}", "libpact_ffi_musl.so")
            : ($"linux-{arch}-glibc", $"linux-{arch}", "libpact_ffi.so");
    }
}
