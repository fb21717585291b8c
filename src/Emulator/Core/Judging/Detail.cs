using System.Globalization;

namespace Emulator.Core.Judging;

/// <summary>Why a check ended as it did, in plain words. What a check says at every call is a template with arguments: the words are put together when somebody
/// reads them.</summary>
public readonly record struct Detail
{
    private Detail(string? template, DetailArgument first, DetailArgument second, int count) =>
        (Template, First, Second, Count) = (template, first, second, count);

    /// <summary>The words, with <c>{0}</c> and <c>{1}</c> where the arguments stand; null when nothing is said.</summary>
    public string? Template { get; }

    /// <summary>Whether nothing is said.</summary>
    public bool IsNothing => Template is null;

    /// <summary>How many arguments there are; 0 for words as they are.</summary>
    public int Count { get; }

    /// <summary>What stands for <c>{0}</c>.</summary>
    public DetailArgument First { get; }

    /// <summary>What stands for <c>{1}</c>.</summary>
    public DetailArgument Second { get; }

    /// <summary>The words; null when nothing is said.</summary>
    public string? Text => Count == 0 ? Template : string.Format(CultureInfo.InvariantCulture, Template!, First.Value, Second.Value);

    /// <summary>These words.</summary>
    public static implicit operator Detail(string? text) => new(text, default, default, 0);

    /// <summary>A template with one argument.</summary>
    public static Detail Of(string template, DetailArgument only) => new(template, only, default, 1);

    /// <summary>A template with two arguments.</summary>
    public static Detail Of(string template, DetailArgument first, DetailArgument second) => new(template, first, second, 2);
}

/// <summary>What a detail is about: a text, a number or an instant.</summary>
public readonly record struct DetailArgument
{
    private DetailArgument(DetailArgumentKind kind, string? text, long number) => (Kind, Text, Number) = (kind, text, number);

    /// <summary>What it is.</summary>
    public DetailArgumentKind Kind { get; }

    /// <summary>The text.</summary>
    public string? Text { get; }

    /// <summary>The number; of an instant the ticks in UTC.</summary>
    public long Number { get; }

    /// <summary>The value, to be formatted.</summary>
    internal object? Value => Kind switch
    {
        DetailArgumentKind.Text => Text,
        DetailArgumentKind.Instant => new DateTimeOffset(Number, TimeSpan.Zero),
        _ => Number,
    };

    /// <summary>A text.</summary>
    public static implicit operator DetailArgument(string text) => new(DetailArgumentKind.Text, text, 0);

    /// <summary>A number.</summary>
    public static implicit operator DetailArgument(long number) => new(DetailArgumentKind.Number, null, number);

    /// <summary>An instant.</summary>
    public static implicit operator DetailArgument(DateTimeOffset instant) => new(DetailArgumentKind.Instant, null, instant.UtcTicks);

    /// <summary>An argument that was kept.</summary>
    internal static DetailArgument Kept(DetailArgumentKind kind, string? text, long number) => new(kind, text, number);
}

/// <summary>What an argument of a detail is.</summary>
public enum DetailArgumentKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>An instant.</summary>
    Instant,
}
