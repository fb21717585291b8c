namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>In whose name an assessment is sent: the key's owner unless the call names somebody [BA-POST].</summary>
internal sealed record Administrator(string FirstName, string LastName, string Email, string? Phone);
