using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What is wrong with the parameters of a call, in the order in which they are read. Of a field the first mistake counts.</summary>
internal sealed record FieldMistakes
{
    private readonly ImmutableArray<Mistake> all;

    private FieldMistakes(ImmutableArray<Mistake> all) => this.all = all;

    /// <summary>Nothing is wrong.</summary>
    public static FieldMistakes None { get; } = new([]);

    /// <summary>How many fields are wrong.</summary>
    public int Count => all.Length;

    /// <summary>The refusal that lists them all, or null when there is none.</summary>
    public Refusal? Refusal => all.IsEmpty ? null : Told(Refuse.Fields(all));

    /// <summary>That the call has a body which nobody reads, in a sentence; null when it has none.</summary>
    public string? Unread { get; init; }

    /// <summary>And this field has this mistake.</summary>
    public FieldMistakes And(Mistake mistake) => At(all.Length, mistake);

    /// <summary>And an end is wrong when it is over at this instant: only the decision knows it.</summary>
    public FieldMistakes Judge(EndDate? end, DateTimeOffset now)
    {
        if (end is null || end.At > now) return this;
        var present = ParisTime.Text(now);
        return At(end.Place, new Mistake(end.Field, Messages.NotAfter(present), $"be after the workspace's present, {present} in Paris")
        {
            Seen = ParisTime.Text(end.At),
            Place = MemberPlace.Form,
            Example = Samples.Date,
        });
    }

    private FieldMistakes At(int place, Mistake mistake)
    {
        foreach (var known in all)
            if (known.Member == mistake.Member) return this;
        return new FieldMistakes(all.Insert(place, mistake)) { Unread = Unread };
    }

    // What is missing may stand in the body.
    private Refusal Told(Refusal refusal) => Unread is null ? refusal : refusal with
    {
        Detail = $"{refusal.Detail} {Unread}",
        Fix = "Send the parameters in the query, or in a body of application/x-www-form-urlencoded.",
    };
}

/// <summary>When something is to end, and where a mistake would stand among the others should that be over.</summary>
/// <param name="At">The instant.</param>
/// <param name="Field">The parameter.</param>
/// <param name="Place">How many mistakes come before it.</param>
internal sealed record EndDate(DateTimeOffset At, string Field, int Place);
