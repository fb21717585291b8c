using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Emulator.Core.Clock;
using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Running;

/// <summary>The names of a run and what they stand for: <c>${invitation.id}</c>, <c>${list.0.name}</c>, <c>${workspace.users[role=User].id}</c>,
/// <c>${now + 3 days as date}</c>.</summary>
/// <param name="given">What a name stands for that is worked out anew each time, or null.</param>
/// <param name="kept">The names as they were kept; empty when there are none.</param>
internal sealed partial class Bindings(Func<string, JsonNode?> given, string kept)
{
    /// <summary>The names are deeper than what they stand for.</summary>
    private const int Deepest = 256;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = Deepest };
    private static readonly JsonSerializerOptions Writing = new(Match.Writing) { MaxDepth = Deepest };

    private static readonly Zone Paris = Zone.Of("Europe/Paris");
    private readonly JsonObject values = kept.Length == 0 ? [] : (JsonObject)JsonNode.Parse(kept, documentOptions: Reading)!;
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);
    private string? json = kept;

    /// <summary>The names and what they stand for, to be kept; the same text as long as nothing more is remembered.</summary>
    public string Json => json ??= values.ToJsonString(Writing);

    /// <summary>Remembers a value.</summary>
    /// <exception cref="StepFailedException">It is too much.</exception>
    public void Set(string name, JsonNode? value)
    {
        if (sizes.Count == 0)
            foreach (var (known, one) in values) sizes[known] = ValueRoom.SizeOf(one);
        var size = ValueRoom.SizeOf(value);
        ValueRoom.Keep(name, size, sizes.Where(other => other.Key != name).Sum(static other => other.Value));
        (values[name], sizes[name], json) = (value?.DeepClone(), size, null);
    }

    /// <summary>The value with all names in it replaced. A text that is one name alone becomes what the name stands for, whatever its type.</summary>
    /// <exception cref="StepFailedException">It would be too large, or a name stands for nothing.</exception>
    public JsonNode? Fill(JsonNode? node) => Fill(node, new ValueRoom());

    /// <summary>The text with all names in it replaced.</summary>
    /// <exception cref="StepFailedException">It would be too large, or a name stands for nothing.</exception>
    public string Text(string text) => Text(text, new ValueRoom());

    private JsonNode? Fill(JsonNode? node, ValueRoom room) => node switch
    {
        JsonObject named => Fill(named, room),
        JsonArray list => new JsonArray([.. list.Select(one => Fill(one, room))]),
        JsonValue value when value.TryGetValue<string>(out var text) =>
            Use().Match(text) is { Success: true } use && use.Length == text.Length ? Copy(Value(use), room) : JsonValue.Create(Text(text, room)),
        _ => node?.DeepClone(),
    };

    private JsonObject Fill(JsonObject named, ValueRoom room)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in named)
        {
            var key = Text(name, room);
            if (!filled.TryAdd(key, Fill(value, room))) throw new StepFailedException($"“{key}” is named twice, once its names are filled in.");
        }

        return filled;
    }

    private static JsonNode? Copy(JsonNode? value, ValueRoom room)
    {
        room.Take(value);
        return value?.DeepClone();
    }

    private string Text(string text, ValueRoom room)
    {
        room.Take(text.Length);
        return Use().Replace(text, use =>
        {
            var words = Words(Value(use));
            room.Take(words.Length);
            return words;
        });
    }

    /// <summary>A value as it stands in a text.</summary>
    public static string Words(JsonNode? value) => value switch
    {
        null => "",
        JsonValue one when one.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(Match.Writing),
    };

    private JsonNode? Value(System.Text.RegularExpressions.Match use)
    {
        var inside = use.Groups["inside"].Value.Trim();
        var name = NamePattern().Match(inside).Value;
        if (name is "now" or "start") return Instant(name, inside[name.Length..]);
        var value = values.TryGetPropertyValue(name, out var known) ? known : given(name);
        var path = inside[name.Length..];
        if (value is null && path.Length > 0) throw new StepFailedException($"“{name}” stands for nothing, so there is no “{inside}”.");
        var (at, walked) = (0, name);
        foreach (System.Text.RegularExpressions.Match part in Part().Matches(path))
        {
            if (part.Index != at) break;
            at += part.Length;
            value = Step(value, part, walked);
            walked += part.Value;
        }

        return at == path.Length
            ? value
            : throw new StepFailedException($"“${{{inside}}}” cannot be read after “{walked}”: a dot and a member, or [member=value].");
    }

    private JsonValue Instant(string name, string rest)
    {
        var (by, form) = rest.Split(" as ", 2) is [var first, var second] ? (first.Trim(), second.Trim()) : (rest.Trim(), "");
        var instant = DateTimeOffset.Parse(Words(given(name)), CultureInfo.InvariantCulture);
        if (by.Length > 0)
        {
            var length = by[0] is '+' or '-' ? Duration.Read(by[1..]) : null;
            if (length is null) throw new StepFailedException($"“${{{name}{rest}}}” cannot be read: ${{now + 3 days as date}}.");
            instant = (by[0] == '-' ? length.Value.Back() : length.Value).After(instant);
        }

        return form switch
        {
            "" => JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)),
            "date" => JsonValue.Create(instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "unix" => JsonValue.Create(instant.ToUnixTimeSeconds()),
            "Paris time" => JsonValue.Create(Paris.Local(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            _ => throw new StepFailedException($"An instant can be written as date, as unix or as Paris time, not as {form}."),
        };
    }

    private static JsonNode? Step(JsonNode? value, System.Text.RegularExpressions.Match part, string walked)
    {
        if (part.Groups["member"] is { Success: true } member)
        {
            if (value is JsonObject named && named.TryGetPropertyValue(member.Value, out var found)) return found;
            if (value is JsonArray list && int.TryParse(member.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count)
                return list[index];
            throw new StepFailedException($"“{walked}” has no “{member.Value}”; it is {Match.Short(value)}.");
        }

        var (key, wanted) = (part.Groups["key"].Value, part.Groups["value"].Value);
        return (value as JsonArray)?.FirstOrDefault(one => one is JsonObject item && item.TryGetPropertyValue(key, out var has) && Words(has) == wanted)
            ?? throw new StepFailedException($"“{walked}” has nothing whose {key} is “{wanted}”; it is {Match.Short(value)}.");
    }

    [GeneratedRegex(@"\$\{(?<inside>[^}]*)\}")]
    private static partial Regex Use();

    [GeneratedRegex(@"\A\p{L}[\p{L}\p{Nd}-]*")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\.(?<member>[^.\[\]]+)|\[(?<key>[^=\]]+)=(?<value>[^\]]*)\]")]
    private static partial Regex Part();
}
