namespace Emulator.Core.Access;

/// <summary>What a route table says of a call.</summary>
/// <param name="Operation">The operation, or null when the path is unknown or the verb is not offered on it.</param>
/// <param name="Values">The decoded values of the template's names.</param>
/// <param name="IsKnownPath">Whether the path exists with another verb.</param>
/// <param name="AllowedMethods">The verbs offered on the path.</param>
public sealed record RouteMatch(Operation? Operation, IReadOnlyDictionary<string, string> Values, bool IsKnownPath, IReadOnlyList<string> AllowedMethods)
{
    /// <summary>No such path.</summary>
    public static RouteMatch Unknown { get; } = new(null, new Dictionary<string, string>(), false, []);
}
