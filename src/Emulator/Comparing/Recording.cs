namespace Emulator.Comparing;

/// <summary>A call and the answer that was recorded for it, with made-up values in place of what is secret or personal.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Provider">Who was recorded.</param>
/// <param name="To">Where the provider was.</param>
/// <param name="At">When the call came; null when nobody noted it.</param>
/// <param name="ShapesOnly">Whether of bodies their shapes alone were kept.</param>
/// <param name="Request">The call.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Recording(
    string Name, string Provider, Uri To, DateTimeOffset? At, bool ShapesOnly, RecordedRequest Request, WireAnswer Answer);

/// <summary>A recorded call.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">Those that were kept.</param>
/// <param name="BodyKind"><c>none</c>, <c>json</c>, <c>xml</c>, <c>form</c>, <c>text</c>, <c>bytes</c> or <c>dropped</c>.</param>
/// <param name="Body">What was kept of it.</param>
internal sealed record RecordedRequest(
    string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, string BodyKind, string Body);

/// <summary>An answer, recorded or given by the emulator.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, each value on its own.</param>
/// <param name="BodyKind">See <see cref="RecordedRequest"/>.</param>
/// <param name="Body">The body as text; of bytes their base64.</param>
internal sealed record WireAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, string BodyKind, string Body)
{
    /// <summary>The header's value, or null.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The kind of a body of this media type.</summary>
    public static string KindOf(string? contentType, string text) =>
        text.Length == 0 ? "none"
        : contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true || (contentType is null && text[0] is '{' or '[') ? "json"
        : contentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true || (contentType is null && text[0] is '<') ? "xml"
        : contentType is null || contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? "text"
        : "bytes";
}
