namespace Emulator.Comparing;

/// <summary>Holds two bodies beside each other, place by place.</summary>
/// <param name="declared">What is declared of the answer, which tells what may be null or left out.</param>
/// <param name="isRefusal">Whether messages are compared to the letter.</param>
/// <param name="isWhole">Whether it was recorded; an example leaves members out, and was written by hand in an order of its own.</param>
internal sealed partial class BodyDifferences(DeclaredBody declared, bool isRefusal, bool isWhole = true)
{
    private readonly List<Difference> found = [];

    /// <summary>The differences.</summary>
    public IReadOnlyList<Difference> Of(Seen recorded, Seen own)
    {
        Compare(recorded, own, "$");
        return found;
    }

    private void Compare(Seen recorded, Seen own, string at)
    {
        if (recorded.Count == 0 || own.Count == 0) return; // An empty list tells nothing of its rows.
        var (theirs, ours) = (recorded.Kinds.Where(kind => kind != "null").ToList(), own.Kinds.Where(kind => kind != "null").ToList());
        if (ours.Count > 0 && theirs.Exists(kind => !ours.Contains(kind)))
        {
            Tell("type", at, $"recorded {string.Join(" or ", theirs)}, here {string.Join(" or ", ours)}");
            return;
        }

        if (recorded.Kinds.Contains("null") && !own.Kinds.Contains("null") && !declared.MayBeNull(at)) Tell("null", at, "recorded null, here never");
        Members(recorded, own, at);
        Texts(recorded, own, at);
        if (recorded.Items is { } theirItems && own.Items is { } ourItems) Compare(theirItems, ourItems, at + "[]");
        foreach (var (name, direction) in recorded.Directions)
            if (own.Directions.TryGetValue(name, out var other) && other != direction)
                Tell("order", at, $"recorded with {name} {(direction > 0 ? "rising" : "falling")}, here {(other > 0 ? "rising" : "falling")}");
    }

    private void Members(Seen recorded, Seen own, string at)
    {
        if (!recorded.Kinds.Contains("object") || !own.Kinds.Contains("object")) return;
        foreach (var (name, theirs) in recorded.Members)
        {
            if (own.Members.TryGetValue(name, out var ours)) Compare(theirs, ours, $"{at}.{name}");
            else if (!declared.Has($"{at}.{name}")) Tell("member", $"{at}.{name}", "recorded, and not here");
        }

        foreach (var (name, _) in own.Members.Where(_ => isWhole).Where(member => member.Value.Count >= own.Count && !recorded.Members.ContainsKey(member.Key)))
            Tell("member", $"{at}.{name}", "always here, and not recorded");
        var (theirOrder, ourOrder) = (recorded.Order.Where(own.Order.Contains).ToList(), own.Order.Where(recorded.Order.Contains).ToList());
        if (isWhole && !theirOrder.SequenceEqual(ourOrder)) Tell("order", at, $"recorded {string.Join(", ", theirOrder)}; here {string.Join(", ", ourOrder)}");
    }

    private void Texts(Seen recorded, Seen own, string at)
    {
        if (recorded.Forms.Count == 0 || own.Forms.Count == 0) return;
        // Where some texts are free, the others only happen to look like something.
        if (!own.Forms.Contains(TextForm.Free) && recorded.Forms.Except(own.Forms).ToList() is { Count: > 0 } other)
            Tell("format", at, $"recorded {string.Join(" or ", other)}, here {string.Join(" or ", own.Forms)}");
        else if (isRefusal && isWhole && IsMessage(at) && recorded.Texts.Select(Hostless).Except(own.Texts.Select(Hostless)).ToList() is [var text, ..])
            Tell("error body", at, $"recorded “{text}”, here “{string.Join("”, “", own.Texts)}”");
    }

    // The own address in a message is another one here.
    private static string Hostless(string text) => Host().Replace(text, "");

    [System.Text.RegularExpressions.GeneratedRegex(@"https?://[^/\s'""<>]+")]
    private static partial System.Text.RegularExpressions.Regex Host();

    private static bool IsMessage(string at) => at.Split('.').Any(part => part.StartsWith("error", StringComparison.OrdinalIgnoreCase)
        || part.StartsWith("message", StringComparison.OrdinalIgnoreCase));

    private void Tell(string rule, string at, string text) => found.Add(new Difference(rule, at, text));
}
