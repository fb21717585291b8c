using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>A parsed <c>$filter</c>: the OData parser reads it against the fields' model, this turns its tree into a test of wire records.</summary>
/// <remarks>Text is compared to the letter; a comparison with null other than <c>eq</c> and <c>ne</c> does not hold. What OData has beyond that is refused by name, never guessed.</remarks>
internal sealed class FilterExpression
{
    private readonly FieldTable fields;
    private string? unsupported;

    private FilterExpression(FieldTable fields) => this.fields = fields;

    /// <summary>The test, or why the text is no filter on these fields.</summary>
    public static (Func<object, bool>? Test, string? Problem, string? Unsupported) Parse(string text, FieldTable fields)
    {
        FilterClause? clause;
        try
        {
            var parser = new ODataQueryOptionParser(fields.Model, fields.Root, null, new Dictionary<string, string> { ["$filter"] = text })
            {
                Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
            };
            clause = parser.ParseFilter();
        }
        catch (Exception error) when (error is ODataException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            return (null, error.Message, null);
        }

        if (clause is null) return (static _ => true, null, null);
        var expression = new FilterExpression(fields);
        var test = expression.Compile(clause.Expression);
        return expression.unsupported is { } name ? (null, null, name) : (item => test(item) is true, null, null);
    }

    private Func<object, object?> Compile(QueryNode node)
    {
        switch (node)
        {
            case ConstantNode { Value: var value }:
                var constant = Comparable(value);
                return _ => constant;
            case ConvertNode { Source: var source }:
                return Compile(source);
            case ResourceRangeVariableReferenceNode or NonResourceRangeVariableReferenceNode:
                return static item => item;
            case SingleComplexNode { Source: var source, Property.Name: var name }:
                return Property(source, name);
            case SingleValuePropertyAccessNode { Source: var source, Property.Name: var name }:
                return Property(source, name);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                var inner = Compile(operand);
                return item => inner(item) is bool truth ? !truth : null;
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate, Operand: var operand }:
                var number = Compile(operand);
                return item => number(item) is double amount ? -amount : null;
            case BinaryOperatorNode binary:
                return Binary(binary);
            case SingleValueFunctionCallNode function:
                return Function(function);
            case InNode { Left: var left, Right: CollectionConstantNode right }:
                var (one, many) = (Compile(left), right.Collection.Select(item => Comparable(item.Value)).ToList());
                return item => one(item) is var found && many.Exists(other => Equals(found, other));
            default:
                return Unsupported(node.Kind.ToString());
        }
    }

    private Func<object, object?> Property(QueryNode source, string name)
    {
        var of = Compile(source);
        return item => Comparable(fields.Value(of(item), name));
    }

    private Func<object, object?> Binary(BinaryOperatorNode node)
    {
        var (left, right) = (Compile(node.Left), Compile(node.Right));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.And => item => left(item) is true && right(item) is true,
            BinaryOperatorKind.Or => item => left(item) is true || right(item) is true,
            BinaryOperatorKind.Equal => item => Equals(left(item), right(item)),
            BinaryOperatorKind.NotEqual => item => !Equals(left(item), right(item)),
            BinaryOperatorKind.GreaterThan => item => FieldOrder.Compare(left(item), right(item)) > 0,
            BinaryOperatorKind.GreaterThanOrEqual => item => FieldOrder.Compare(left(item), right(item)) >= 0,
            BinaryOperatorKind.LessThan => item => FieldOrder.Compare(left(item), right(item)) < 0,
            BinaryOperatorKind.LessThanOrEqual => item => FieldOrder.Compare(left(item), right(item)) <= 0,
            _ => Unsupported(node.OperatorKind.ToString()),
        };
    }

    private Func<object, object?> Function(SingleValueFunctionCallNode node)
    {
        if (node.Name is not ("contains" or "startswith" or "endswith" or "tolower" or "toupper" or "trim" or "length")) return Unsupported(node.Name);
        var arguments = node.Parameters.Select(Compile).ToArray();
        return item => (node.Name, arguments[0](item) as string, arguments.Length > 1 ? arguments[1](item) as string : null) switch
        {
            (_, null, _) => null,
            ("tolower", var text, _) => text.ToLowerInvariant(),
            ("toupper", var text, _) => text.ToUpperInvariant(),
            ("trim", var text, _) => text.Trim(),
            ("length", var text, _) => (double)text.Length,
            (_, _, null) => null,
            ("contains", var text, var part) => text.Contains(part, StringComparison.Ordinal),
            ("startswith", var text, var part) => text.StartsWith(part, StringComparison.Ordinal),
            (_, var text, var part) => text.EndsWith(part, StringComparison.Ordinal),
        };
    }

    private Func<object, object?> Unsupported(string what)
    {
        unsupported ??= what;
        return static _ => null;
    }

    /// <summary>All numbers as one type, and a date as its first instant, so that they can be compared.</summary>
    private static object? Comparable(object? value) => value switch
    {
        int or long or short or byte or float or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        Date date => new DateTimeOffset(date.Year, date.Month, date.Day, 0, 0, 0, TimeSpan.Zero),
        _ => value,
    };
}
