using System.Text.RegularExpressions;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Tells of a <c>$filter</c> that cannot be read which text is wrong, and writes the filter as it would be read: builders of OData know other versions
/// and other fields.</summary>
internal sealed partial class FilterAdvice<TRow>(FieldTable<TRow> fields)
{
    private const int Longest = 2000;
    private string? problem;

    /// <summary>What is wrong, and what would be read.</summary>
    /// <param name="text">The filter as it came.</param>
    /// <param name="reason">What the parser says.</param>
    public (string Problem, string Fix) Of(string text, string reason)
    {
        if (text.Length <= Longest)
        {
            var corrected = Correct(text);
            if (problem is not null && corrected != text && FilterExpression<TRow>.Parse(corrected, fields) is { Filter: not null })
                return ($"The $filter parameter cannot be read: {problem}", $"Send $filter={corrected} (percent-encoded: a plus sign is %2B).");
        }

        return ($"The $filter parameter cannot be read: {problem ?? Plain(reason)}", $"Write a field, an operator and a value, e.g. $filter={Example()}.");
    }

    /// <summary>Whether a date-time has more digits of a second than PI writes and reads [COMMON: seven].</summary>
    public static bool HasTooFineInstant(string text) => text.Contains('.', StringComparison.Ordinal)
        && TooFine().IsMatch(Replace(text, Texts(), static _ => "''"));

    /// <summary>The parser's words without the names of types, which are ours.</summary>
    private static string Plain(string reason)
    {
        var text = TypeNames().Replace(reason, "").Trim();
        return text.Length == 0 ? "it is no filter." : text;
    }

    private string Example() =>
        $"{(fields.Prefix is null ? "" : fields.Prefix + "/")}{(fields.All.FirstOrDefault(one => one.IsSearched) ?? fields.All.First()).Path} eq 'Doe'";

    private string Correct(string text)
    {
        text = Replace(text, DoubleQuoted(), match =>
            Say($"'{match.Groups[1].Value.Replace("'", "''", StringComparison.Ordinal)}'", $"{match.Value} is in double quotes; texts are in single ones."));
        text = Replace(text, Typed(), match => match.Groups[1].Value.ToLowerInvariant() switch
        {
            "guid" => Say($"'{match.Groups[2].Value}'", $"{match.Value} is OData 3; ids are texts here."),
            _ => Say(match.Groups[2].Value, $"{match.Value} is OData 3; a date-time stands without a word and without quotes."),
        });
        text = Replace(text, SubstringOf(), match =>
            Say($"contains({match.Groups[2].Value.Trim()},{match.Groups[1].Value})", $"“{match.Value}” is OData 3; contains has the field first."));
        text = Replace(text, Signs(), match => Say(" " + OperatorOf(match.Value.Trim()) + " ", $"“{match.Value.Trim()}” is no operator of OData."));
        text = Outside(text, Paths(), match => PathOf(match.Value));
        text = Replace(text, QuotedInstants(), match => IsInstant(match.Groups[1].Value)
            ? Say(
                $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}",
                $"“'{match.Groups[3].Value}'” is a text; a date-time stands without quotes.")
            : match.Value);
        text = Outside(text, Instants(), Instant);
        return Replace(text, Unquoted(), match => Quoted(match));
    }

    /// <summary>A date-time with a zone and at most seven digits of a second.</summary>
    private string Instant(Match match)
    {
        var (day, time, fraction, zone) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value);
        if (fraction.Length > 8)
        {
            problem ??= $"“{match.Value}” has {fraction.Length - 1} digits after the second; at most seven are read.";
            fraction = fraction[..8];
        }

        if (zone.StartsWith(' '))
        {
            problem ??= $"“{match.Value}”: the plus sign of the zone came as a blank, as it does in a query when it is not encoded.";
            zone = "+" + zone[1..];
        }
        else if (zone.Length == 0)
        {
            problem ??= $"“{match.Value}” has no zone.";
            zone = "Z";
        }

        return $"{day}T{(time.Length == 5 ? time + ":00" : time)}{fraction}{zone}";
    }

