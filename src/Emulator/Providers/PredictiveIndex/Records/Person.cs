using Emulator.Core.State;

namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>Somebody who is assessed. Names and addresses need not be unique: the platform does not prevent doubles [BEST].</summary>
internal sealed record Person(string Id) : IRow<string>
{
    public string? ExternalPersonId { get; init; }

    public required string FirstName { get; init; }

    public string? MiddleName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    /// <summary>1 Unknown, 2 Other, 3 Candidate, 4 Employee, 5 Former Employee [COMMON].</summary>
    public int PersonType { get; init; } = 1;

    /// <summary>0 Unknown, 1 Male, 2 Female [COMMON].</summary>
    public int Gender { get; init; }

    /// <summary>The name of the person's own position, as employees have it [MTCHANGE].</summary>
    public string? JobName { get; init; }

    /// <summary>The job for which a candidate of PI2 is considered.</summary>
    public string? JobId { get; init; }

    /// <summary>Where a person whom PI2 made lies while it has no assessment; whoever has one lies where the assessment does.</summary>
    public string? FolderPath { get; init; }

    /// <summary>Gone from the software, the API and the uniqueness rules, for good [ARCH].</summary>
    public bool IsArchived { get; init; }

    /// <summary>Whether PI2 counts the person among the employees; all others are its candidates.</summary>
    public bool IsEmployee => PersonType is 4 or 5;
}
