namespace Emulator.Tests.Shape;

/// <summary>Who may know whom: the parts of the product and the direction of their dependencies.</summary>
public static class Area
{
    /// <summary>The part that a namespace belongs to, e.g. <c>Providers.Kelio</c> or <c>Contracts.Control</c>; the file without a namespace is
    /// Program; null when it is none of ours.</summary>
    public static string? Of(string @namespace)
    {
        var parts = @namespace.Split('.');
        return parts switch
        {
            ["Emulator", "Providers", var provider, ..] => "Providers." + provider,
            ["Emulator", ("Core" or "Control" or "Scenarios") and var area, ..] => area,
            ["Emulator", "Tests", ..] => null,
            ["Emulator", ..] => "Program",
            ["Contracts", var contract, ..] => "Contracts." + contract,
            [""] => "Program",
            _ => null,
        };
    }

    /// <summary>Whether code of one part may mention the other.</summary>
    public static bool MayKnow(string from, string other) => from == other || from.Split('.') switch
    {
        ["Program"] => true,
        ["Core"] => false,
        ["Providers", var provider] => other == "Core" || other == "Contracts." + provider || other == "Contracts.Control",
        ["Control"] => other is "Core" or "Contracts.Control" or "Scenarios",
        ["Scenarios"] => other is "Core" or "Contracts.Control",
        ["Contracts", "Control"] => false,
        ["Contracts", _] => other == "Contracts.Control",
        _ => false,
    };
}
