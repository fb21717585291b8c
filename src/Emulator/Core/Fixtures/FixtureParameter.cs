using System.Text.Json;

namespace Emulator.Core.Fixtures;

/// <summary>Something that can be chosen when a fixture is loaded.</summary>
/// <param name="Name">Its name, in camelCase.</param>
/// <param name="Default">What it is when nobody chooses: a text, a whole number or a flag; the chosen value is of the same kind.</param>
/// <param name="Summary">What it means.</param>
public sealed record FixtureParameter(string Name, object Default, string Summary)
{
    /// <summary>The values that are allowed; empty for all of the kind.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>The smallest whole number.</summary>
    public int Min { get; init; }

    /// <summary>The largest whole number.</summary>
    public int Max { get; init; } = 100_000;

    /// <summary>The value of a JSON element, or null with what is wrong with it.</summary>
    public object? Read(JsonElement given, out string? mistake)
    {
        object? value = Default switch
        {
            int => given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) && number >= Min && number <= Max ? number : null,
            bool => given.ValueKind is JsonValueKind.True or JsonValueKind.False ? given.GetBoolean() : null,
            _ => given.ValueKind == JsonValueKind.String && (OneOf.Count == 0 || OneOf.Contains(given.GetString()!)) ? given.GetString() : null,
        };
        mistake = value is not null ? null : Default switch
        {
            int => $"a whole number from {Min} to {Max}",
            bool => "true or false",
            _ => OneOf.Count == 0 ? "a text" : "one of " + string.Join(", ", OneOf),
        };
        return value;
    }
}
