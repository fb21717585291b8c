using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>That a person is there, and where in the lists of people: those assessed last come first, those without an assessment last. Worked out at each
/// write, so that lists need not look through all assessments.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Newest">The number of the person's newest assessment that is not archived; 0 when there is none.</param>
/// <param name="Folder">Where the person lies who has no assessment; null for all others.</param>
internal sealed record Presence(string Id, int Newest, string? Folder) : IRow<string>;
