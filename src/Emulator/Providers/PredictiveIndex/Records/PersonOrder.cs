namespace Emulator.Providers.PredictiveIndex.Records;

/// <summary>The orders of PI2's lists of people: without regard to case, the same in every language of the machine.</summary>
internal static class PersonOrder
{
    /// <summary>By last name, then by first name: the order when none is asked for.</summary>
    public static int ByLastName(Person one, Person other) => ByLastNameAlone(one, other) is not 0 and var told ? told : ByFirstNameAlone(one, other);

    /// <summary>By first name, then by last name.</summary>
    public static int ByFirstName(Person one, Person other) => ByFirstNameAlone(one, other) is not 0 and var told ? told : ByLastNameAlone(one, other);

    /// <summary>By e-mail address, then by name.</summary>
    public static int ByEmail(Person one, Person other) => ByEmailAlone(one, other) is not 0 and var told ? told : ByLastName(one, other);

    /// <summary>By last name alone.</summary>
    public static int ByLastNameAlone(Person one, Person other) => StringComparer.OrdinalIgnoreCase.Compare(one.LastName, other.LastName);

    /// <summary>By first name alone.</summary>
    public static int ByFirstNameAlone(Person one, Person other) => StringComparer.OrdinalIgnoreCase.Compare(one.FirstName, other.FirstName);

    /// <summary>By e-mail address alone.</summary>
    public static int ByEmailAlone(Person one, Person other) => StringComparer.OrdinalIgnoreCase.Compare(one.Email, other.Email);
}
