using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>Takes parameters one by one by the rules of symfony 1's validators and collects what is wrong with each, so that one answer tells all.</summary>
internal sealed partial class FieldReader(Parameters given)
{
    private static readonly string[] True = ["true", "t", "yes", "y", "on", "1"];
    private static readonly string[] False = ["false", "f", "no", "n", "off", "0"];

    /// <summary>What is wrong so far.</summary>
    public FieldMistakes Mistakes { get; private set; } =
        given.Unread is null ? FieldMistakes.None : FieldMistakes.None with { Unread = given.Unread };

    /// <summary>The parameters of a call, by the account's rule on JSON bodies.</summary>
    public static FieldReader Of(Call call) => new(Parameters.Of(call.Request, call.State<KeyPredictState>().Integration.IgnoresJsonBodies));

    /// <summary>The parameters of a request, by the account's rule on JSON bodies.</summary>
    public static FieldReader Of(Request request, Choices choices) => new(Parameters.Of(request, choices.IgnoresJson));

    /// <summary>Whether the call has the name, be it empty.</summary>
    public bool Has(string name) => given.Has(name) || given.IsList(name);

    /// <summary>A field has this mistake; the first of a field counts.</summary>
    public void Add(string field, string message) => Mistakes = Mistakes.And(field, message);

    /// <summary>A text.</summary>
    public string? Text(string name, bool required = false, int min = 0, int max = KeyPredictSettings.LongestText)
    {
        if (Value(name, required) is not { } text) return null;
        var length = text.EnumerateRunes().Count();
        if (text.Contains('\0', StringComparison.Ordinal)) Add(name, Messages.Invalid);
        else if (length < min) Add(name, Messages.TooShort(text, min));
        else if (length > max) Add(name, Messages.TooLong(text, max));
        else return text;
        return null;
    }

    /// <summary>An e-mail address, by the expression of sfValidatorEmail.</summary>
    public string? Email(string name, bool required = false)
    {
        if (Text(name, required) is not { } text) return null;
        if (EmailForm().IsMatch(text)) return text;
        Add(name, Messages.Invalid);
        return null;
    }

    /// <summary>A whole number.</summary>
    public long? Integer(string name, bool required = false)
    {
        if (Value(name, required) is not { } text) return null;
        if (IsWhole(text, out var number)) return number;
        Add(name, Messages.NotAnInteger(text));
        return null;
    }

    /// <summary>A whole number within limits.</summary>
    public long? Between(string name, long min, long max, bool required = false)
    {
        if (Integer(name, required) is not { } number) return null;
        if (number < min) Add(name, Messages.TooSmall(given[name]!, min));
        else if (number > max) Add(name, Messages.TooLarge(given[name]!, max));
        else return number;
        return null;
    }

    /// <summary>The ids of a list of things: <c>name[0][id]=1</c>, the same as JSON, or whole numbers with commas between them.</summary>
    public ImmutableArray<long> Things(string name)
    {
        var items = given.Members(name, "id");
        if (items.IsEmpty) return Collection(name, required: true);
        var ids = ImmutableArray.CreateBuilder<long>(items.Length);
        foreach (var item in items)
        {
            if (!IsWhole(item, out var id))
            {
                Add(name, Messages.NotAnInteger(item));
                return default;
            }

            if (!ids.Contains(id)) ids.Add(id);
        }

        return ids.ToImmutable();
    }

    /// <summary>A date.</summary>
    public DateTimeOffset? Date(string name)
    {
        if (Value(name, false) is not { } text) return null;
        var instant = ParisTime.Read(text);
        if (instant is null) Add(name, Messages.NotADate(text));
        return instant;
    }

    /// <summary>A whole number that must be one of those known.</summary>
    public int? Choice(string name, Func<int, bool> isKnown, bool required = false)
    {
        if (Integer(name, required) is not { } number) return null;
        if (number is >= 0 and <= int.MaxValue && isKnown((int)number)) return (int)number;
        Add(name, Messages.Invalid);
        return null;
    }

    /// <summary>0 or 1; of several names the first that is given.</summary>
    public bool? Flag(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Value(name, false) is not { } text) continue;
            if (True.Contains(text)) return true;
            if (False.Contains(text)) return false;
            Add(name, Messages.Invalid);
            return null;
        }

        return null;
    }

    /// <summary>Whole numbers with commas between them, or one, or as PHP writes lists: <c>name[]=1</c>, <c>name[0]=1</c>, <c>name=1&amp;name=2</c>; each once,
    /// in the order of arrival. Default when the parameter is absent.</summary>
    public ImmutableArray<long> Collection(string name, bool required = false)
    {
        var items = given.IsNested(name) ? [] : given.Items(name);
        if (items.All(item => item.Length == 0))
        {
            Value(name, required); // Tells what is missing or wrong.
            return default;
        }

        var numbers = ImmutableArray.CreateBuilder<long>();
        var known = new HashSet<long>();
        foreach (var item in items.SelectMany(item => item.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!IsWhole(item, out var number))
            {
                Add(name, Messages.NotAnInteger(item));
                return default;
            }

            if (known.Add(number)) numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    /// <summary>A date that must not be over when the call is decided.</summary>
    public EndDate? End(string name) => Date(name) is { } instant ? new EndDate(instant, name, Mistakes.Count) : null;

    /// <summary>The refusal that lists all mistakes, or null when there is none.</summary>
    public Refusal? Refusal() => Mistakes.Refusal;

    // The framework takes zero bytes after the digits for nothing.
    private static bool IsWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && !text.Contains('\0', StringComparison.Ordinal);

    private string? Value(string name, bool required)
    {
        if (given.IsNested(name) || given.IsList(name)) Add(name, Messages.Invalid);
        else if (given[name] is { } value) return value;
        else if (required) Add(name, Messages.Required);
        return null;
    }

    [GeneratedRegex(@"^[^@\s]+@(?:[-A-Za-z0-9]+\.)+[A-Za-z]{2,}\z")]
    private static partial Regex EmailForm();
}
