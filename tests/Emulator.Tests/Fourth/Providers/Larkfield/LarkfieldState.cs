using Emulator.Core.State;
using Emulator.Tests.Fourth.Providers.Larkfield.Records;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>All records of one Larkfield account.</summary>
internal sealed record LarkfieldState : ProviderState
{
    public required IdSequence Ids { get; init; }

    public required Single<Account> Account { get; init; }

    public Table<int, Employee> Employees { get; init; } = Table<int, Employee>.Empty;

    public Table<int, Absence> Absences { get; init; } = Table<int, Absence>.Empty;
}
