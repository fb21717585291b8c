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
    private const int MostNamed = 20;
    private const string IntegerRule = "be a whole number in digits";
    private const string ListRule = "be whole numbers in digits with commas between them";
    private const string DateRule = "be a date as YYYY-MM-DD HH:MM:SS, Paris time";
    private const string FlagRule = "be 1 or 0 (or true, t, yes, y, on, false, f, no, n, off)";
    private static readonly string UsualText = TextOf(0, KeyPredictSettings.LongestText);
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
    /// <param name="field">The field.</param>
    /// <param name="message">The provider's words.</param>
    /// <param name="rule">What it must.</param>
    /// <param name="example">A value that passes.</param>
    public void Add(string field, string message, string rule, string example) => Mistakes = Mistakes.And(new(field, message, rule)
    {
        Seen = given.IsNested(field) || given.IsList(field) ? "a list or an object" : given[field] is { } text ? Shown.Text(text, Samples.SightOf(field))
            : given.Has(field) ? "empty" : null,
        Place = MemberPlace.Form,
        Example = example,
    });

    /// <summary>A text.</summary>
    public string? Text(string name, bool required = false, int min = 0, int max = KeyPredictSettings.LongestText)
    {
        var (rule, sample) = (TextRule(min, max), Samples.Text(name));
        if (Value(name, required, rule, sample) is not { } text) return null;
        var length = text.EnumerateRunes().Count();
        if (text.Contains('\0', StringComparison.Ordinal)) Add(name, Messages.Invalid, rule, sample);
        else if (length < min) Add(name, Messages.TooShort(text, min), rule, sample);
        else if (length > max) Add(name, Messages.TooLong(text, max), rule, sample);
        else return text;
        return null;
    }

    /// <summary>An e-mail address, by the expression of sfValidatorEmail.</summary>
    public string? Email(string name, bool required = false)
    {
        if (Text(name, required) is not { } text) return null;
        if (EmailForm().IsMatch(text)) return text;
        Add(name, Messages.Invalid, "be an e-mail address with a dot in its domain", Samples.Text(name));
        return null;
    }

    /// <summary>A whole number.</summary>
    public long? Integer(string name, bool required = false) => Integer(name, required, IntegerRule, "1");

    private long? Integer(string name, bool required, string rule, string sample)
    {
        if (Value(name, required, rule, sample) is not { } text) return null;
        if (IsWhole(text, out var number)) return number;
        Add(name, Messages.NotAnInteger(text), rule, sample);
        return null;
    }

    /// <summary>A whole number within limits.</summary>
    public long? Between(string name, long min, long max, bool required = false)
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $"be a whole number from {min}") + (max is long.MaxValue ? " up" : $" to {max}");
        var sample = min.ToString(CultureInfo.InvariantCulture);
        if (Integer(name, required, rule, sample) is not { } number) return null;
        if (number < min) Add(name, Messages.TooSmall(given[name]!, min), rule, sample);
        else if (number > max) Add(name, Messages.TooLarge(given[name]!, max), rule, sample);
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
                Add(name, Messages.NotAnInteger(item), ListRule, "1,2");
                return default;
            }

            if (!ids.Contains(id)) ids.Add(id);
        }

        return ids.ToImmutable();
    }

    /// <summary>A date.</summary>
    public DateTimeOffset? Date(string name)
    {
        if (Value(name, false, DateRule, Samples.Date) is not { } text) return null;
        var instant = ParisTime.Read(text);
        if (instant is null) Add(name, Messages.NotADate(text), DateRule, Samples.Date);
        return instant;
    }

    /// <summary>A whole number that must be one of those known.</summary>
    public int? Choice(string name, IEnumerable<int> known, bool required = false)
    {
        if (!required && !Has(name)) return null;
        if (given[name] is { } text && IsWhole(text, out var one) && one is >= 0 and <= int.MaxValue && known.Contains((int)one)) return (int)one;
        var some = known.Take(MostNamed + 1).Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var rule = some.Count == 0 ? "be left out or empty: there is none to choose from"
            : "be one of " + string.Join(", ", some.Take(MostNamed)) + (some.Count > MostNamed ? " and more" : "");
        var sample = some.FirstOrDefault("");
        if (Integer(name, required, rule, sample) is not null) Add(name, Messages.Invalid, rule, sample);
        return null;
    }

    /// <summary>0 or 1; of several names the first that is given.</summary>
    public bool? Flag(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Value(name, false, FlagRule, "1") is not { } text) continue;
            if (True.Contains(text)) return true;
            if (False.Contains(text)) return false;
            Add(name, Messages.Invalid, FlagRule, "1");
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
            Value(name, required, ListRule, "1,2"); // Tells what is missing or wrong.
            return default;
        }

        var numbers = ImmutableArray.CreateBuilder<long>();
        var known = new HashSet<long>();
        foreach (var item in items.SelectMany(item => item.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!IsWhole(item, out var number))
            {
                Add(name, Messages.NotAnInteger(item), ListRule, "1,2");
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

    private static string TextRule(int min, int max) =>
        min == 0 && max == KeyPredictSettings.LongestText ? UsualText : TextOf(min, max);

    private static string TextOf(int min, int max) =>
        "be a text" + (min > 0 ? string.Create(CultureInfo.InvariantCulture, $" of at least {min} characters") : "")
            + (max is int.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" of at most {max} characters")) + ", without zero bytes";

    private string? Value(string name, bool required, string rule, string sample)
    {
        if (given.IsNested(name) || given.IsList(name)) Add(name, Messages.Invalid, rule, sample);
        else if (given[name] is { } value) return value;
        else if (required) Add(name, Messages.Required, rule, sample);
        return null;
    }

    [GeneratedRegex(@"^[^@\s]+@(?:[-A-Za-z0-9]+\.)+[A-Za-z]{2,}\z")]
    private static partial Regex EmailForm();
}
