namespace Emulator.Core.State;

/// <summary>An invented person. The e-mail address ends in <c>.example</c>, so that nothing can ever reach anybody.</summary>
public sealed record SamplePerson(
    string FirstName,
    string LastName,
    bool IsFemale,
    string Email,
    string PhoneNumber,
    string StreetNumber,
    string Street,
    string ZipCode,
    string City,
    string JobTitle);
