using Emulator.Core.Agenda;

namespace Emulator.Core.Workspaces;

/// <summary>What runs at one instant of a journey. What was there when the instant began is honest, however much; what that brings forth for the same instant
/// has an end: in how often it does so, and in how much.</summary>
internal sealed class Instant
{
    /// <summary>So often may what runs at one instant bring forth more for the same instant, before it is taken for something that never ends.</summary>
    public const int MostWaves = 10_000;

    /// <summary>So much may it bring forth for the same instant, besides as much again as was there.</summary>
    public const int MostBorn = 50_000;

    private readonly DateTimeOffset at;
    private readonly long first;
    private readonly int honest;
    private long last;
    private int waves, ran, ranHonest;

    /// <summary>An instant that begins, with what is due by then.</summary>
    public Instant(DateTimeOffset at, AgendaEntries agenda)
    {
        (this.at, first, last) = (at, agenda.LastNumber, agenda.LastNumber);
        honest = agenda.CountDue(at);
    }

    /// <summary>The instant as it goes on, or the one that begins.</summary>
    public static Instant Of(Instant? former, DateTimeOffset now, AgendaEntries agenda) => former?.at == now ? former : new Instant(now, agenda);

    /// <summary>Counts an entry that is to be run.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="agenda">The agenda, with the entry still on it.</param>
    /// <exception cref="JourneyEndedException">What runs at the instant never ends.</exception>
    public void Count(AgendaEntry entry, AgendaEntries agenda)
    {
        ran++;
        if (entry.Number <= first)
        {
            ranHonest++;
            return;
        }

        // What the last wave brought forth is the next.
        if (entry.Number > last) (waves, last) = (waves + 1, agenda.LastNumber);
        // Only what is due counts: an entry may plan as much as it likes for later.
        var born = agenda.LastNumber - first <= MostBorn ? 0 : ran - ranHonest + agenda.CountDue(at) - (honest - ranHonest);
        if (waves > MostWaves || born > MostBorn + honest)
            throw new JourneyEndedException($"What falls due at {at:yyyy-MM-ddTHH:mm:ss.fffZ} seems to bring itself forth again and "
                + $"again: “{entry.Kind}” of {entry.Provider}. The clock stands there.");
    }
}
