using System.Collections.Frozen;
using System.Globalization;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire.Languages;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>The words of reports, result trees and pages in one language of the account. The section names of a report are observed in English;
/// everything else, also the names of factors, groups and profiles in other languages, are translations of our own. Names of tests are never
/// translated: clients compare them.</summary>
internal sealed record Words
{
    private static readonly FrozenDictionary<int, Words> All = new Dictionary<int, Words>
    {
        [CatalogueLists.English] = English.Words,
        [CatalogueLists.French] = French.Words,
        [CatalogueLists.Spanish] = Spanish.Words,
        [CatalogueLists.Russian] = Russian.Words,
        [CatalogueLists.Arabic] = Arabic.Words,
    }.ToFrozenDictionary();

    private FrozenDictionary<string, string> names = FrozenDictionary<string, string>.Empty;

    /// <summary>The two-letter language.</summary>
    public required string Code { get; init; }

    public bool IsRightToLeft { get; init; }

    public required string Report { get; init; }

    public required string TakenOn { get; init; }

    /// <summary>The heading of what was watched, and what is said there.</summary>
    public required (string Heading, string Text) Proctoring { get; init; }

    public required string In { get; init; }

    public required string Graph { get; init; }

    public required string Details { get; init; }

    public required string Comments { get; init; }

    public required string Score { get; init; }

    public required string Minutes { get; init; }

    public required string Seconds { get; init; }

    public required string Download { get; init; }

    /// <summary>Little, some, much.</summary>
    public required (string Little, string Some, string Much) Levels { get; init; }

    /// <summary>What a comment says of a factor (0) and its level (1): in long, about the person, about trades, personally.</summary>
    public required (string Long, string Person, string Trades, string Personal) Comment { get; init; }

    /// <summary>What stands under a class (0 its name) and under a profile (0 its name).</summary>
    public required (string Class, string Profile) Reference { get; init; }

    /// <summary>The session page: before the start (0 questions), until when (0), how far (0 of 1), at the end.</summary>
    public required (string Before, string Until, string Progress, string AllAnswered) Session { get; init; }

    public required (string Start, string Next, string Finish) Buttons { get; init; }

    /// <summary>A question about one factor (0), and about one (0) against its opposite (1).</summary>
    public required (string One, string Two) Question { get; init; }

    /// <summary>The five answers, from 0 to 10.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>After the end: thanks, what was completed (0), the link to the report.</summary>
    public required (string Thanks, string Completed, string YourReport) End { get; init; }

    /// <summary>The names that are not as in English, as lines of <c>English = translation</c>.</summary>
    public string Names
    {
        init => names = value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" = "))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    /// <summary>The words of a language; English for one without words of its own.</summary>
    public static Words Of(int languageId) => All.GetValueOrDefault(languageId, English.Words);

    /// <summary>The name of a factor, a group, a profile or a class of profiles; the English one where there is no translation.</summary>
    public string Name(string english) => names.GetValueOrDefault(english, english);

    /// <summary>How much a score shows of a factor.</summary>
    public string Level(decimal score) => score switch { < 4m => Levels.Little, < 7m => Levels.Some, _ => Levels.Much };

    /// <summary>How long it took, as the report's header has it: <c>14 min 24 sec</c>.</summary>
    public string Duration(TimeSpan taken) => string.Create(CultureInfo.InvariantCulture, $"{(long)taken.TotalMinutes} {Minutes} {taken.Seconds} {Seconds}");

    /// <summary>An instant in Paris time; within a script that runs to the left marked as one piece that does not.</summary>
    public string Time(DateTimeOffset? instant) => IsRightToLeft ? $"\u2066{ParisTime.Text(instant)}\u2069" : ParisTime.Text(instant)!;

    /// <summary>A text with its places filled.</summary>
    public static string Fill(string text, params ReadOnlySpan<object> values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
