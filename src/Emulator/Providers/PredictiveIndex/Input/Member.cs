using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A member of a body as it was read; whether what is wrong with it matters is decided later.</summary>
/// <param name="Path">Its name, behind the names of those that it lies in.</param>
/// <param name="Value">Its value; null when it is absent, null, blank or wrong.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
/// <param name="IsThere">Whether the body has it, be it null.</param>
internal readonly record struct Member<T>(string Path, T? Value, Mistake? Fault, bool IsThere);
