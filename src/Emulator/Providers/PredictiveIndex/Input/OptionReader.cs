using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Endpoints;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Reads the options of a list one by one and remembers what is wrong with the first that is.</summary>
internal sealed class OptionReader<TRow>(QueryValues given, FieldTable<TRow> fields)
{
    /// <summary>Why the options cannot be taken, or null.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>A whole number from zero up.</summary>
    public int? Count(string name)
    {
        if (given.Find(name, StringComparison.OrdinalIgnoreCase) is not { } text) return null;
        if (WholeNumber.Read(text) is { } count) return count;
        Wrong(WholeNumber.Wrong(name, text));
        return null;
    }

    /// <summary>What <c>$filter</c> asks for, or null.</summary>
    public Filter<TRow>? Filter()
    {
        if (Text("$filter") is not { } text) return null;
        var (filter, problem, unsupported) = FilterExpression<TRow>.Parse(text, fields);
        if (problem is not null) Wrong(OptionMistakes<TRow>.Filter(text, problem, fields));
        if (unsupported is not null) Refusal ??= Refuse.Unplayed(unsupported, OptionMistakes<TRow>.Sample(fields));
        return filter;
    }

    /// <summary>The test that <c>$search</c> makes in its fields, or null.</summary>
    public Func<TRow, bool>? Search()
    {
        Field<TRow>[] among = Text("searchfields") is { } names
            ? [.. Named("searchfields", names, fields.Find)]
            : [.. fields.All.Where(field => field.IsSearched)];
        if (Text("$search") is not { } text) return null;
        return row =>
        {
            foreach (var field in among)
                if (field.Read(row).Shows(text)) return true;
            return false;
        };
    }

    /// <summary>The fields that <c>$orderby</c> names.</summary>
    public ImmutableArray<(Field<TRow> Field, bool IsDescending)> Order()
    {
        if (Text("$orderby") is not { } text) return [];
        var order = ImmutableArray.CreateBuilder<(Field<TRow>, bool)>();
        foreach (var part in text.Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var direction = words is [_, var word] ? word.ToLowerInvariant() : "asc";
            if (words.Length is 0 or > 2 || direction is not ("asc" or "desc"))
                Wrong(OptionMistakes<TRow>.Order(text, fields));
            else if (fields.Find(words[0]) is { } field) order.Add((field, direction == "desc"));
            else Wrong(OptionMistakes<TRow>.UnknownOrder(words[0], text, fields));
        }

        return order.ToImmutable();
    }

    /// <summary>The paths of the members that <c>$select</c> wants; empty for all.</summary>
    public ImmutableHashSet<string> Select() => Text("$select") is { } text && text.Trim() != "*" ? [.. Named("$select", text, fields.PathOf)] : [];

    private string? Text(string name) =>
        given.Find(name, StringComparison.OrdinalIgnoreCase) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private List<T> Named<T>(string option, string names, Func<string, T?> find)
        where T : class
    {
        var found = new List<T>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            if (find(name) is { } one) found.Add(one);
            else Wrong(OptionMistakes<TRow>.UnknownField(option, name, names, fields));
        }

        return found;
    }

    private void Wrong(Mistake mistake) => Refusal ??= Refuse.Invalid(mistake);
}
