using System.Text.RegularExpressions;
using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What is wrong with the options of a list, each with the whole option as it would be taken.</summary>
internal static partial class OptionMistakes<TRow>
{
    /// <summary>A filter that is taken on these fields, as it stands in a URL but for its blanks.</summary>
    public static string Sample(FieldTable<TRow> fields)
    {
        var text = fields.All.First(field => field.Path is "lastName" or "title" || field.IsSearched);
        return $"{Whole(text.Path, fields)} eq 'Martin'";
    }

    /// <summary>A <c>$filter</c> that the parser does not take.</summary>
    public static Mistake Filter(string text, string problem, FieldTable<TRow> fields)
    {
        var (corrected, notes) = FilterRepair<TRow>.Of(text, fields);
        var isGood = corrected != text && FilterExpression<TRow>.Parse(corrected, fields) is { Problem: null, Unsupported: null };
        var unknown = UnknownForm().Match(problem) is { Success: true } match && !isGood ? $"“{match.Groups["name"].Value}” is none of {Names(fields)}" : null;
        string[] why = isGood ? [.. notes] : [.. notes, unknown ?? WithoutTypes(problem).TrimEnd('.')];
        return new("$filter", WithoutTypes(problem), "be a filter of OData 4: " + string.Join("; ", why))
        {
            Seen = Shown.Text(text, Sight.Open),
            Place = MemberPlace.Form,
            Example = isGood ? InUrl(corrected) : Sample(fields),
        };
    }

    /// <summary>An <c>$orderby</c> that is no list of fields.</summary>
    public static Mistake Order(string text, FieldTable<TRow> fields) => Order(
        text, "The $orderby parameter is a field with asc or desc, or several with commas between them.", fields, "");

    /// <summary>An <c>$orderby</c> with a field that the list has not.</summary>
    public static Mistake UnknownOrder(string field, string text, FieldTable<TRow> fields) =>
        Order(text, Unknown("$orderby", field), fields, $"; “{field}” is none of {Names(fields)}");

    /// <summary>A list of fields with one that is none.</summary>
    public static Mistake UnknownField(string option, string field, string names, FieldTable<TRow> fields)
    {
        var near = names.Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Nearest.Path(name, fields)).OfType<string>().Where(path => option == "$select" || fields.Find(path) is not null).Distinct();
        return new(option, Unknown(option, field), $"name fields of the list, with commas between them; “{field}” is none of {Names(fields)}")
        {
            Seen = Shown.Text(names, Sight.Open),
            Place = MemberPlace.Form,
            Example = string.Join(',', near.DefaultIfEmpty(First(fields))),
        };
    }

    private static Mistake Order(string text, string message, FieldTable<TRow> fields, string why)
    {
        var parts = text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => OrderOf(part, fields));
        return new("$orderby", message, "name fields, each alone or with asc or desc behind a blank, with commas between them" + why)
        {
            Seen = Shown.Text(text, Sight.Open),
            Place = MemberPlace.Form,
            Example = string.Join(',', parts.OfType<string>().DefaultIfEmpty(First(fields) + " desc")),
        };
    }

    private static string? OrderOf(string part, FieldTable<TRow> fields)
    {
        var words = part.Split([' ', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var name = words.FirstOrDefault(word => !DirectionForm().IsMatch(word));
        if (name is null || Nearest.Path(name.TrimStart('-'), fields) is not { } path || fields.Find(path) is null) return null;
        var isDown = name.StartsWith('-') || words.Any(word => word.StartsWith("desc", StringComparison.OrdinalIgnoreCase));
        return isDown ? path + " desc" : path;
    }

    private static string First(FieldTable<TRow> fields) => fields.All.First(field => field.IsSearched).Path;

    private static string Names(FieldTable<TRow> fields) => string.Join(", ", fields.All.Select(field => Whole(field.Path, fields)));

    private static string Whole(string path, FieldTable<TRow> fields) => fields.Prefix is null ? path : $"{fields.Prefix}/{path}";

    private static string Unknown(string option, string field) => $"The {option} parameter names the unknown field '{field}'.";

    private static string WithoutTypes(string problem) => TypeForm().Replace(problem, "");

    // What a URL would take for something else. Blanks stay: whoever writes them by hand knows.
    private static string InUrl(string filter) => filter.Replace("%", "%25", StringComparison.Ordinal).Replace("+", "%2B", StringComparison.Ordinal)
        .Replace("&", "%26", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);

    [GeneratedRegex(@"property named '(?<name>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownForm();

    [GeneratedRegex(@"( on type| of type)? '(Nullable\()?" + FieldModel.Space + @"\.\w+[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex TypeForm();

    [GeneratedRegex("^(asc|desc)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DirectionForm();
}
