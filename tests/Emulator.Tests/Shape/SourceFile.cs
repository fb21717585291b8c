using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Shape;

/// <summary>A C# file as the shape tests see it: its namespace, its types, the names it mentions.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Read =
        new(() => [.. Repository.CodeUnder("src").Select(path => new SourceFile(path, File.ReadAllText(Repository.At(path))))]);

    /// <summary>All files of the product.</summary>
    public static IReadOnlyList<SourceFile> All => Read.Value;

    /// <summary>The text without comments.</summary>
    public string Code { get; } = Comment().Replace(Text, "");

    /// <summary>The namespace it declares; empty when none.</summary>
    public string Namespace { get; } = NamespaceLine().Match(Text) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>The types at its top level, in order.</summary>
    public IReadOnlyList<DeclaredType> Types { get; } =
        [.. TypeLine().Matches(Text).Select(match => new DeclaredType(match.Groups["name"].Value, match.Groups["kind"].Value, match.Groups["access"].Value))];

    /// <summary>Its name without folder and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The namespaces and types of its <c>using</c> lines.</summary>
    public IEnumerable<string> Usings => UsingLine().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>The names with dots in its code, as written, e.g. <c>Core.Keys.Claim</c>.</summary>
    public IEnumerable<string> QualifiedNames => DottedName().Matches(UsingLine().Replace(Code, "")).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"(?<!:)//.*$|/\*.*?\*/", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"(?<![\w.@""/-])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex DottedName();

    [GeneratedRegex(
        @"^(?<access>(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe) )*)"
            + @"(?<kind>class|struct|record struct|record class|record|interface|enum|delegate)"
            + @"\s+(?:[\w<>?]+\s+(?=\w+\s*\())?(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}

/// <summary>A type at the top level of a file.</summary>
public sealed record DeclaredType(string Name, string Kind, string Modifiers)
{
    public bool IsPublic => Modifiers.Contains("public", StringComparison.Ordinal);

    public bool IsStatic => Modifiers.Contains("static", StringComparison.Ordinal);

    public bool IsData => Kind.StartsWith("record", StringComparison.Ordinal) || Kind == "enum";
}
