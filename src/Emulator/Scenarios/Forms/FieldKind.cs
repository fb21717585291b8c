namespace Emulator.Scenarios.Forms;

/// <summary>What may be written for a part of a step.</summary>
internal enum FieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Anything.</summary>
    Any,

    /// <summary>Names with values.</summary>
    Map,

    /// <summary>A duration: <c>2 days</c>.</summary>
    Duration,

    /// <summary>A number without decimals, from 1 up.</summary>
    Count,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>A provider's name.</summary>
    Provider,

    /// <summary>A provider's name, with the name of a surface behind it where it has several.</summary>
    Place,

    /// <summary>Whose credential a call carries.</summary>
    Caller,

    /// <summary>A verb and a path.</summary>
    Call,

    /// <summary>An act of the provider.</summary>
    Act,

    /// <summary>A name to remember something by.</summary>
    Name,

    /// <summary>A status, or names with what the answer must have.</summary>
    Answers,

    /// <summary>What came of each attempt of a webhook.</summary>
    Attempts,

    /// <summary>The name of a receiver.</summary>
    ReceiverName,

    /// <summary>What a receiver answers: a status, or down.</summary>
    ReceiverAnswer,
}
