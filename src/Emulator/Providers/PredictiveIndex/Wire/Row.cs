namespace Emulator.Providers.PredictiveIndex.Wire;

/// <summary>What the fields of a list are read from: one row that turns from record to record, so that looking through many makes nothing.</summary>
internal abstract class Row<TRecord>
    where TRecord : class
{
    /// <summary>So many look-ups are made one by one; whoever makes more walks a long list, where it pays to have worked out all at once.</summary>
    protected const int Few = 1_000;

    private TRecord? record;

    /// <summary>The record that it stands on.</summary>
    protected TRecord Record => record!;

    /// <summary>Turns to another record.</summary>
    public void Turn(TRecord to)
    {
        record = to;
        Forget();
    }

    /// <summary>Forgets what was looked up for the former record.</summary>
    protected abstract void Forget();
}
