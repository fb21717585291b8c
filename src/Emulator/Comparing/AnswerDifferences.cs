using System.Text.Json;
using System.Xml;

namespace Emulator.Comparing;

/// <summary>Holds a recorded answer beside the emulator's: status, headers, media type and body.</summary>
internal static class AnswerDifferences
{
    // Of the connection, of the server, and ours alone.
    private static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Age", "Alt-Svc", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Keep-Alive", "Server", "Set-Cookie", "Transfer-Encoding",
        "Via", "X-Emulator-Exchange",
    };

    /// <summary>The differences; none when the recording confirms what the emulator does.</summary>
    public static IReadOnlyList<Difference> Of(Recording recording, WireAnswer own, DeclaredBody declared)
    {
        var recorded = recording.Answer;
        if (recorded.Status != own.Status) return [new Difference("status", "", $"recorded {recorded.Status}, here {own.Status}")];
        var all = new List<Difference>();
        if (recorded.Headers.Count > 0)
        {
            var (theirs, ours) = (MediaType(recorded), MediaType(own));
            if (theirs != ours) all.Add(new Difference("media type", "", $"recorded {theirs}, here {ours}"));
            all.AddRange(Headers(recording, own));
        }

        try
        {
            all.AddRange(Bodies(recorded, own, declared, isWhole: recording.At is not null));
        }
        catch (Exception error) when (error is JsonException or XmlException)
        {
            all.Add(new Difference("type", "", "one of the bodies cannot be read: " + error.Message));
        }

        return all;
    }

    private static IEnumerable<Difference> Headers(Recording recording, WireAnswer own)
    {
        foreach (var name in own.Headers.Select(header => header.Key).Where(name => !Passed.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (recording.Answer.Header(name) is not { } theirs)
            {
                // A wire example tells of the headers that it is about.
                if (recording.At is not null) yield return new Difference("header", name, "always here, and not recorded");
                continue;
            }

            var ours = own.Header(name)!;
            if (ours is ['{' or '[', ..] && theirs is ['{' or '[', ..])
            {
                foreach (var difference in new BodyDifferences(DeclaredBody.Unknown, isRefusal: false).Of(Seen.OfJson(theirs), Seen.OfJson(ours)))
                    yield return difference with { Rule = "header", At = $"{name} {difference.At}" };
            }
        }
    }

    private static IEnumerable<Difference> Bodies(WireAnswer recorded, WireAnswer own, DeclaredBody declared, bool isWhole)
    {
        if (recorded.BodyKind == "dropped") return [];
        if (recorded.BodyKind == "bytes" || own.BodyKind == "bytes")
        {
            return recorded.BodyKind == own.BodyKind && recorded.Body.Length > 3 && own.Body.StartsWith(recorded.Body[..4], StringComparison.Ordinal)
                ? [] : [new Difference("type", "", $"recorded {recorded.BodyKind}, here {own.BodyKind}, or another kind of file")];
        }

        if (recorded.BodyKind != own.BodyKind) return [new Difference("type", "", $"the body was recorded as {recorded.BodyKind}, here it is {own.BodyKind}")];
        var differences = new BodyDifferences(recorded.Status < 400 ? declared : DeclaredBody.Unknown, recorded.Status >= 400, isWhole);
        return recorded.BodyKind switch
        {
            "json" => differences.Of(Seen.OfJson(recorded.Body), Seen.OfJson(own.Body)),
            "xml" => differences.Of(Seen.OfXml(recorded.Body), Seen.OfXml(own.Body)),
            "text" when recorded.Status >= 400 && recorded.Body.Trim() != own.Body.Trim() =>
                [new Difference("error body", "", $"recorded “{recorded.Body.Trim()}”, here “{own.Body.Trim()}”")],
            _ => [],
        };
    }

    private static string MediaType(WireAnswer answer) =>
        answer.Header("Content-Type") is { } type ? string.Join("; ", type.Split(';').Select(part => part.Trim().ToLowerInvariant())) : "none";
}
