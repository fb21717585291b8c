using Emulator.Core.Agenda;

namespace Emulator.Core.Workspaces;

/// <summary>Does what an agenda entry says from outside the workspace, as a person or a client would, instead of deciding on the world: a step of a scenario.
/// What it does may travel in time itself, so time travel that reaches such an entry stands still meanwhile and goes on afterwards.</summary>
public interface IAgendaActor
{
    /// <summary>One sentence on what an entry of this actor is about; null when the entry is not one of its own.</summary>
    string? Describe(AgendaEntry entry);

    /// <summary>Begins what the entry says; ends when all of it that belongs to this instant is done. Never throws.</summary>
    Task ActAsync(Workspace workspace, AgendaEntry entry);

    /// <summary>Ends when nothing that has begun in the workspace is still to be done at this instant.</summary>
    Task SettledAsync(Workspace workspace);
}
