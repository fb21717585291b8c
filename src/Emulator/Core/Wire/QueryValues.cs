namespace Emulator.Core.Wire;

/// <summary>Decoded name–value pairs of a query or a form body, in the order of arrival. Names are compared to the letter.</summary>
public sealed class QueryValues
{
    private readonly KeyValuePair<string, string>[] pairs;

    private QueryValues(KeyValuePair<string, string>[] pairs) => this.pairs = pairs;

    /// <summary>No parameters.</summary>
    public static QueryValues Empty { get; } = new([]);

    /// <summary>All pairs, in the order of arrival.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => pairs;

    /// <summary>The value of the parameter, or null; of a repeated parameter the last counts.</summary>
    public string? this[string name] => Find(name, StringComparison.Ordinal);

    /// <summary>As the indexer, with the comparison given.</summary>
    public string? Find(string name, StringComparison comparison)
    {
        for (var i = pairs.Length - 1; i >= 0; i--)
            if (string.Equals(pairs[i].Key, name, comparison)) return pairs[i].Value;
        return null;
    }

    /// <summary>Reads <c>a=1&amp;b=2</c>; plus signs are blanks, percent signs are decoded, a name without a value has the empty value.</summary>
    public static QueryValues Parse(string text)
    {
        if (text.Length == 0) return Empty;
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return new QueryValues([.. pairs]);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
