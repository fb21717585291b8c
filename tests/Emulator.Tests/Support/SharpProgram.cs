namespace Emulator.Tests.Support;

/// <summary>C# statements as a program of their own: what a person gets who pastes them into a new console project, by the SDK's
/// compiler without the rest of a build.</summary>
public static class SharpProgram
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    /// <summary>Compiles and runs the statements; a mistake of the compiler's is the result too.</summary>
    public static async Task<CommandResult> RunAsync(string statements)
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(scratch.Path, "Program.cs"), statements);
        await File.WriteAllLinesAsync(Path.Combine(scratch.Path, "Usings.cs"), ImplicitUsings.Select(name => $"global using global::{name};"));
        await File.WriteAllTextAsync(
            Path.Combine(scratch.Path, "call.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = Directory.EnumerateFiles(runtime, "*.dll").Where(file =>
            Path.GetFileName(file) is var name && name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains("Native", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(
            Path.Combine(scratch.Path, "call.rsp"),
            ["-nologo", "-nostdlib", "-nullable", "-warnaserror", "-out:call.dll", "Program.cs", "Usings.cs", .. references.Select(file => $"-r:\"{file}\"")]);
        var compiled = await DotnetAsync(scratch, Compiler(runtime), "@call.rsp");
        return compiled.ExitCode == 0 ? await DotnetAsync(scratch, "call.dll") : compiled;
    }

    private static Task<CommandResult> DotnetAsync(ScratchFolder folder, params string[] arguments) =>
        Command.RunAsync(Command.Describe(folder.Path, "dotnet", arguments), TimeSpan.FromMinutes(5));

    private static string Compiler(string runtime) =>
        Directory.EnumerateDirectories(Path.Combine(runtime, "..", "..", "..", "sdk")).OrderDescending(StringComparer.Ordinal)
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).First(File.Exists);
}
