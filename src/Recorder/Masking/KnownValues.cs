namespace Recorder.Masking;

/// <summary>What was masked somewhere, so that it is masked wherever else it is repeated: in a message, in another member, in a later call.</summary>
/// <param name="most">How many are known at once; the oldest are forgotten, and still masked wherever a name or their form tells what they are.</param>
internal sealed class KnownValues(int most = 5000)
{
    private const int Shortest = 3;
    private readonly Dictionary<string, string> standIns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> order = new();

    /// <summary>Whether some were forgotten.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>From now on the value is replaced wherever it is repeated.</summary>
    public void Add(string value, string standIn)
    {
        if (value.Length < Shortest || value.All(letter => !char.IsLetterOrDigit(letter)) || !standIns.TryAdd(value, standIn)) return;
        order.Enqueue(value);
        if (order.Count <= most) return;
        standIns.Remove(order.Dequeue());
        HasForgotten = true;
    }

    /// <summary>The text with stand-ins for the known values, where they stand as words of their own.</summary>
    public string Replace(string text)
    {
        var repeated = standIns.Where(one => text.Contains(one.Key, StringComparison.OrdinalIgnoreCase)).OrderByDescending(one => one.Key.Length);
        foreach (var (value, standIn) in repeated) text = Replace(text, value, standIn);
        return text;
    }

    private static string Replace(string text, string value, string standIn)
    {
        for (var at = 0; (at = text.IndexOf(value, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            // A key inside a longer text is one all the same; a short name inside a word is none.
            if (value.Length < 8 && (IsLetter(text, at - 1) || IsLetter(text, at + value.Length)))
            {
                at += value.Length;
                continue;
            }

            text = text[..at] + standIn + text[(at + value.Length)..];
            at += standIn.Length;
        }

        return text;
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
