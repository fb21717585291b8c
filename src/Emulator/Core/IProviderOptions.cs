namespace Emulator.Core;

/// <summary>What of a provider can be set at the start, beside what its screens set for one workspace: the provider's class takes it in its constructor, and
/// the settings named after the provider's folder are bound to it.</summary>
public interface IProviderOptions
{
    /// <summary>What is wrong with the values, one sentence each.</summary>
    IEnumerable<string> Mistakes();
}
