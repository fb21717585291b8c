using System.Text.Json;
using Emulator.Core.Wire;

namespace Emulator.Core.Judging;

/// <summary>The members of a call that its operation does not read although it reads one that is called much the same: a name of another version, of a sibling,
/// or mistyped. Looked for when somebody looks at the call, never while it is decided.</summary>
public static class UnreadMembers
{
    private const int MostMistyped = 2;
    private const int ShortestMistyped = 5;
    private const int ShortestStem = 8;
    private const int DeepestBody = 64;
    private static readonly string[] Endings = ["s", "id", "url", "uri"];

    /// <summary>The members of the call, each with the one that was most likely meant.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="request">The call.</param>
    /// <param name="json">How the provider's records are written.</param>
    /// <param name="ignoresCase">Whether names are read in any case.</param>
    public static IReadOnlyList<UnreadMember> Of(Operation operation, Request request, JsonSerializerOptions json, bool ignoresCase)
    {
        var comparer = ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var inQuery = Declared(operation, "query", "body");
        List<string> inBody = operation.RequestBody is { } type ? [.. Members(json, type, ""), .. Declared(operation, "body")] : inQuery;
        return
        [
            .. Unread(request.Query.Pairs.Select(pair => pair.Key), operation.RequestBody is null ? inQuery : Declared(operation, "query"), comparer),
            .. Unread(request.Form.Pairs.Select(pair => pair.Key), inBody, comparer),
            .. Unread(Given(request, operation.RequestBody is not null), inBody, comparer),
        ];
    }

    private static List<string> Declared(Operation operation, params string[] places) =>
        [.. operation.Parameters.Where(parameter => places.Contains(parameter.In)).Select(parameter => parameter.Name)];

    private static IEnumerable<UnreadMember> Unread(IEnumerable<string> given, List<string> declared, StringComparer comparer) => given
        .Distinct(comparer)
        .Where(name => !declared.Contains(name, comparer) && !declared.Contains(name.Split('[')[0], comparer))
        .Select(name => (Name: name, Meant: Nearest(name, declared)))
        .Where(found => found.Meant is not null)
        .Select(found => new UnreadMember(found.Name, found.Meant!));

    private static string? Nearest(string name, List<string> declared)
    {
        var last = Spelling.Plain(Last(name));
        if (last.Length == 0) return null;
        return declared.Find(known => Spelling.Plain(Last(known)) == last)
            ?? declared.Find(known => Differs(last, Spelling.Plain(Last(known))))
            ?? (last.Length < ShortestMistyped ? null : declared
                .Select(known => (Name: known, Away: Spelling.Away(last, Spelling.Plain(Last(known)), MostMistyped)))
                .Where(near => near.Away <= MostMistyped).OrderBy(near => near.Away).Select(near => near.Name).FirstOrDefault());
    }

    /// <summary>Whether the two differ by an ending that siblings add or leave out.</summary>
    private static bool Differs(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return shorter.Length >= ShortestStem && longer.StartsWith(shorter, StringComparison.Ordinal) && Endings.Contains(longer[shorter.Length..]);
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> Members(JsonSerializerOptions json, Type type, string before)
    {
        foreach (var property in json.GetTypeInfo(type).Properties)
        {
            yield return before + property.Name;
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.Namespace != type.Namespace || inner.IsValueType) continue;
            foreach (var path in Members(json, inner, before + property.Name + ".")) yield return path;
        }
    }

    private static IEnumerable<string> Given(Request request, bool isDeep)
    {
        if (request.Body.IsEmpty || !request.MediaType.EndsWith("json", StringComparison.Ordinal)) return [];
        var read = StrictJson.Read(request.Body, DeepestBody, out _, leavesHalfPairs: true);
        return read is { ValueKind: JsonValueKind.Object } body ? Paths(body, "", isDeep) : [];
    }

    private static IEnumerable<string> Paths(JsonElement of, string before, bool isDeep)
    {
        foreach (var member in of.EnumerateObject())
        {
            yield return before + member.Name;
            if (!isDeep || member.Value.ValueKind is not JsonValueKind.Object) continue;
            foreach (var path in Paths(member.Value, before + member.Name + ".", isDeep)) yield return path;
        }
    }
}

/// <summary>A member that nobody reads.</summary>
/// <param name="Name">Its name in the call.</param>
/// <param name="Meant">The one that the operation reads.</param>
public sealed record UnreadMember(string Name, string Meant);
