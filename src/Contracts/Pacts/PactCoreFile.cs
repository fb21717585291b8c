using System.Runtime.InteropServices;

namespace Contracts.Pacts;

/// <summary>Where the file of the official Pact core is: where a setting says, beside the program, or where npm put it.</summary>
internal static class PactCoreFile
{
    /// <summary>The variable of the environment, and the property of the runtime's configuration, that name the file or a folder that holds it (a <c>node_modules</c> too).</summary>
    public const string Setting = "PACT_CORE";

    /// <summary>The full path of the file.</summary>
    /// <exception cref="DllNotFoundException">It is nowhere; the message says what to do.</exception>
    public static string Find()
    {
        var (package, folder, file) = Here();
        var inModules = Path.Combine("@pact-foundation", "pact-core-" + package, "prebuilds", folder, file);
        if ((Environment.GetEnvironmentVariable(Setting) ?? AppContext.GetData(Setting) as string) is { Length: > 0 } told)
        {
            string[] places = [told, Path.Combine(told, file), Path.Combine(told, inModules), Path.Combine(told, "node_modules", inModules)];
            return places.FirstOrDefault(File.Exists)
                ?? throw new DllNotFoundException($"The Pact core is not where {PactCoreFile.Setting} says: neither {told} nor a {file} in it. {Advice(package)}");
        }

        string[] beside = [Path.Combine(AppContext.BaseDirectory, file), Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", file)];
        var installed = new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.SelectMany(AndAbove).Select(place => Path.Combine(place, "node_modules", inModules));
        return beside.Concat(installed).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException($"The Pact core is missing: no {file} beside the program and none in a node_modules above it. {Advice(package)}");
    }

    private static string Advice(string package) => $"Run “npm install @pact-foundation/pact-core-{package}” in the project's folder, or name the file in {PactCoreFile.Setting}.";

    private static IEnumerable<string> AndAbove(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent) yield return place.FullName;
    }

    private static (string Package, string Folder, string File) Here()
    {
        var arch = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        if (OperatingSystem.IsWindows()) return ("windows-x64", "win32-x64", "pact_ffi.dll");
        if (OperatingSystem.IsMacOS()) return ($"darwin-{arch}", $"darwin-{arch}", "libpact_ffi.dylib");
        return RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            ? ($"linux-{arch}-musl", $"linux-{arch}", "libpact_ffi_musl.so")
            : ($"linux-{arch}-glibc", $"linux-{arch}", "libpact_ffi.so");
    }
}
