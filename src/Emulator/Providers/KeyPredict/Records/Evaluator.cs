namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A user of the account who invites candidates and is told when they are done.</summary>
internal sealed record Evaluator(int Id, string FirstName, string LastName, string Email);
