using System.Text.RegularExpressions;
using System.Xml.Linq;
using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>Providers know Core and their own contracts; Control and Scenarios know Core and the control contracts; Core knows nobody; Program knows
/// everyone; Contracts references nothing.</summary>
public partial class DependencyTests
{
    /// <summary>Types at the root of the program that others may use, with the reason.</summary>
    private static readonly string[] Shared =
    [
        "Emulator.EmulatorSettings", // the control API asks for the token of the settings
        "Emulator.ProductVersion", // the control API tells the version
    ];

    [Fact]
    public void Files_mention_only_the_parts_that_they_may_know()
    {
        var namespaces = SourceFile.All.Select(file => file.Namespace).Where(name => name.Length > 0).ToHashSet();
        var wrong = from file in SourceFile.All
                    let area = Area.Of(file.Namespace)
                    from name in file.Usings.Concat(file.QualifiedNames.Select(name => Resolve(name, file.Namespace, namespaces)))
                    where name is not null && !Shared.Contains(name) && Area.Of(name) is { } other && !Area.MayKnow(area!, other)
                    select $"{file.Path} ({area}) mentions {name}";
        Wrong.Nothing(wrong);
    }

    [Fact]
    public void Compiled_types_use_only_the_parts_that_they_may_know()
    {
        var assemblies = new[] { typeof(EmulatorApp).Assembly, typeof(Contracts.Control.HealthView).Assembly };
        var wrong = from assembly in assemblies
                    from type in assembly.GetTypes()
                    let area = Area.Of(type.Namespace ?? "")
                    where area is not null
                    from used in CompiledUses.Of(type)
                    where !Shared.Contains(used.FullName) && Area.Of(used.Namespace ?? "") is { } other && !Area.MayKnow(area, other)
                    select $"{type} ({area}) uses {used}";
        Wrong.Nothing(wrong.Distinct().Order());
    }

    [Fact]
    public void The_compiled_uses_are_really_read()
    {
        // A guard of the test above: Program calls the banner, the banner asks Core's catalogue.
        Assert.Contains(typeof(global::Emulator.Core.Hosting.ProviderCatalog), CompiledUses.Of(typeof(Banner)));
        Assert.Contains(typeof(global::Emulator.Control.Calls.ControlGuard), typeof(EmulatorApp).Assembly.GetTypes()
            .Where(type => type.FullName!.StartsWith("Emulator.EmulatorApp", StringComparison.Ordinal)).SelectMany(CompiledUses.Of));
    }

    [Fact]
    public void Core_speaks_no_providers_word()
    {
        var wrong = from path in Repository.CodeUnder("src/Emulator/Core")
                    from line in File.ReadLines(Repository.At(path)).Select((text, index) => (text, index))
                    where ProviderWord().IsMatch(line.text)
                    select $"{path}:{line.index + 1}: {line.text.Trim()}";
        Wrong.Nothing(wrong);
    }

    [Fact]
    public void Contracts_reference_nothing()
    {
        var project = XDocument.Load(Repository.At("src/Contracts/Contracts.csproj"));
        Assert.DoesNotContain(
            project.Descendants(), element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference");
        Assert.All(
            typeof(Contracts.Control.HealthView).Assembly.GetReferencedAssemblies(),
            reference => Assert.Matches(@"^(System(\.|$)|netstandard$|mscorlib$)", reference.Name));
    }

    [GeneratedRegex("kelio|talentview|predictive|key-?predict|centraltest|www-?authenticate|api-key", RegexOptions.IgnoreCase)]
    private static partial Regex ProviderWord();

    /// <summary>The namespace and type that a name with dots means in a namespace, when it begins with a namespace of ours.</summary>
    private static string? Resolve(string name, string inside, HashSet<string> namespaces)
    {
        for (var outer = inside; ; outer = outer.Contains('.') ? outer[..outer.LastIndexOf('.')] : "")
        {
            var full = outer.Length == 0 ? name : $"{outer}.{name}";
            var known = full;
            while (known.Length > outer.Length && known.Contains('.'))
            {
                known = known[..known.LastIndexOf('.')];
                if (known.Length > outer.Length && namespaces.Contains(known) && SourceFile.All.Any(file => file.Namespace == known
                    && file.Types.Any(type => full == $"{known}.{type.Name}" || full.StartsWith($"{known}.{type.Name}.", StringComparison.Ordinal))))
                    return full;
            }

            if (outer.Length == 0) return null;
        }
    }
}
