using System.Collections.Immutable;
using Emulator.Core.Quotas;

namespace Emulator.Core.Workspaces;

/// <summary>What somebody decided on a value of a workspace: the result for who asked, and the value after it. Data; it may
/// be made again on another value.</summary>
/// <param name="Result">What comes of it.</param>
/// <param name="After">The value after it: the same one when nothing changes.</param>
public readonly record struct Decision<T>(T Result, WorkspaceState After)
{
    /// <summary>What the decision counts against; it is made again when it would be over the limit.</summary>
    public QuotaUse? Counted { get; init; }

    /// <summary>Calls that were made before, for a fixture.</summary>
    public ImmutableArray<(QuotaUse Use, int Times, TimeSpan Ago)> Calls { get; init; }

    /// <summary>The snapshot that is brought back, with clock and quota counters; null when none is.</summary>
    public Snapshot? Restored { get; init; }

    /// <summary>What is told of it, in one sentence, where that is known only now.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether the workspace begins with it: a reset comes back to here.</summary>
    public bool IsStart { get; init; }
}

/// <summary>The workspace is deleted: nothing changes in it any more.</summary>
public sealed class WorkspaceEndedException(string id) : Exception($"The workspace “{id}” is deleted.");

/// <summary>A credential is to be issued that belongs to another workspace.</summary>
public sealed class ClaimTakenException(string id, string kind) : Exception($"A {kind} of workspace “{id}” belongs to another workspace already.")
{
    /// <summary>What sort of credential it is.</summary>
    public string Kind { get; } = kind;
}

/// <summary>A journey ended before it came to its end; the message says why, for a person.</summary>
public sealed class JourneyEndedException(string message) : Exception(message);

/// <summary>What was asked for is in another workspace, which another node owns: it is to be asked there.</summary>
/// <param name="name">The name of that workspace.</param>
public sealed class WorkspaceElsewhereException(string name) : Exception($"It is in the workspace “{name}”, at another node.")
{
    /// <summary>The name of the workspace.</summary>
    public string Name => name;
}
