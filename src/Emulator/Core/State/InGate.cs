using System.Diagnostics;

namespace Emulator.Core.State;

/// <summary>Knows which threads decide inside a workspace's gate, where all others of the workspace wait: what takes long (reading JSON and base64, writing
/// answers, PDF) has no place there. A build for tests refuses it.</summary>
public static class InGate
{
    [ThreadStatic]
    private static int held;

    /// <summary>Whether this thread is inside a gate.</summary>
    public static bool IsHeld => held > 0;

    /// <summary>Enters until the scope is disposed.</summary>
    public static Scope Enter()
    {
        held++;
        return default;
    }

    /// <summary>Tells that something that takes long begins.</summary>
    /// <exception cref="InvalidOperationException">In a build for tests, when it would be inside a gate.</exception>
    [Conditional("DEBUG")]
    public static void Refuse(string what)
    {
        if (held > 0)
            throw new InvalidOperationException($"{what} inside a workspace’s gate: read it before (Call.Read), or write it afterwards (Answer.Later).");
    }

    /// <summary>The time inside.</summary>
    public readonly struct Scope : IDisposable
    {
        /// <summary>Leaves.</summary>
        public void Dispose() => held--;
    }
}
