using System.Reflection;

namespace Emulator;

/// <summary>The version of the emulator.</summary>
internal static class ProductVersion
{
    /// <summary>As in the change log.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
