using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Endpoints;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The rule that an external person id means one person.</summary>
internal static class PersonIds
{
    /// <summary>The refusal of a new external id that another person has; null when there is none.</summary>
    /// <param name="state">The records.</param>
    /// <param name="person">Whose id it is to be, as the person was.</param>
    /// <param name="wanted">The id that the body gives, if any.</param>
    /// <param name="by">Who asks: only persons whom he sees are in the way.</param>
    public static Refusal? Taken(PredictiveIndexState state, Person person, string? wanted, User by) =>
        wanted is null || wanted == person.ExternalPersonId || !state.IsTaken(wanted, person.Id, by) ? null : Refuse.ExternalPersonIdTaken();
}
