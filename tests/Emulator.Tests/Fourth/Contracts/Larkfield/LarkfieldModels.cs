namespace Emulator.Tests.Fourth.Contracts.Larkfield;

/// <summary>Somebody who works at the company.</summary>
public sealed record LarkfieldEmployee(int Id, string Name, string Email);

/// <summary>All who work there.</summary>
public sealed record LarkfieldEmployees(IReadOnlyList<LarkfieldEmployee> Employees);

/// <summary>Days off that somebody asked for; the state is <c>requested</c> or <c>approved</c>.</summary>
public sealed record LarkfieldAbsence(int Id, int EmployeeId, DateOnly From, int Days, string State);

/// <summary>The body of <c>POST /v1/absences</c>.</summary>
public sealed record LarkfieldAbsenceRequest(int? EmployeeId, DateOnly? From, int? Days);
