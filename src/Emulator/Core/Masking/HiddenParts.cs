using System.Text;

namespace Emulator.Core.Masking;

/// <summary>The parts of a text that are not to be shown.</summary>
internal sealed class HiddenParts
{
    private readonly List<(int Start, int End, bool TellsEnding)> parts = [];

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => parts.Count == 0;

    /// <summary>Hides a part.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="tellsEnding">Whether its last characters may be shown, so that a person can tell one key from another.</param>
    public void Add(int start, int end, bool tellsEnding) => parts.Add((start, end, tellsEnding));

    /// <summary>The same parts where they stand in the text as it was written.</summary>
    public void AddTo(HiddenParts other, DecodedText decoded)
    {
        foreach (var (start, end, _) in parts)
        {
            var (from, to) = decoded.Written(start, end);
            other.Add(from, to, tellsEnding: false);
        }
    }

    /// <summary>The text without them. Where they overlap, all that belongs to one of them goes.</summary>
    public string Hide(string text)
    {
        if (IsEmpty) return text;
        parts.Sort();
        var (shown, copied) = (new StringBuilder(text.Length), 0);
        for (var i = 0; i < parts.Count;)
        {
            var (start, end, tells) = parts[i++];
            for (; i < parts.Count && parts[i].Start < end; i++) (end, tells) = (Math.Max(end, parts[i].End), tells && parts[i].TellsEnding);
            shown.Append(text, copied, start - copied).Append(tells ? SecretMask.Ending(text[start..end]) : SecretMask.Hidden);
            copied = end;
        }

        return shown.Append(text, copied, text.Length - copied).ToString();
    }
}
