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

    private Parameters()
    {
    }

    /// <summary>The value, or null when it is absent, empty or no single value.</summary>
    public string? this[string name] => values.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;

    /// <summary>Whether the call has the name, be it empty.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Whether the value is a list or an object.</summary>
    public bool IsNested(string name) => values.TryGetValue(name, out var value) && value is null;

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

    /// <summary>What is wrong with the body, which then counts as empty; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The parameters of a call; they are read once, however often they are asked for.</summary>
    public static Parameters Of(Request request, bool ignoresJson) => request.Prepared(ignoresJson, Read);

    private static Parameters Read(Request request, bool ignoresJson)
    {
        var read = new Parameters();
        foreach (var (name, value) in request.Query.Pairs) read.values[name] = value;
        if (request.Method != "POST" || request.Body.IsEmpty || request.IsTooLarge) return read;
        switch (request.MediaType)
        {
            case "application/x-www-form-urlencoded":
                foreach (var (name, value) in request.Form.Pairs) read.values[name] = value;
                break;
            case "multipart/form-data":
                var fields = MultipartFields.Read(request, out var problem);
                read.Problem = problem;
                foreach (var (name, value) in fields) read.values[name] = value;
                break;
            case "application/json" when !ignoresJson:
                read.Problem = read.AddJson(request.Body);
                break;
        }

        return read;
    }

    private string? AddJson(ReadOnlyMemory<byte> body)
    {
        if (StrictJson.Read(body, DeepestJson, out var problem) is not { } read) return "the JSON body cannot be read: " + problem;
        if (read.ValueKind != JsonValueKind.Object) return "the JSON body is not an object";
        foreach (var member in read.EnumerateObject()) values[member.Name] = Text(member.Value);
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

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Null => "",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.String) =>
            string.Join(',', value.EnumerateArray().Select(Text)),
        _ => null,
    };
}
