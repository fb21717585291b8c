using Emulator.Core.Effects;
using Emulator.Core.Wire;

namespace Emulator.Core.Judging;

/// <summary>What a handler decides: an answer or a refusal, and what changes. A refusal changes nothing.</summary>
public readonly record struct Outcome
{
    /// <summary>The answer, or null for a refusal.</summary>
    public Answer? Answer { get; private init; }

    /// <summary>The refusal, or null for an answer.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>What changes; <see cref="Change.None"/> for a read.</summary>
    public Change Change { get => field ?? Change.None; private init; }

    /// <summary>Answers and changes nothing.</summary>
    public static implicit operator Outcome(Answer answer) => new() { Answer = answer };

    /// <summary>Refuses.</summary>
    public static implicit operator Outcome(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>Answers, and this changes.</summary>
    public static Outcome Of(Answer answer, Change change) => new() { Answer = answer, Change = change };
}
