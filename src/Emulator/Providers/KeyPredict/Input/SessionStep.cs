using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What a candidate sends from the session page.</summary>
/// <param name="Key">The secret of the link.</param>
/// <param name="Act">Which button.</param>
/// <param name="Choices">The answers that were chosen, by factor: 1 for the first; what is no answer is left out.</param>
internal sealed record SessionStep(string? Key, string? Act, ImmutableSortedDictionary<int, int> Choices)
{
    private const char Mark = 'q';

    /// <summary>The name of the field for a factor.</summary>
    public static string Field(int factorId) => Mark + factorId.ToString(CultureInfo.InvariantCulture);

    public static SessionStep Read(Request request)
    {
        var chosen = ImmutableSortedDictionary.CreateBuilder<int, int>();
        foreach (var (name, value) in request.Form.Pairs)
        {
            if (name.Length == 0 || !int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var factorId)) continue;
            if (name != Field(factorId)) continue;
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var choice)) chosen[factorId] = choice;
            else chosen.Remove(factorId); // Of a repeated field the last counts.
        }

        return new SessionStep(request.Query["key"], request.Form["do"], chosen.ToImmutable());
    }
}