    /// <summary>A path that fits the fields of this list: with the array's name in front, or without, as it is here.</summary>
    private string PathOf(string path)
    {
        var slashed = path.Replace('.', '/');
        foreach (var tried in new[] { path, slashed, slashed[(slashed.IndexOf('/', StringComparison.Ordinal) + 1)..] })
        {
            if (fields.Find(tried) is not { } field) continue;
            var right = fields.Prefix is { } prefix ? $"{prefix}/{field.Path}" : field.Path;
            if (right.Equals(path, StringComparison.OrdinalIgnoreCase)) return path;
            return Say(right, fields.Prefix is { } name && tried == path && !path.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase)
                ? $"“{path}” does not begin with the name of the answer's array, {name}."
                : $"“{path}” is no path here; “{right}” is.");
        }

        return path;
    }

    private string Quoted(Match match)
    {
        var value = match.Groups[3].Value.Trim();
        if (value is "true" or "false" or "null" || fields.Find(value) is not null) return match.Value;
        if (fields.Find(match.Groups[1].Value) is { } field && field.Type != typeof(string)) return match.Value;
        return Say(
            $"{match.Groups[1].Value} {match.Groups[2].Value} '{value.Replace("'", "''", StringComparison.Ordinal)}'{match.Groups[4].Value}",
            $"“{value}” is a text without quotes.");
    }

    private bool IsInstant(string path) => fields.Find(path)?.Type == typeof(DateTimeOffset);

    private static string OperatorOf(string sign) => sign switch
    {
        "==" or "=" => "eq",
        "!=" or "<>" => "ne",
        ">=" => "ge",
        "<=" => "le",
        ">" => "gt",
        "<" => "lt",
        "&&" => "and",
        _ => "or",
    };

    private string Say(string corrected, string what)
    {
        problem ??= what;
        return corrected;
    }

    /// <summary>Replaces what the expression finds, but nothing that begins within a text in single quotes.</summary>
    private static string Replace(string text, Regex expression, MatchEvaluator replace)
    {
        var texts = Texts().Matches(text);
        return expression.Replace(
            text, match => texts.Any(one => one.Index < match.Index && match.Index < one.Index + one.Length) ? match.Value : replace(match));
    }

    /// <summary>Replaces what the expression finds outside of texts in single quotes.</summary>
    private static string Outside(string text, Regex expression, MatchEvaluator replace)
    {
        var (made, from) = (new System.Text.StringBuilder(), 0);
        foreach (Match one in Texts().Matches(text))
        {
            made.Append(expression.Replace(text[from..one.Index], replace)).Append(one.Value);
            from = one.Index + one.Length;
        }

        return made.Append(expression.Replace(text[from..], replace)).ToString();
    }

    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.NonBacktracking)]
    private static partial Regex Texts();

    [GeneratedRegex("\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex DoubleQuoted();

    [GeneratedRegex(@"\b(datetimeoffset|datetime|time|guid)'([^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex Typed();

    [GeneratedRegex(@"\bsubstringof\s*\(\s*('(?:[^']|'')*')\s*,\s*([^()]+|\w+\([^()]*\))\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex SubstringOf();

    [GeneratedRegex(@"\s*(==|!=|<>|>=|<=|=|>|<|&&|\|\|)\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Signs();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z_0-9]*(?:[/.][A-Za-z_][A-Za-z_0-9]*)*", RegexOptions.NonBacktracking)]
    private static partial Regex Paths();

    [GeneratedRegex(@"([\w/]+)\s+(eq|ne|gt|ge|lt|le)\s+'(\d{4}-\d\d-\d\d(?:T[^']*)?)'", RegexOptions.NonBacktracking)]
    private static partial Regex QuotedInstants();

    [GeneratedRegex(@"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|z|[+-]\d\d:?\d\d| \d\d:\d\d)?")]
    private static partial Regex Instants();

    [GeneratedRegex(@"([\w/]+)\s+(eq|ne|gt|ge|lt|le)\s+([^\s'()\d+-][^'()]*?)(\s+(?:and|or)\s|\)|$)")]
    private static partial Regex Unquoted();

    [GeneratedRegex(@":\d\d\.\d{8}", RegexOptions.NonBacktracking)]
    private static partial Regex TooFine();

    [GeneratedRegex(@" on type '[^']*'|'?PI\.\w+'?|Edm\.", RegexOptions.NonBacktracking)]
    private static partial Regex TypeNames();
}
