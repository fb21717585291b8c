using Emulator.Core.Judging;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The words of <c>keywords</c>, each of which must be in one of the texts, without regard to case and accents [inferred].</summary>
internal readonly struct KeyWords(Call call)
{
    private readonly French.Part[] words =
        [.. (call.Request.Query["keywords"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => new French.Part(word))];

    /// <summary>Whether there are none: everything fits.</summary>
    public bool IsEmpty => words.Length == 0;

    /// <summary>Whether each word is in one of the texts.</summary>
    public bool Fit(params ReadOnlySpan<string?> texts)
    {
        foreach (var word in words)
            if (!IsInOne(word, texts)) return false;
        return true;
    }

    private static bool IsInOne(French.Part word, ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (text is not null && word.IsIn(text)) return true;
        return false;
    }
}
