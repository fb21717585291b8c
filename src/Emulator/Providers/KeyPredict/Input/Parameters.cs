using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Emulator.Core.Wire;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The parameters of a call: the query, and over it the fields of a posted body, as symfony 1 adds them to one holder. Of a repeated name the last
/// counts. A JSON object is read too unless the account is strict: the real server probably ignores it.</summary>
internal sealed class Parameters
{
    private const int DeepestJson = 32;

    // Null stands for a list or an object where a single value belongs.
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> repeated = new(StringComparer.Ordinal);

    private Parameters()
    {
    }

    /// <summary>The value, or null when it is absent, empty or no single value.</summary>
    public string? this[string name] => values.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;

    /// <summary>Whether the call has the name, be it empty.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether the value is a list or an object.</summary>
    public bool IsNested(string name) => values.TryGetValue(name, out var value) && value is null;

    /// <summary>All values of a list, in order: <c>name[]</c> or <c>name[0]</c>, <c>name[1]</c> …, else those of a name that comes again; empty when it is
    /// absent.</summary>
    public IReadOnlyList<string> Items(string name)
    {
        var items = new List<(int At, string Value)>();
        foreach (var (key, all) in repeated)
            if (IndexIn(key, name) is { } at) items.AddRange(all.Select(value => (at, value)));
        if (items.Count > 0) return [.. items.OrderBy(item => item.At).Select(item => item.Value)];
        return repeated.TryGetValue(name, out var same) ? same : this[name] is { } one ? [one] : [];
    }

    /// <summary>Whether a list is given where the name alone is not.</summary>
    public bool IsList(string name) => !Has(name) && repeated.Keys.Any(key => IndexIn(key, name) is not null);

    /// <summary>The member of each thing in a list, in order: <c>name[0][member]</c>, <c>name[1][member]</c> …</summary>
    public ImmutableArray<string> Members(string name, string member)
    {
        var (head, tail) = (name + "[", "][" + member + "]");
        return
        [
            .. values
                .Where(pair => pair.Key.StartsWith(head, StringComparison.Ordinal)
                    && pair.Key.EndsWith(tail, StringComparison.Ordinal) && pair.Key.Length > head.Length + tail.Length)
                .Select(pair => (Index: pair.Key[head.Length..^tail.Length], pair.Value))
                .Where(item => int.TryParse(item.Index, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .OrderBy(item => int.Parse(item.Index, CultureInfo.InvariantCulture))
                .Select(item => item.Value ?? ""),
        ];
    }

    /// <summary>That the call has a body which nobody reads, in a sentence; null when it has none.</summary>
    public string? Unread { get; private set; }

    /// <summary>What is wrong with the body, which then counts as empty; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The parameters of a call; they are read once, however often they are asked for.</summary>
    public static Parameters Of(Request request, bool ignoresJson) => request.Prepared(ignoresJson, Read);

    private static Parameters Read(Request request, bool ignoresJson)
    {
        var read = new Parameters();
        read.Add(request.Query.Pairs);
        if (Escapes.FirstForeign(request.RawQuery) is { } foreign) read.Problem = $"the query has {foreign}, which is no UTF-8";
        if (request.Body.IsEmpty || request.IsTooLarge || read.Problem is not null) return read;
        if (request.Method != "POST")
            read.Unread = $"The body is not read, for this is a {request.Method}.";
        else if (BodyText.Compression(request.Header("Content-Encoding"), request.Body.Span) is { } compressed)
            read.Problem = compressed;
        else
            read.AddBody(request, ignoresJson);
        return read;
    }

    private void AddBody(Request request, bool ignoresJson)
    {
        switch (request.MediaType)
        {
            case "application/x-www-form-urlencoded":
                Add(request.Form.Pairs);
                Problem = request.FormProblem;
                break;
            case "multipart/form-data":
                var fields = MultipartFields.Read(request, out var problem);
                Problem = problem;
                if (problem is null) Add(fields);
                break;
            case "application/json" when !ignoresJson:
                Problem = AddJson(request);
                break;
            case "application/json":
                Unread = "The body is not read, for it is JSON and the account ignores that (ignoresJsonBodies).";
                break;
            default:
                Unread = request.MediaType.Length == 0
                    ? "The body is not read, for it has no Content-Type."
                    : $"The body is not read, for it is {request.MediaType}.";
                break;
        }
    }

    /// <summary>Adds pairs over those that are there: of a name that comes again here all count, where a collection is asked for.</summary>
    private void Add(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        foreach (var (name, _) in pairs) repeated.Remove(name);
        foreach (var (name, value) in pairs)
        {
            values[name] = value;
            (repeated.TryGetValue(name, out var all) ? all : repeated[name] = []).Add(value);
        }
    }

    private string? AddJson(Request request)
    {
        if (BodyText.Utf8(request.Header("Content-Type"), request.Body, takesMark: false, out var problem) is not { } text) return problem;
        if (!text.Span.ContainsAnyExcept(" \t\r\n"u8)) return null; // PHP's clients send it when there is nothing to say.
        if (StrictJson.Read(text, DeepestJson, out problem) is not { } read) return "it is JSON that cannot be read: " + problem;
        if (read is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0) return null; // What PHP makes of an empty array of fields.
        if (read.ValueKind != JsonValueKind.Object) return "it is JSON, but no object";
        foreach (var member in read.EnumerateObject())
        {
            values[member.Name] = Text(member.Value);
            repeated.Remove(member.Name);
        }

        foreach (var member in read.EnumerateObject()) AddThings(member);
        return null;
    }

    // A list of objects in the words of a form: name[0][member].
    private void AddThings(JsonProperty list)
    {
        if (list.Value.ValueKind != JsonValueKind.Array) return;
        var index = 0;
        foreach (var item in list.Value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
                foreach (var member in item.EnumerateObject())
                    values[string.Create(CultureInfo.InvariantCulture, $"{list.Name}[{index}][{member.Name}]")] = Text(member.Value);
            index++;
        }
    }

    // The place in a list that a key names: “name[]” is behind what came before, and sorting keeps the order of arrival.
    private static int? IndexIn(string key, string name)
    {
        if (key.Length < name.Length + 2 || !key.StartsWith(name, StringComparison.Ordinal) || key[name.Length] != '[' || key[^1] != ']') return null;
        var index = key.AsSpan(name.Length + 1, key.Length - name.Length - 2);
        if (index.IsEmpty) return int.MaxValue;
        return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Null => "",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.String) =>
            string.Join(',', value.EnumerateArray().Select(Text)),
        // What PHP makes of a list that does not count from zero.
        JsonValueKind.Object when value.EnumerateObject().All(item => item.Name.Length > 0 && item.Name.All(char.IsAsciiDigit)
            && item.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String) && value.EnumerateObject().Any() =>
            string.Join(',', value.EnumerateObject().Select(item => Text(item.Value))),
        _ => null,
    };
}
