using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Emulator.Core.Wire;

/// <summary>How much a body may hold besides its bytes: counted over the bytes as they lie there, before anything is made of them. No client of these APIs
/// comes near; what is above would cost a hundred times its size.</summary>
public static class InputBounds
{
    /// <summary>The largest number of fields of a form: ten times what PHP takes by itself (max_input_vars).</summary>
    public const int Fields = 10_000;

    /// <summary>The largest number of values in JSON, objects and lists included: the longest list that the providers take has some hundred.</summary>
    public const int Values = 100_000;

    /// <summary>What is wrong with the number of fields of a form, which continues a sentence; null when nothing is.</summary>
    public static string? FormProblem(ReadOnlySpan<byte> form) => form.Count((byte)'&') < Fields ? null : TooMany("fields", Fields);

    /// <summary>What is wrong with the number of parts of a multipart body, which continues a sentence; null when nothing is.</summary>
    /// <param name="body">The body.</param>
    /// <param name="delimiter">What stands before each part.</param>
    public static string? PartsProblem(ReadOnlySpan<byte> body, string delimiter) =>
        body.Count(Encoding.Latin1.GetBytes(delimiter)) <= Fields ? null : TooMany("parts", Fields);

    /// <summary>What is wrong with the number of values of a text in JSON, which continues a sentence; null when nothing is, or when it is no JSON.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="maxDepth">The deepest nesting that is read.</param>
    public static string? JsonProblem(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        // So many values take at least as many bytes, and a comma or a bracket each.
        if (utf8.Length <= Values) return null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        var count = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject) continue;
                if (++count > Values) return TooMany("values", Values);
            }
        }
        catch (JsonException)
        {
            // Whoever reads it tells what is wrong.
        }

        return null;
    }

    private static string TooMany(string what, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"it has more than {most} {what}, the most that are read");
}
