using System.Collections.Immutable;
using System.Globalization;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>Reads the options of a list one by one and remembers what is wrong with the first that is.</summary>
internal sealed class OptionReader(QueryValues given, FieldTable fields)
{
    /// <summary>Why the options cannot be taken, or null.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>A whole number from zero up.</summary>
    public int? Count(string name)
    {
        if (given.Find(name, StringComparison.OrdinalIgnoreCase) is not { } text) return null;
        if (WholeNumber.Read(text) is { } count) return count;
        Wrong(name, $"The {name} parameter must be a whole number that is not negative.");
        return null;
    }

    /// <summary>The test that <c>$filter</c> makes, or null.</summary>
    public Func<object, bool>? Filter()
    {
        if (Text("$filter") is not { } text) return null;
        var (test, problem, unsupported) = FilterExpression.Parse(text, fields);
        if (problem is not null) Wrong("$filter", problem);
        if (unsupported is not null)
        {
            Refusal ??= new Refusal(RefusalKind.Unsupported, $"The emulator does not play {unsupported} in $filter.", "Use eq ne gt ge lt le and or not in contains startswith endswith.")
            {
                Check = PredictiveIndexAccess.Body,
            };
        }

        return test;
    }

    /// <summary>The test that <c>$search</c> makes in its fields, or null.</summary>
    public Func<object, bool>? Search()
    {
        var among = Text("searchfields") is { } names ? Named("searchfields", names, fields.Find) : [.. fields.All.Where(field => field.IsSearched)];
        if (Text("$search") is not { } text) return null;
        return record => among.Any(field => Convert.ToString(field.Read(record), CultureInfo.InvariantCulture) is { } value && value.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The fields that <c>$orderby</c> names.</summary>
    public ImmutableArray<(Field Field, bool IsDescending)> Order()
    {
        if (Text("$orderby") is not { } text) return [];
        var order = ImmutableArray.CreateBuilder<(Field, bool)>();
        foreach (var part in text.Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var direction = words is [_, var word] ? word.ToLowerInvariant() : "asc";
            if (words.Length is 0 or > 2 || direction is not ("asc" or "desc")) Wrong("$orderby", "The $orderby parameter is a field with asc or desc, or several with commas between them.");
            else if (fields.Find(words[0]) is { } field) order.Add((field, direction == "desc"));
            else Unknown("$orderby", words[0]);
        }

        return order.ToImmutable();
    }

    /// <summary>The paths of the members that <c>$select</c> wants; empty for all.</summary>
    public ImmutableHashSet<string> Select() => Text("$select") is { } text && text.Trim() != "*" ? [.. Named("$select", text, fields.PathOf)] : [];

    private string? Text(string name) => given.Find(name, StringComparison.OrdinalIgnoreCase) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private List<T> Named<T>(string option, string names, Func<string, T?> find)
        where T : class
    {
        var found = new List<T>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            if (find(name) is { } one) found.Add(one);
            else Unknown(option, name);
        }

        return found;
    }

    private void Unknown(string option, string field) => Wrong(option, $"The {option} parameter names the unknown field '{field}'.");

    private void Wrong(string option, string message) => Refusal ??= new Refusal(RefusalKind.Invalid, message, $"Correct {option}.")
    {
        Check = PredictiveIndexAccess.Body,
        Errors = [new(option, [message])],
    };
}
