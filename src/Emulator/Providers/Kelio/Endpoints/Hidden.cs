using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Endpoints;

/// <summary>Operations that the provider may have behind a switch, or not at all: listed in the coverage, and 404 on the wire.</summary>
internal static class Hidden
{
    public static Operation Operation(string name, string methods, string template, string reason) =>
        new(name, methods, template, Provenance.Inferred(reason), static _ => throw new InvalidOperationException("The route check refuses it."))
        {
            State = OperationState.Refused,
        };

    /// <summary>The operation when its setting is on, else hidden.</summary>
    public static Operation Unless(bool isOffered, Operation operation) => isOffered ? operation : operation with { State = OperationState.Refused };
}
