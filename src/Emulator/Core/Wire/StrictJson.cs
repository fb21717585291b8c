using System.Text.Json;
using System.Text.Unicode;
using Emulator.Core.State;

namespace Emulator.Core.Wire;

/// <summary>Reads JSON from strangers: valid UTF-8 without byte order mark, no duplicate members, bounded depth and number of values, no halves of surrogate
/// pairs. Whatever it
/// returns can be read to the end without an exception.</summary>
public static class StrictJson
{
    /// <summary>Reads a text; null with the reason in <paramref name="problem"/> when it is not well formed.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="maxDepth">The deepest nesting that is read.</param>
    /// <param name="problem">What is wrong, in plain words; null when nothing is.</param>
    /// <param name="leavesHalfPairs">Whether a half of a surrogate pair may stand in a text, though not in a name: for who names the member that holds it.
    /// Taking out that text throws.</param>
    public static JsonElement? Read(ReadOnlyMemory<byte> utf8, int maxDepth, out string? problem, bool leavesHalfPairs = false)
    {
        InGate.Refuse("Reading JSON");
        if (!Utf8.IsValid(utf8.Span))
        {
            problem = "it is not valid UTF-8";
            return null;
        }

        problem = InputBounds.JsonProblem(utf8.Span, maxDepth);
        if (problem is not null) return null;
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = maxDepth });
            if (utf8.Span.IndexOf("\\u"u8) >= 0) ReadTexts(document.RootElement, namesOnly: leavesHalfPairs);
            problem = null;
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            problem = error.Message;
            return null;
        }
        catch (InvalidOperationException)
        {
            problem = "it holds half of a surrogate pair";
            return null;
        }
    }

    // An escape that stands for half a letter is only noticed when the text is taken out.
    private static void ReadTexts(JsonElement element, bool namesOnly)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when !namesOnly:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) ReadTexts(item, namesOnly);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value, namesOnly);
                }

                break;
        }
    }
}
