namespace Emulator;

/// <summary>The version of the emulator, written by the build: to read it from the assembly's attributes would load what the others of them name.</summary>
internal static partial class ProductVersion
{
    /// <summary>As in the change log.</summary>
    public static string Text => Built;
}
