namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>What is told to the customer.</summary>
public sealed record LarkfieldEvent(string Event, LarkfieldAbsence Absence)
{
    public const string Approved = "absence.approved";
}
