namespace Emulator.Core.Judging;

/// <summary>What one check says of one call.</summary>
public readonly record struct Judgement
{
    private Judgement(CheckOutcome outcome, Detail detail, Refusal? refusal) => (Outcome, Detail, Refusal) = (outcome, detail, refusal);

    /// <summary>Passed, failed or skipped.</summary>
    public CheckOutcome Outcome { get; }

    /// <summary>Why, in plain words; nothing when the name of the check says it.</summary>
    public Detail Detail { get; }

    /// <summary>The refusal of a failed check.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The check held.</summary>
    public static Judgement Passed(Detail detail = default) => new(CheckOutcome.Passed, detail, null);

    /// <summary>The check did not apply.</summary>
    public static Judgement Skipped(Detail detail = default) => new(CheckOutcome.Skipped, detail, null);

    /// <summary>The check did not hold.</summary>
    public static Judgement Failed(Refusal refusal) => new(CheckOutcome.Failed, refusal.Detail, refusal);

    /// <summary>The check did not hold.</summary>
    public static implicit operator Judgement(Refusal refusal) => Failed(refusal);
}
