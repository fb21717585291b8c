namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The members of a body that describe a person.</summary>
internal sealed record TakerInput
{
    public required Member<string> FirstName { get; init; }

    public required Member<string> MiddleName { get; init; }

    public required Member<string> LastName { get; init; }

    /// <summary>The address, judged by its form.</summary>
    public required Member<string> Email { get; init; }

    /// <summary>The address as a line of text: what matters where there is to be none.</summary>
    public required Member<string> EmailText { get; init; }

    public required Member<string> ExternalPersonId { get; init; }

    public required Member<int?> Gender { get; init; }

    public required Member<int?> PersonType { get; init; }

    /// <summary>Reads the members.</summary>
    public static TakerInput Read(JsonBody body) => new()
    {
        FirstName = body.Text("firstName"),
        MiddleName = body.Text("middleName"),
        LastName = body.Text("lastName"),
        Email = body.Address("email"),
        EmailText = body.Text("email"),
        ExternalPersonId = body.Text("externalPersonId"),
        Gender = body.Gender("gender"),
        PersonType = body.PersonType("personType"),
    };

    /// <summary>Notes names and an address that are there and blank: they cannot be cleared [BA-PATCH, MTCHANGE].</summary>
    public void NotBlank(Faults faults)
    {
        faults.Blank(FirstName);
        faults.Blank(LastName);
        faults.Blank(EmailText);
    }
}
