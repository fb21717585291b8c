using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Endpoints;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>What is wrong with the parameters of a call, in the order in which they are read. Of a field the first mistake counts.</summary>
internal sealed record FieldMistakes
{
    private readonly ImmutableArray<KeyValuePair<string, string>> all;

    private FieldMistakes(ImmutableArray<KeyValuePair<string, string>> all) => this.all = all;

    /// <summary>Nothing is wrong.</summary>
    public static FieldMistakes None { get; } = new([]);

    /// <summary>How many fields are wrong.</summary>
    public int Count => all.Length;

    /// <summary>The refusal that lists them all, or null when there is none.</summary>
    public Refusal? Refusal => all.IsEmpty ? null : Told(Refuse.Fields(all));

    /// <summary>That the call has a body which nobody reads, in a sentence; null when it has none.</summary>
    public string? Unread { get; init; }

    /// <summary>And this field has this mistake.</summary>
    public FieldMistakes And(string field, string message) => At(all.Length, field, message);

    /// <summary>And an end is wrong when it is over at this instant: only the decision knows it.</summary>
    public FieldMistakes Judge(EndDate? end, DateTimeOffset now) =>
        end is not null && end.At <= now ? At(end.Place, end.Field, Messages.NotAfter(ParisTime.Text(now))) : this;

    private FieldMistakes At(int place, string field, string message)
    {
        foreach (var (known, _) in all)
            if (known == field) return this;
        return new FieldMistakes(all.Insert(place, KeyValuePair.Create(field, message))) { Unread = Unread };
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
