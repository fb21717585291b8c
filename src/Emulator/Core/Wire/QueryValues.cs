using System.Text;

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

    /// <summary>Reads a form body in the charset of its content type; null with the reason in <paramref name="problem"/> when it cannot be decoded.</summary>
    public static QueryValues? ParseForm(ReadOnlySpan<byte> body, string? contentType, out string? problem)
    {
        problem = null;
        if (Charset.Of(contentType, out var name) is not { } encoding)
        {
            problem = $"its charset “{name}” is none that is known";
            return null;
        }

        problem = InputBounds.FormProblem(body);
        if (problem is not null) return null;
        // Each byte is a letter here; what it stands for is told by the charset.
        var (pairs, isWhole) = (new List<KeyValuePair<string, string>>(), true);
        foreach (var part in Encoding.Latin1.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? new(Text(part), "") : new(Text(part[..equals]), Text(part[(equals + 1)..])));
        }

        if (isWhole) return new QueryValues([.. pairs]);
        problem = ReferenceEquals(encoding, Charset.Utf8)
            ? "it is not valid UTF-8, as a form without a charset is; another charset belongs into the Content-Type"
            : $"it is not in its charset, {name}";
        return null;

        string Text(string part)
        {
            var text = Charset.Text(encoding, Escapes.Bytes(Encoding.Latin1.GetBytes(part)));
            isWhole &= text is not null;
            return text ?? "";
        }
    }

    // Bytes that are no UTF-8 become U+FFFD; who must not take those asks Escapes first.
    private static string Decode(string text) =>
        text.Contains('%', StringComparison.Ordinal) ? Encoding.UTF8.GetString(Escapes.Bytes(text)) : text.Replace('+', ' ');
}
