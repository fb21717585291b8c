using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Emulator.Scenarios.Reading;

/// <summary>Reads YAML (and JSON, which is YAML too) from strangers: bounded in size, depth and number of parts, without anchors, aliases, tags and doubled
/// names. Whatever is wrong ends as a mistake with its place, never as an exception.</summary>
internal static class YamlText
{
    private const int Longest = 512 * 1024;
    private const int Deepest = 24;
    private const int MostParts = 50_000;

    /// <summary>The text's one document, or null with the mistakes.</summary>
    public static Node? Read(string text, List<Mistake> mistakes)
    {
        if (text.Length > Longest)
        {
            mistakes.Add(new Mistake(1, 1, "", $"The text has {text.Length} characters; a scenario has at most {Longest}."));
            return null;
        }

        var last = Mark.Empty;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text)));
            return new Reading(parser, mistakes, mark => last = mark).Document();
        }
        catch (YamlException error)
        {
            mistakes.Add(Tab(text) ?? At(error.Start, Sentence(error)));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException
            or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // Faults of the library on texts that are no YAML at all; the place is that of the part before.
            mistakes.Add(Tab(text) ?? At(last, "The text cannot be read as YAML."));
        }

        return null;
    }

    private static Mistake At(Mark mark, string text) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column), "", text);

    /// <summary>A tab before a line's first word, which the library tells elsewhere or as something else.</summary>
    private static Mistake? Tab(string text)
    {
        var line = 0;
        foreach (var one in text.AsSpan().EnumerateLines())
        {
            line++;
            var indent = one[..(one.Length - one.TrimStart(" \t").Length)];
            if (indent.Length < one.Length && indent.IndexOf('\t') is >= 0 and var tab)
                return new Mistake(line, tab + 1, "", "Here is a tab: YAML is indented by spaces alone.");
        }

        return null;
    }

    private static string Sentence(YamlException error)
    {
        var text = error.Message.ReplaceLineEndings(" ").Trim();
        var colon = text.StartsWith('(') ? text.IndexOf("): ", StringComparison.Ordinal) : -1;
        return "This is no YAML: " + (colon < 0 ? text : text[(colon + 3)..]);
    }

    private sealed class Reading(Parser parser, List<Mistake> mistakes, Action<Mark> note)
    {
        private int parts;

        public Node? Document()
        {
            Next(); // the stream's start
            if (Next() is StreamEnd) return Wrong(new Mark(0, 1, 1), "The text is empty.");
            Next();
            var node = Part(0);
            if (node is null || mistakes.Count > 0) return null;
            Next(); // the document's end
            return Next() is StreamEnd ? node : Wrong(parser.Current!.Start, "There is a second document; a scenario is one.");
        }

        private ParsingEvent Next()
        {
            if (!parser.MoveNext()) throw new YamlException("The text ends too early.");
            note(parser.Current!.Start);
            return parser.Current;
        }

        // The event of this part is the current one; afterwards the current one is the part's last.
        private Node? Part(int depth)
        {
            var here = parser.Current!;
            if (++parts > MostParts) return Wrong(here.Start, $"The text has more than {MostParts} parts.");
            if (depth > Deepest) return Wrong(here.Start, $"The text is nested deeper than {Deepest} levels.");
            if (here is AnchorAlias) return Wrong(here.Start, "Aliases (*name) are not taken: write it out, or remember it.");
            if (here is NodeEvent { Anchor.IsEmpty: false }) return Wrong(here.Start, "Anchors (&name) are not taken: write it out, or remember it.");
            if (here is NodeEvent { Tag.IsEmpty: false }) return Wrong(here.Start, "Tags (!name) are not taken.");
            return here switch
            {
                YamlDotNet.Core.Events.Scalar scalar => new Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Line(here), Column(here)),
                SequenceStart => List(here, depth),
                MappingStart => Names(here, depth),
                _ => Wrong(here.Start, "This is no YAML."),
            };
        }

        private Sequence? List(ParsingEvent start, int depth)
        {
            var items = new List<Node>();
            while (Next() is not SequenceEnd)
            {
                if (Part(depth + 1) is not { } item) return null;
                items.Add(item);
            }

            return new Sequence(items, Line(start), Column(start));
        }

        private Mapping? Names(ParsingEvent start, int depth)
        {
            var entries = new List<KeyValuePair<Scalar, Node>>();
            var known = new HashSet<string>(StringComparer.Ordinal);
            while (Next() is not MappingEnd)
            {
                if (Part(depth + 1) is not { } key) return null;
                Next();
                if (Part(depth + 1) is not { } value) return null;
                if (key is not Scalar name) mistakes.Add(new Mistake(key.Line, key.Column, "", "A name is a word, not a list or names of its own."));
                else if (!known.Add(name.Text)) mistakes.Add(new Mistake(name.Line, name.Column, "", $"“{name.Text}” stands here twice."));
                else entries.Add(KeyValuePair.Create(name, value));
            }

            return new Mapping(entries, Line(start), Column(start));
        }

        private Node? Wrong(Mark mark, string text)
        {
            mistakes.Add(At(mark, text));
            return null;
        }

        private static int Line(ParsingEvent at) => Math.Max(1, (int)at.Start.Line);

        private static int Column(ParsingEvent at) => Math.Max(1, (int)at.Start.Column);
    }
}
