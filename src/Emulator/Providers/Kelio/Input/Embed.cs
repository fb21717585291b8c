using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The names in the parameter <c>embed</c>: one text with commas, blanks around them ignored. Names that are
/// not known are ignored [inferred].</summary>
internal readonly struct Embed(Call call)
{
    private readonly string[] names = call.Request.Query["embed"]?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whether the record of this name is asked for.</summary>
    public bool Has(string name) => names.Contains(name);

    /// <summary>The parameter, for the OpenAPI document.</summary>
    public static Parameter Parameter(string names) => new("embed", "query", "string", $"Any of {names}, with commas between.");
}
