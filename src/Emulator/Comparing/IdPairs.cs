using System.Globalization;
using System.Text.Json.Nodes;

namespace Emulator.Comparing;

/// <summary>Which id of the recording stands for which of the emulator: learnt from answers that tell both at the same place, so that later calls ask for the
/// same record.</summary>
internal sealed class IdPairs
{
    private readonly Dictionary<(string Kind, string Recorded), string> pairs = [];

    /// <summary>Learns from two answers to one call.</summary>
    /// <param name="path">The call's path.</param>
    /// <param name="recorded">The body that was recorded.</param>
    /// <param name="own">The emulator's.</param>
    public void Learn(string path, JsonNode? recorded, JsonNode? own)
    {
        var kind = path.Split('/').LastOrDefault(part => part.Length > 0 && !IsId(part)) ?? "";
        Pair(KindOf(kind), recorded, own);
    }

    /// <summary>The emulator's id in place of a recorded one.</summary>
    /// <param name="kind">What it is the id of, as far as the place tells.</param>
    /// <param name="recorded">What was recorded.</param>
    public string Own(string kind, string recorded)
    {
        if (pairs.TryGetValue((KindOf(kind), recorded), out var own)) return own;
        var others = pairs.Where(pair => pair.Key.Recorded == recorded).Select(pair => pair.Value).Distinct().Take(2).ToList();
        return others.Count == 1 ? others[0] : recorded;
    }

    /// <summary>From now on one stands for the other.</summary>
    public void Set(string kind, string recorded, string own) => pairs[(KindOf(kind), recorded)] = own;

    /// <summary>The path with the emulator's ids; what stands before an id tells what it is of.</summary>
    public string Path(string path)
    {
        var parts = path.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            var plain = Uri.UnescapeDataString(parts[i]);
            if (Own(parts[i - 1], plain) is var own && own != plain) parts[i] = Uri.EscapeDataString(own);
        }

        return string.Join('/', parts);
    }

    /// <summary>The body or query member with the emulator's ids.</summary>
    public JsonNode? Body(JsonNode? node, string name = "") => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Body(member.Value, member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Body(item, name))]),
        JsonValue value when Text(value) is { } text && Own(name, text) is var own && own != text =>
            value.GetValueKind() == System.Text.Json.JsonValueKind.Number && long.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number) : JsonValue.Create(own),
        _ => node?.DeepClone(),
    };

    /// <summary>Whether a part of a path is an id rather than a word of the vendor's.</summary>
    public static bool IsId(string part) =>
        (part.Any(char.IsAsciiDigit) && (part.Length > 3 || part.All(char.IsAsciiDigit))) || part.Contains('@', StringComparison.Ordinal);

    private void Pair(string kind, JsonNode? recorded, JsonNode? own)
    {
        if (recorded is JsonArray theirs && own is JsonArray ours)
        {
            for (var i = 0; i < Math.Min(theirs.Count, ours.Count); i++) Pair(kind, theirs[i], ours[i]);
            return;
        }

        if (recorded is not JsonObject members || own is not JsonObject others) return;
        foreach (var (name, value) in members)
        {
            if (!others.TryGetPropertyValue(name, out var other)) continue;
            if (value is JsonValue && IsIdName(name) && Text(value) is { } text && Text(other) is { } same)
                pairs.TryAdd((name.Equals("id", StringComparison.OrdinalIgnoreCase) ? kind : KindOf(name), text), same);
            else Pair(KindOf(name), value, other);
        }
    }

    private static bool IsIdName(string name) => name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_id", StringComparison.Ordinal)
        || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Key", StringComparison.Ordinal) || name.EndsWith("email", StringComparison.Ordinal);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() is System.Text.Json.JsonValueKind.String
        or System.Text.Json.JsonValueKind.Number ? value.ToString() : null;

    // applicant_id, applicantId and applicants are of one kind.
    private static string KindOf(string name)
    {
        var lower = name.ToLowerInvariant();
        if (lower.EndsWith("_id", StringComparison.Ordinal)) lower = lower[..^3];
        else if (lower.Length > 2 && lower.EndsWith("id", StringComparison.Ordinal)) lower = lower[..^2];
        return lower.TrimEnd('s');
    }
}
