using System.Collections.Immutable;

namespace Emulator.Scenarios.Receivers;

/// <summary>A webhook server of the emulator's own: what it answers, and what it has got.</summary>
internal sealed class Receiver(string name)
{
    private const int MostKept = 1000;
    private readonly Lock changing = new();
    private readonly Queue<Received> received = new();
    private string answers = "200";
    private int? times;
    private int count;

    public string Name { get; } = name;

    /// <summary>A status, or <c>down</c>; and how many times more, or null for ever.</summary>
    public (string Answers, int? Times, int Count) Setting
    {
        get
        {
            lock (changing) return (answers, times, count);
        }
    }

    /// <summary>What came, oldest first; the latest thousand.</summary>
    public ImmutableArray<Received> Received
    {
        get
        {
            lock (changing) return [.. received];
        }
    }

    /// <summary>From now on it answers this; after so many times 200 again.</summary>
    public void Set(string answer, int? most)
    {
        lock (changing) (answers, times) = (answer, most);
    }

    /// <summary>Takes a call; answers the status, or null to break the connection.</summary>
    public int? Take(Func<int, string, Received> make)
    {
        lock (changing)
        {
            var answer = answers;
            if (times is { } left) (answers, times) = left <= 1 ? ("200", (int?)null) : (answers, left - 1);
            received.Enqueue(make(++count, answer));
            while (received.Count > MostKept) received.Dequeue();
            return answer == "down" ? null : int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>One call that a receiver got.</summary>
internal sealed record Received(int Number, DateTimeOffset At, string Method, string Query, IReadOnlyDictionary<string, string> Headers, string ContentType, string Body, string Answered);
