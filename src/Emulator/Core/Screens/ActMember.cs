using System.Collections.Immutable;

namespace Emulator.Core.Screens;

/// <summary>One thing that can be said with an act.</summary>
/// <param name="Name">The member of the body (or the query's parameter), with dots for members of members; a last part <c>*</c> stands for
/// names that depend on the subject.</param>
/// <param name="Kind">What may be written.</param>
/// <param name="Summary">What it means, in a few words.</param>
public sealed record ActMember(string Name, MemberKind Kind, string Summary)
{
    /// <summary>Whether the act cannot be without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether null may be written: it clears.</summary>
    public bool IsClearable { get; init; }

    /// <summary>The words that may be written; empty when there is no such list, or when it depends on the subject.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The least number, or null.</summary>
    public decimal? Least { get; init; }

    /// <summary>The greatest number, or null.</summary>
    public decimal? Most { get; init; }

    /// <summary>That an act happens later instead of now.</summary>
    public static ActMember After { get; } = new("after", MemberKind.Duration, "later, not now");

    /// <summary>A choice of words.</summary>
    public static ActMember Choice(string name, string summary, params ReadOnlySpan<string> choices) =>
        new(name, MemberKind.Text, summary) { Choices = [.. choices] };
}

/// <summary>What may be written for a member of an act.</summary>
public enum MemberKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number without decimals.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A duration, ISO 8601 on the wire.</summary>
    Duration,

    /// <summary>An instant, ISO 8601 on the wire.</summary>
    Instant,

    /// <summary>An absolute http or https address.</summary>
    Url,

    /// <summary>A list of texts.</summary>
    TextList,
}
