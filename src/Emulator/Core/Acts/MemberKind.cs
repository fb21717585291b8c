namespace Emulator.Core.Acts;

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
