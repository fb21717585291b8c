using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Makes of a refused <c>$filter</c> the one that was most likely meant, and tells what was wrong with which part of it. It is only for the refusal:
/// nothing is taken that the provider would not take.</summary>
internal sealed partial class FilterRepair<TRow>
{
    private static readonly FrozenSet<string> Comparisons = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "eq", "ne", "gt", "ge", "lt", "le");
    private static readonly FrozenSet<string> Keywords =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "and", "or", "not", "in", "has", "null", "true", "false", "add", "sub", "mul", "div", "mod");

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["="] = "eq",
        ["=="] = "eq",
        ["!="] = "ne",
        ["<>"] = "ne",
        [">="] = "ge",
        ["<="] = "le",
        [">"] = "gt",
        ["<"] = "lt",
        ["&&"] = "and",
        ["||"] = "or",
    }.ToFrozenDictionary();

    private readonly FieldTable<TRow> fields;
    private readonly List<FilterToken> tokens;
    private readonly List<string> notes = [];

    private FilterRepair(FieldTable<TRow> fields, string text)
    {
        this.fields = fields;
        var whole = ApostropheForm().Replace(text, match =>
        {
            var name = match.Groups["name"].Value.Replace("'", "''", StringComparison.Ordinal);
            notes.Add($"an apostrophe within a text is written twice: '{name}'");
            return $"{match.Groups["before"].Value}'{name}'";
        });
        tokens = FilterTokens.Of(whole);
    }

    /// <summary>The filter that was most likely meant, and what was wrong with the one that came.</summary>
    public static (string Corrected, IReadOnlyList<string> Notes) Of(string text, FieldTable<TRow> fields)
    {
        var repair = new FilterRepair<TRow>(fields, text);
        repair.SignsToWords();
        repair.Substrings();
        repair.Paths();
        repair.Literals();
        return (string.Concat(repair.tokens.Select(token => token.Text)), [.. repair.notes.Distinct()]);
    }

    private void SignsToWords()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is FilterTokenKind.Word && (Comparisons.Contains(tokens[i].Text) || Keywords.Contains(tokens[i].Text)))
                ToLower(i);
            if (tokens[i].Kind is not FilterTokenKind.Other || !Signs.TryGetValue(tokens[i].Text, out var word)) continue;
            notes.Add($"“{tokens[i].Text}” is written {word}");
            tokens[i] = new(FilterTokenKind.Word, word);
            if (i + 1 < tokens.Count && tokens[i + 1].Kind is not FilterTokenKind.Blank) tokens.Insert(i + 1, new(FilterTokenKind.Blank, " "));
            if (i > 0 && tokens[i - 1].Kind is not FilterTokenKind.Blank) tokens.Insert(i, new(FilterTokenKind.Blank, " "));
        }
    }

    private void ToLower(int at)
    {
        var lower = tokens[at].Text.ToLowerInvariant();
        if (lower == tokens[at].Text) return;
        notes.Add($"“{tokens[at].Text}” is written {lower}");
        tokens[at] = tokens[at] with { Text = lower };
    }

    /// <summary><c>substringof('x', f)</c> of OData 3 is <c>contains(f,'x')</c>.</summary>
    private void Substrings()
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!tokens[i].Is("substringof") || !tokens[i + 1].Is("(")) continue;
            var (comma, end) = Arguments(i + 1);
            if (comma < 0 || end < 0) continue;
            var (part, of) = (Trimmed(i + 2, comma), Trimmed(comma + 1, end));
            tokens.RemoveRange(i, end - i);
            tokens.InsertRange(i, [new(FilterTokenKind.Word, "contains"), new(FilterTokenKind.Other, "("), .. of, new(FilterTokenKind.Other, ","), .. part]);
            notes.Add("“substringof('x', f)” of OData 3 is written contains(f,'x')");
        }
    }

    private (int Comma, int End) Arguments(int open)
    {
        var (depth, comma) = (0, -1);
        for (var i = open; i < tokens.Count; i++)
        {
            if (tokens[i].Is("(")) depth++;
            else if (tokens[i].Is(",") && depth == 1) comma = i;
            else if (tokens[i].Is(")") && --depth == 0) return (comma, i);
        }

        return (comma, -1);
    }

    private List<FilterToken> Trimmed(int from, int to)
    {
        while (from < to && tokens[from].Kind is FilterTokenKind.Blank) from++;
        while (from < to && tokens[to - 1].Kind is FilterTokenKind.Blank) to--;
        return tokens[from..to];
    }

    /// <summary>Names of fields as the list has them: with the name of the answer's array in v2, without it in v1.</summary>
    private void Paths()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not FilterTokenKind.Word || Comparisons.Contains(tokens[i].Text) || Keywords.Contains(tokens[i].Text)) continue;
            if (Next(i) is >= 0 and var after && tokens[after].Is("(")) continue;
            if (IsSought(i))
            {
                Rewrite(i, i + 1, typeof(string));
                continue;
            }

            var isValue = Last(i) is >= 0 and var before && (Comparisons.Contains(tokens[before].Text) || IsInList(i));
            var path = isValue ? fields.PathOf(tokens[i].Text) : Nearest.Path(tokens[i].Text, fields);
            if (path is null) continue;
            var whole = fields.Prefix is null ? path : $"{fields.Prefix}/{path}";
            if (whole.Equals(tokens[i].Text, StringComparison.OrdinalIgnoreCase)) continue;
            notes.Add($"“{tokens[i].Text}” is written {whole}");
            tokens[i] = tokens[i] with { Text = whole };
        }
    }

    /// <summary>Values as the type of their field wants them.</summary>
    private void Literals()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var isList = tokens[i].Is("in");
            if (tokens[i].Kind is not FilterTokenKind.Word || !(isList || Comparisons.Contains(tokens[i].Text)) || TypeBefore(i) is not { } type) continue;
            for (var from = Next(i); from >= 0 && from < tokens.Count;)
            {
                if (isList && tokens[from].Kind is FilterTokenKind.Other) from++;
                var to = EndOfValue(from, isList);
                if (to > from) Rewrite(from, to, type);
                if (!isList || Next(from) is not (>= 0 and var comma) || !tokens[comma].Is(",")) break;
                from = Next(comma);
            }
        }

        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is FilterTokenKind.Typed or FilterTokenKind.Instant) Rewrite(i, i + 1, null);
    }

    private void Rewrite(int from, int to, Type? type)
    {
        while (to > from && tokens[to - 1].Kind is FilterTokenKind.Blank) to--;
        var text = string.Concat(tokens[from..to].Select(token => token.Text));
        if (LiteralRepair.Of(text, type, isField: fields.Find(text) is not null) is not { } better || better.Text == text) return;
        notes.Add(better.Note);
        tokens.RemoveRange(from, to - from);
        tokens.Insert(from, new(FilterTokenKind.Other, better.Text));
    }

    private int EndOfValue(int from, bool isList)
    {
        var depth = 0;
        for (var i = from; i < tokens.Count; i++)
        {
            if (tokens[i].Is("(")) depth++;
            if ((tokens[i].Is(")") && depth-- == 0) || (isList && depth == 0 && tokens[i].Is(","))) return i;
            if (depth == 0 && tokens[i].Kind is FilterTokenKind.Word && (tokens[i].Is("and") || tokens[i].Is("or")) && i > from) return i;
        }

        return tokens.Count;
    }

    /// <summary>The type of what stands before a comparison; null when it is not known.</summary>
    private Type? TypeBefore(int comparison)
    {
        if (Last(comparison) is not (>= 0 and var last)) return null;
        if (!tokens[last].Is(")")) return fields.Find(tokens[last].Text)?.Type;
        for (var (i, depth) = (last, 0); i >= 0; i--)
        {
            if (tokens[i].Is(")")) depth++;
            else if (tokens[i].Is("(") && --depth == 0)
            {
                return i == 0 ? null
                    : tokens[i - 1].Is("tolower") || tokens[i - 1].Is("toupper") || tokens[i - 1].Is("trim") ? typeof(string)
                    : tokens[i - 1].Is("length") ? typeof(int)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Whether it is what a function of texts looks for: the word after the comma.</summary>
    private bool IsSought(int at)
    {
        if (Last(at) is not (>= 0 and var comma) || !tokens[comma].Is(",")) return false;
        var open = tokens.FindLastIndex(comma, token => token.Is("("));
        return open > 0 && (tokens[open - 1].Is("contains") || tokens[open - 1].Is("startswith") || tokens[open - 1].Is("endswith"));
    }

    private bool IsInList(int at)
    {
        for (var i = at - 1; i >= 0 && !tokens[i].Is(")"); i--)
            if (tokens[i].Is("(")) return Last(i) is >= 0 and var before && tokens[before].Is("in");
        return false;
    }

    private int Next(int at) => tokens.FindIndex(at + 1, token => token.Kind is not FilterTokenKind.Blank);

    private int Last(int at) => at == 0 ? -1 : tokens.FindLastIndex(at - 1, token => token.Kind is not FilterTokenKind.Blank);

    [GeneratedRegex(
        @"(?<before>\b(?:eq|ne)\s+)'(?<name>[^'(),]+'[^'\s(),][^'(),]*)'(?=\s*(?:$|\)|\s(?:and|or)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApostropheForm();
}
