using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A parsed <c>$filter</c>: the OData parser reads it against the fields' model, this turns its tree into a test of rows.</summary>
/// <remarks>Text is compared to the letter; a comparison with null other than <c>eq</c> and <c>ne</c> does not hold. What OData has beyond that is
/// refused by name, never guessed.</remarks>
internal sealed class FilterExpression<TRow>
{
    private readonly FieldTable<TRow> fields;
    private string? unsupported;

    private FilterExpression(FieldTable<TRow> fields) => this.fields = fields;

    /// <summary>The filter, or why the text is none on these fields.</summary>
    public static (Filter<TRow>? Filter, string? Problem, string? Unsupported) Parse(string text, FieldTable<TRow> fields)
    {
        // The parser would take twelve, and cut them off.
        if (LiteralRepair.TooFine(text) is { } fine) return (null, $"The date and time '{fine}' has more than seven decimals of a second", null);
        FilterClause? clause;
        try
        {
            var parser = new ODataQueryOptionParser(fields.Model.Edm, fields.Model.Root, null, new Dictionary<string, string> { ["$filter"] = text })
            {
                Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
            };
            clause = parser.ParseFilter();
        }
        catch (Exception error) when (error is ODataException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            // The parser's own mistakes name its insides.
            var isInside = error.Message.Contains("internal error", StringComparison.Ordinal);
            return (null, isInside ? "An operator stands between what it is not for" : error.Message, null);
        }

        if (clause is null) return (new Filter<TRow>(static _ => true, []), null, null);
        var expression = new FilterExpression<TRow>(fields);
        var test = expression.Compile(clause.Expression);
        if (expression.unsupported is { } name) return (null, null, name);
        var wanted = new List<KeyValuePair<string, string>>();
        expression.Gather(clause.Expression, wanted);
        return (new Filter<TRow>(row => test(row).IsTrue, wanted), null, null);
    }

    /// <summary>The texts that fields must have for the whole to hold: an index may find the rows that have them.</summary>
    private void Gather(QueryNode node, List<KeyValuePair<string, string>> wanted)
    {
        switch (Bare(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both:
                Gather(both.Left, wanted);
                Gather(both.Right, wanted);
                break;
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal } same
                when PathOf(Bare(same.Left)) is { } path && Bare(same.Right) is ConstantNode { Value: string text } && fields.PathOf(path) is { } known:
                wanted.Add(new(known, text));
                break;
        }

        static QueryNode Bare(QueryNode node) => node is ConvertNode { Source: var source } ? Bare(source) : node;
    }

    private Func<TRow, FieldValue> Compile(QueryNode node)
    {
        switch (node)
        {
            case ConstantNode { Value: var value }:
                var constant = Constant(value);
                return _ => constant;
            case ConvertNode { Source: var source }:
                return Compile(source);
            case SingleComplexNode or SingleValuePropertyAccessNode when PathOf(node) is { } path:
                return path == fields.Prefix ? static row => FieldValue.Of(row) : fields.Reader(path);
            case ResourceRangeVariableReferenceNode or NonResourceRangeVariableReferenceNode:
                return static row => FieldValue.Of(row);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                var inner = Compile(operand);
                return row => inner(row).Flag is { } truth ? !truth : default(FieldValue);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate, Operand: var operand }:
                var number = Compile(operand);
                return row => -number(row).Number;
            case BinaryOperatorNode binary:
                return Binary(binary);
            case SingleValueFunctionCallNode function:
                return Function(function);
            case InNode { Left: var left, Right: CollectionConstantNode right }:
                var (one, many) = (Compile(left), right.Collection.Select(item => Constant(item.Value)).ToArray());
                return row => Array.IndexOf(many, one(row)) >= 0;
            default:
                return Unsupported(node.Kind.ToString());
        }
    }

    /// <summary>The path of a field, as the parser took it apart; null when it begins with something else than a row.</summary>
    private static string? PathOf(QueryNode node) => node switch
    {
        SingleComplexNode { Source: var source, Property.Name: var name } => PathOf(source, name),
        SingleValuePropertyAccessNode { Source: var source, Property.Name: var name } => PathOf(source, name),
        _ => null,
    };

    private static string? PathOf(QueryNode source, string name) => source switch
    {
        ResourceRangeVariableReferenceNode or NonResourceRangeVariableReferenceNode => name,
        _ => PathOf(source) is { } outer ? $"{outer}/{name}" : null,
    };

    private Func<TRow, FieldValue> Binary(BinaryOperatorNode node)
    {
        var (left, right) = (Compile(node.Left), Compile(node.Right));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.And => row => left(row).IsTrue && right(row).IsTrue,
            BinaryOperatorKind.Or => row => left(row).IsTrue || right(row).IsTrue,
            BinaryOperatorKind.Equal => row => left(row).Equals(right(row)),
            BinaryOperatorKind.NotEqual => row => !left(row).Equals(right(row)),
            BinaryOperatorKind.GreaterThan => row => FieldValue.Compare(left(row), right(row)) > 0,
            BinaryOperatorKind.GreaterThanOrEqual => row => FieldValue.Compare(left(row), right(row)) >= 0,
            BinaryOperatorKind.LessThan => row => FieldValue.Compare(left(row), right(row)) < 0,
            BinaryOperatorKind.LessThanOrEqual => row => FieldValue.Compare(left(row), right(row)) <= 0,
            _ => Unsupported(node.OperatorKind.ToString()),
        };
    }

    private Func<TRow, FieldValue> Function(SingleValueFunctionCallNode node)
    {
        if (node.Name is not ("contains" or "startswith" or "endswith" or "tolower" or "toupper" or "trim" or "length")) return Unsupported(node.Name);
        var arguments = node.Parameters.Select(Compile).ToArray();
        var (of, with) = (arguments[0], arguments[^1]);
        return node.Name switch
        {
            "tolower" => row => of(row).Text?.ToLowerInvariant(),
            "toupper" => row => of(row).Text?.ToUpperInvariant(),
            "trim" => row => of(row).Text?.Trim(),
            "length" => row => (double?)of(row).Text?.Length,
            "contains" => row => Judge(of(row).Text, with(row).Text, static (text, part) => text.Contains(part, StringComparison.Ordinal)),
            "startswith" => row => Judge(of(row).Text, with(row).Text, static (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            _ => row => Judge(of(row).Text, with(row).Text, static (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        };
    }

    private static FieldValue Judge(string? text, string? part, Func<string, string, bool> judge) =>
        text is null || part is null ? default(FieldValue) : judge(text, part);

    private Func<TRow, FieldValue> Unsupported(string what)
    {
        unsupported ??= what;
        return static _ => default;
    }

    /// <summary>All numbers as one type, and a date as its first instant, so that they can be compared.</summary>
    private static FieldValue Constant(object? value) => value switch
    {
        null => default,
        string text => text,
        bool flag => flag,
        DateTimeOffset instant => instant,
        double or int or long or short or byte or float or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        Date date => new DateTimeOffset(date.Year, date.Month, date.Day, 0, 0, 0, TimeSpan.Zero),
        _ => FieldValue.Of(value),
    };
}

/// <summary>What <c>$filter</c> asks for.</summary>
/// <param name="Test">Whether a row is one of those.</param>
/// <param name="Wanted">Fields, each with the text that all of those rows have in it.</param>
internal sealed record Filter<TRow>(Func<TRow, bool> Test, IReadOnlyList<KeyValuePair<string, string>> Wanted);
