using System.Buffers;

namespace Emulator.Core.Masking;

/// <summary>The names of headers, parameters and members whose values are secrets, without regard to case.</summary>
public sealed class SensitiveNames
{
    private readonly HashSet<string> names;
    private readonly SearchValues<string>? known;

    /// <summary>These names.</summary>
    public SensitiveNames(IEnumerable<string> sensitiveNames)
    {
        names = new HashSet<string>(sensitiveNames, StringComparer.OrdinalIgnoreCase);
        known = names.Count == 0 ? null : SearchValues.Create([.. names], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the name is one of them.</summary>
    public bool Contains(string name) => names.Contains(name);

    /// <summary>Whether one of them may stand in the text as the name of a place.</summary>
    public bool MayBeIn(string text) => known is not null && text.AsSpan().ContainsAny(known);
}
