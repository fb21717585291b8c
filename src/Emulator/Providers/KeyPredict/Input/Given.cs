namespace Emulator.Providers.KeyPredict.Input;

/// <summary>A parameter that may be absent: then what was before stays. An empty one clears.</summary>
internal readonly record struct Given<T>(bool IsGiven, T? Value)
{
    /// <summary>The value after the call.</summary>
    public T? Or(T? before) => IsGiven ? Value : before;
}
