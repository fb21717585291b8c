using System.Reflection;
using System.Runtime.Loader;
using Emulator.Core.Clock;
using Emulator.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Emulator.Tests.Mutations;

/// <summary>The program with a mutant in it, and these tests beside it: a copy of both that is loaded for one test and forgotten.</summary>
internal sealed class MutatedCore : AssemblyLoadContext
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Emulator.dll");
    private static readonly Lazy<byte[]> TestBytes = new(() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Emulator.Tests.dll")));
    private readonly Assembly program;
    private readonly Assembly tests;

    private MutatedCore(byte[] program)
        : base(isCollectible: true)
    {
        this.program = LoadFromStream(new MemoryStream(program));
        tests = LoadFromStream(new MemoryStream(TestBytes.Value));
    }

    /// <summary>Runs the test that the mutant names; answers what it says, or null when it passes.</summary>
    /// <param name="mutant">The mutant.</param>
    /// <param name="isMutated">Whether the mutant is put in; without it the copy is the program as it is.</param>
    public static async Task<string?> RunAsync(CoreMutant mutant, bool isMutated)
    {
        var copy = new MutatedCore(isMutated ? Made(mutant) : await File.ReadAllBytesAsync(Program));
        try
        {
            var run = Task.Run(() => copy.TestAsync(mutant.Test));
            return await Task.WhenAny(run, RealTime.WaitAsync(Longest, default)) == run ? await run : "it hangs";
        }
        finally
        {
            copy.Unload();
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch { "Emulator" => program, "Emulator.Tests" => tests, _ => null };

    private static byte[] Made(CoreMutant mutant)
    {
        using var module = ModuleDefinition.ReadModule(Program, new ReaderParameters { ReadSymbols = true, InMemory = true, AssemblyResolver = Resolver() });
        var type = module.GetTypes().Single(one => one.Name == mutant.Type && one.Namespace.StartsWith("Emulator.Core", StringComparison.Ordinal));
        var methods = Nested(type).SelectMany(one => one.Methods).Where(method => method.HasBody && method.DebugInformation.HasSequencePoints).ToList();
        foreach (var method in methods) method.Body.SimplifyMacros();
        var statements = methods.SelectMany(method => Statements(method, mutant.Statement).Select(statement => (Method: method, Instructions: statement)));
        var change = statements.Select(one => CoreChanges.Of(one.Method, one.Instructions).ElementAtOrDefault(mutant.Number))
            .FirstOrDefault(found => found.Do is not null && found.Change == mutant.Change);
        Assert.True(change.Do is not null, $"{mutant.Type} has no statement “{mutant.Statement}” with such a change: move the mutant along with the code.");
        change.Do();
        foreach (var method in methods) method.Body.OptimizeMacros();
        using var written = new MemoryStream();
        module.Write(written);
        return written.ToArray();
    }

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return resolver;
    }

    private static IEnumerable<TypeDefinition> Nested(TypeDefinition type) => type.NestedTypes.SelectMany(Nested).Prepend(type);

    /// <summary>The instructions of each statement that begins on such a line.</summary>
    private static List<List<Instruction>> Statements(MethodDefinition method, string line)
    {
        var found = new List<List<Instruction>>();
        List<Instruction>? at = null;
        foreach (var instruction in method.Body.Instructions)
        {
            if (method.DebugInformation.GetSequencePoint(instruction) is { } point)
            {
                at = null;
                if (!point.IsHidden && Line(point) == line) found.Add(at = []);
            }

            at?.Add(instruction);
        }

        return found;
    }

    private static string Line(SequencePoint point)
    {
        var url = point.Document.Url.Replace('\\', '/');
        var file = Repository.At("src/" + url[(url.LastIndexOf("/src/", StringComparison.Ordinal) + 5)..]);
        return File.Exists(file) ? Sources.GetOrAdd(file, File.ReadAllLines)[point.StartLine - 1].Trim() : "";
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string[]> Sources = new();

    private async Task<string?> TestAsync(string test)
    {
        var (typeName, methodName) = (test.Split('.')[0], test.Split('.')[1]);
        var type = tests.GetTypes().Where(one => one.Name == typeName)
            .MaxBy(static one => one.Namespace!.StartsWith("Emulator.Tests.Core", StringComparison.Ordinal))!;
        var method = type.GetMethod(methodName)!;
        foreach (var row in method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)).DefaultIfEmpty([]))
        {
            var instance = Activator.CreateInstance(type)!;
            try
            {
                if (method.Invoke(instance, [.. row.Select((value, i) => Fitting(value, method.GetParameters()[i].ParameterType))]) is Task task) await task;
            }
            catch (Exception error)
            {
                return (error is TargetInvocationException { InnerException: { } inner } ? inner : error).Message;
            }
            finally
            {
                (instance as IDisposable)?.Dispose();
            }
        }

        return null;
    }

    private static object? Fitting(object? value, Type type) =>
        value is null || type.IsInstanceOfType(value) ? value
        : type.IsEnum ? Enum.ToObject(type, value)
        : Convert.ChangeType(value, Nullable.GetUnderlyingType(type) ?? type, System.Globalization.CultureInfo.InvariantCulture);
}
