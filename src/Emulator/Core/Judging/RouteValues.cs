using System.Diagnostics.CodeAnalysis;

namespace Emulator.Core.Judging;

/// <summary>The decoded values of a template's names. They are taken out of the path when they are asked for.</summary>
public readonly struct RouteValues
{
    private readonly string[]? names;
    private readonly int[]? namedAt;
    private readonly object? source;
    private readonly int prefixLength;

    private RouteValues(string[] names, int[] namedAt, object source, int prefixLength) =>
        (this.names, this.namedAt, this.source, this.prefixLength) = (names, namedAt, source, prefixLength);

    /// <summary>A template without names.</summary>
    public static RouteValues None => default;

    /// <summary>The value of a name.</summary>
    public string this[string name] => TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"The template has no name “{name}”.");

    /// <summary>Values in a path that has nothing encoded.</summary>
    /// <param name="names">The template's names.</param>
    /// <param name="namedAt">Which parts of the path they are.</param>
    /// <param name="path">The path.</param>
    /// <param name="prefixLength">How much of it comes before the first part's slash.</param>
    public static RouteValues InPath(string[] names, int[] namedAt, string path, int prefixLength) => new(names, namedAt, path, prefixLength);

    /// <summary>Values among the decoded parts of a path.</summary>
    /// <param name="names">The template's names.</param>
    /// <param name="namedAt">Which parts they are.</param>
    /// <param name="parts">The parts.</param>
    public static RouteValues Among(string[] names, int[] namedAt, IReadOnlyList<string> parts) => new(names, namedAt, parts, 0);

    /// <summary>The value of a name; false when the template that fits does not have it.</summary>
    public bool TryGetValue(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (PlaceOf(name) is not (>= 0 and var place)) return false;
        value = source is IReadOnlyList<string> parts ? parts[place] : Part((string)source!, place).ToString();
        return true;
    }

    /// <summary>The letters of a name's value.</summary>
    public ReadOnlySpan<char> SpanOf(string name) => PlaceOf(name) switch
    {
        < 0 => throw new KeyNotFoundException($"The template has no name “{name}”."),
        var place => source is IReadOnlyList<string> parts ? parts[place] : Part((string)source!, place),
    };

    private int PlaceOf(string name)
    {
        var at = names is null ? -1 : Array.IndexOf(names, name);
        return at < 0 ? -1 : namedAt![at];
    }

    private ReadOnlySpan<char> Part(string path, int place)
    {
        var rest = path.AsSpan(prefixLength + 1);
        for (; place > 0; place--) rest = rest[(rest.IndexOf('/') + 1)..];
        var slash = rest.IndexOf('/');
        return slash < 0 ? rest : rest[..slash];
    }
}
