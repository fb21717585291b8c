using Emulator.Scenarios.Reading;

namespace Emulator.Scenarios.Checking;

/// <summary>Checks a call of the client: where it goes and what it carries.</summary>
internal static class CallCheck
{
    private static readonly string[] Bodies = ["form", "body", "text"];

    public static void Check(Mapping content, string member, List<Mistake> mistakes)
    {
        var target = content.Find("call") is Scalar call && call.Text.Split(' ', 2) is [_, var rest] ? rest : "";
        var isLink = !target.StartsWith('/');
        if (isLink && target.Length > 0 && !FieldCheck.IsLater(target))
            mistakes.Add(new Mistake(
                content.Line, content.Column, $"{member}.call", "The path begins with a slash; a link comes from a name: GET ${mail.links.0}."));
        if (!isLink && content.Find("at") is null)
            mistakes.Add(new Mistake(content.Line, content.Column, member, "A call to a path needs “at”: the provider."));
        if (content.Find("as") is { } caller && content.Find("at") is null)
            mistakes.Add(new Mistake(caller.Line, caller.Column, $"{member}.as", "“as” needs “at”: the provider whose credential it is."));
        foreach (var second in Bodies.Select(content.Find).OfType<Node>().Skip(1))
            mistakes.Add(new Mistake(second.Line, second.Column, member, "A call has one body: form, body or text."));
        if (content.Find("every") is { } every && content.Find("repeat") is null)
            mistakes.Add(new Mistake(every.Line, every.Column, $"{member}.every", "“every” needs “repeat”."));
    }
}
