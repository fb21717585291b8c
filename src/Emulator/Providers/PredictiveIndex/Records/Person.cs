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
}
