namespace Emulator.Control.Pact;

/// <summary>The workspaces of states that are set up. A verifier does not say which of several equal states it tears down: they are deleted when none is in use
/// any more, and by their time to live.</summary>
internal interface IPactStates
{
    /// <summary>A state was set up in the workspace of this name.</summary>
    Task EnterAsync(string state, string workspace);

    /// <summary>A state was torn down; answers the names of the workspaces that nobody uses any more.</summary>
    Task<IReadOnlyList<string>> LeaveAsync(string state);
}
