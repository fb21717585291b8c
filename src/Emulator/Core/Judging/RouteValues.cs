using System.Diagnostics.CodeAnalysis;

namespace Emulator.Core.Judging;

/// <summary>The decoded values of a template's names.</summary>
/// <param name="names">The names.</param>
/// <param name="values">Their values, in the same order.</param>
public readonly struct RouteValues(string[] names, string[] values)
{
    /// <summary>A template without names.</summary>
    public static RouteValues None { get; } = new([], []);

    /// <summary>The value of a name.</summary>
    public string this[string name] => TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"The template has no name “{name}”.");

    /// <summary>The value of a name; false when the template that fits does not have it.</summary>
    public bool TryGetValue(string name, [NotNullWhen(true)] out string? value)
    {
        var at = Array.IndexOf(names, name);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }
}
