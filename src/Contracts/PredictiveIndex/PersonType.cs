using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>What a person is to the company. The wire has the name in <c>/api/v1</c> and the number in <c>/api/v2</c>; both are read.</summary>
/// <param name="Number">1 to 5.</param>
[JsonConverter(typeof(PersonTypeConverter))]
public readonly record struct PersonType(int Number)
{
    private static readonly string[] Names = ["Unknown", "Other", "Candidate", "Employee", "Former Employee"];

    /// <summary>1, what a person is when nothing was said.</summary>
    public static PersonType Unknown { get; } = new(1);

    /// <summary>2.</summary>
    public static PersonType Other { get; } = new(2);

    /// <summary>3.</summary>
    public static PersonType Candidate { get; } = new(3);

    /// <summary>4.</summary>
    public static PersonType Employee { get; } = new(4);

    /// <summary>5.</summary>
    public static PersonType FormerEmployee { get; } = new(5);

    /// <summary>The name, e.g. <c>Former Employee</c>.</summary>
    [JsonIgnore]
    public string Name => Number is >= 1 and <= 5 ? Names[Number - 1] : "Unknown";

    /// <summary>Reads a name, with or without its blank and in any case, or a number in digits; null when it is neither.</summary>
    public static PersonType? Parse(string text)
    {
        for (var i = 0; i < Names.Length; i++)
            if (string.Equals(Names[i].Replace(" ", ""), text.Replace(" ", ""), StringComparison.OrdinalIgnoreCase)
                || text == (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))
                return new PersonType(i + 1);
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
