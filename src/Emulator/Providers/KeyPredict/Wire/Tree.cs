using System.Collections.Immutable;
using System.Globalization;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>An answer described once, written by <see cref="JsonTree"/> and <see cref="XmlTree"/>. Nobody outside these two thinks of a format.</summary>
internal abstract record Tree
{
    /// <summary>Free text: a JSON string, CDATA in XML.</summary>
    public static Tree Of(string? text) => new Text(text, IsFree: true);

    /// <summary>An id: digits in a JSON string, as the real answers have them.</summary>
    public static Tree Id(int? id) => new Text(id?.ToString(CultureInfo.InvariantCulture), IsFree: false);

    /// <summary>A text of our own making that needs no CDATA: a date, a code.</summary>
    public static Tree Plain(string? text) => new Text(text, IsFree: false);

    /// <summary>A number computed by the server: a bare JSON number.</summary>
    public static Tree Count(int number) => new Number(number);

    /// <summary>A score: a bare JSON number with one decimal; null where there is none.</summary>
    public static Tree Score(decimal? score) =>
        score is { } known ? new Number(Math.Round(known, 1, MidpointRounding.AwayFromZero) + 0.0m) : new Text(null, IsFree: false);

    /// <summary>One thing: a JSON object, an element of this name.</summary>
    public static Tree One(string name, params ReadOnlySpan<Member> members) => new Branch(name, [.. members]);

    /// <summary>Several things: a JSON array, a plural element around them.</summary>
    public static Tree Many(string plural, IEnumerable<Tree> items) => new Series(plural, [.. items]);

    /// <summary>An object of one member: in XML, the member's element alone.</summary>
    public static Tree Only(string name, Tree value) => new Wrapped(name, value);

    /// <summary>A leaf: null is JSON null and an empty element.</summary>
    internal sealed record Text(string? Value, bool IsFree) : Tree;

    /// <summary>A leaf.</summary>
    internal sealed record Number(decimal Value) : Tree;

    /// <summary>One thing with named members, in order.</summary>
    internal sealed record Branch(string Name, ImmutableArray<Member> Members) : Tree;

    /// <summary>Several things, each a <see cref="Branch"/> or a <see cref="Named"/>.</summary>
    internal sealed record Series(string Plural, ImmutableArray<Tree> Items) : Tree;

    /// <summary>A thing in its own envelope.</summary>
    internal sealed record Wrapped(string Name, Tree Value) : Tree;

    /// <summary>A bare value in a list: the value in JSON, an element of this name around it in XML.</summary>
    internal sealed record Named(string Name, Tree Value) : Tree;

    /// <summary>Values by key: a JSON object; in XML one element for each, the key in an attribute.</summary>
    internal sealed record Keyed(string Element, string Attribute, ImmutableArray<KeyValuePair<string, string>> Values) : Tree;

    /// <summary>An element of the result tree. JSON has what PHP makes of such XML: attributes under <c>@attributes</c>, one child of a name as
    /// an object, several as an array.</summary>
    internal sealed record Node(string Name, ImmutableArray<KeyValuePair<string, string>> Attributes, ImmutableArray<Node> Children) : Tree
    {
        /// <summary>The text of an element without children.</summary>
        public Text? Value { get; init; }
    }

    /// <summary>A member of a <see cref="Branch"/>.</summary>
    /// <param name="Name">The JSON member, the XML element.</param>
    /// <param name="Value">The value.</param>
    /// <param name="IsAttribute">Whether XML has it as an attribute.</param>
    internal sealed record Member(string Name, Tree Value, bool IsAttribute = false)
    {
        public static implicit operator Member((string Name, Tree Value) pair) => new(pair.Name, pair.Value);
    }
}
