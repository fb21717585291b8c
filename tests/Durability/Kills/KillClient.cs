namespace Durability.Kills;

/// <summary>One of those who use the emulator: makes one call after the other, remembers what it was told, and looks after each start whether it still
/// holds. At most one of its calls is open when the process is killed: that one may be done or not, but not half.</summary>
/// <param name="site">Where the emulator is.</param>
/// <param name="name">Who it is, for what is said.</param>
/// <param name="chance">What it does next.</param>
internal abstract class KillClient(Site site, string name, Random chance)
{
    protected Site Site => site;

    protected Random Chance => chance;

    protected string Name => name;

    /// <summary>Uses it until it is gone.</summary>
    public async Task UseAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested) await StepAsync();
        }
        catch (GoneException)
        {
            // It was killed.
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or System.Text.Json.JsonException)
        {
            site.Wrong($"{name}: an answer cannot be read: {error}");
        }
    }

    /// <summary>Looks after a start; nobody ends the process meanwhile.</summary>
    public async Task LookAsync()
    {
        try
        {
            await VerifyAsync();
        }
        catch (Exception error) when (error is GoneException or KeyNotFoundException or InvalidOperationException or System.Text.Json.JsonException)
        {
            site.Wrong($"{name}: it cannot be looked whether all holds: {error}");
        }
    }

    /// <summary>Makes what it needs; once.</summary>
    public virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Looks whether all that it was told holds.</summary>
    protected abstract Task VerifyAsync();

    protected abstract Task StepAsync();

    protected void Must(bool holds, string what) => site.Must(holds, $"{name}: {what}");

    /// <summary>Some of those that were there before, and all the latest.</summary>
    protected IEnumerable<T> Sample<T>(IReadOnlyList<T> all, int latest, int others)
    {
        var old = Math.Max(0, all.Count - latest);
        return all.Skip(old).Concat(Enumerable.Range(0, Math.Min(others, old)).Select(_ => all[chance.Next(old)]));
    }
}
