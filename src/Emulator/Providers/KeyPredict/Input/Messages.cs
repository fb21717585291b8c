using System.Globalization;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The default messages of symfony 1's validators. Two of them stand in the guide letter for letter; that the server uses the
/// others too is inferred from this.</summary>
internal static class Messages
{
    public const string Required = "Required.";
    public const string Invalid = "Invalid.";

    public static string TooShort(string value, int min) => $"\"{value}\" is too short ({min} characters min).";

    public static string TooLong(string value, int max) => $"\"{value}\" is too long ({max} characters max).";

    public static string NotAnInteger(string value) => $"\"{value}\" is not an integer.";

    public static string TooSmall(string value, long min) => string.Create(CultureInfo.InvariantCulture, $"\"{value}\" must be at least {min}.");

    public static string TooLarge(string value, long max) => string.Create(CultureInfo.InvariantCulture, $"\"{value}\" must be at most {max}.");

    public const string RangeTurned = "The begin date must be before the end date.";

    public static string NotADate(string value) => $"\"{value}\" does not match the date format (YYYY-MM-DD HH:MM:SS).";

    public static string NotAfter(string min) => $"The date must be after {min}.";

    public static string NotUnique(string column) => $"An object with the same \"{column}\" already exist.";
}
