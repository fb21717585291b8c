using Emulator.Core.State;

namespace Emulator.Tests.Fourth.Providers.Larkfield.Records;

/// <summary>The customer's account.</summary>
internal sealed record Account(string Company, [property: Secret] string ApiKey, string? CallbackUrl = null);

/// <summary>Somebody who works there.</summary>
internal sealed record Employee(int Id, string Name, string Email) : IRow<int>;

/// <summary>Days off.</summary>
internal sealed record Absence(int Id, int EmployeeId, DateOnly From, int Days, string State = Absence.Requested) : IRow<int>
{
    public const string Requested = "requested", Approved = "approved";
}
