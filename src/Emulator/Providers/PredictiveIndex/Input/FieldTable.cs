using System.Reflection;
using System.Text.Json;
using Contracts.PredictiveIndex;
using Microsoft.OData.Edm;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The fields of a wire record, and the same as a model for the OData parser. In <c>/api/v2</c> field paths begin with the name of the answer's array [BEST].</summary>
internal sealed class FieldTable
{
    private const string Space = "PI";
    private readonly Dictionary<Type, IReadOnlyDictionary<string, Field>> fields = [];
    private readonly Lazy<(EdmModel Model, IEdmStructuredType Type)> model;
    private readonly Type wire;
    private readonly bool personTypeIsNumber;

    private FieldTable(Type wire, string? prefix, bool personTypeIsNumber)
    {
        (this.wire, Prefix, this.personTypeIsNumber) = (wire, prefix, personTypeIsNumber);
        Describe(wire);
        model = new(BuildModel);
    }

    /// <summary>The name of the array in the answer, with which paths begin; null in <c>/api/v1</c>.</summary>
    public string? Prefix { get; }

    /// <summary>All fields that hold a value, also those within others.</summary>
    public IReadOnlyCollection<Field> All => [.. Leaves(wire)];

    /// <summary>The model for the OData parser.</summary>
    public EdmModel Model => model.Value.Model;

    /// <summary>The type on which filters are parsed.</summary>
    public IEdmStructuredType Root => model.Value.Type;

    /// <summary>The table of a wire record.</summary>
    public static FieldTable Of<T>(string? prefix, bool personTypeIsNumber) => new(typeof(T), prefix, personTypeIsNumber);

    /// <summary>The field with this path, with or without the prefix; <c>selfScores/a</c> is a field within one. Null when there is none.</summary>
    public Field? Find(string path)
    {
        Field? found = null;
        foreach (var part in Parts(path))
        {
            if (Of(found?.Type ?? wire, part) is not { } next) return null;
            found = found is null ? next : Within(found, next);
        }

        return fields.ContainsKey(found!.Type) ? null : found;
    }

    /// <summary>The path of a member as it is on the wire and without the prefix, whatever the member holds; for selections. Null when there is none.</summary>
    public string? PathOf(string path)
    {
        var (names, type) = (new List<string>(), wire);
        foreach (var part in Parts(path))
        {
            if (Of(type, part) is not { } next) return null;
            names.Add(next.Name);
            type = next.Type;
        }

        return string.Join('/', names);
    }

    /// <summary>The value of a property of the model on a wire record.</summary>
    public object? Value(object? item, string property) => item is null ? null : property == Prefix ? item : Of(item.GetType(), property)!.Read(item);

    private string[] Parts(string path)
    {
        var parts = path.Split('/');
        return Prefix is not null && parts.Length > 1 && parts[0].Equals(Prefix, StringComparison.OrdinalIgnoreCase) ? parts[1..] : parts;
    }

    private static Field Within(Field outer, Field inner) => inner with { Read = item => outer.Read(item) is { } value ? inner.Read(value) : null };

    private IEnumerable<Field> Leaves(Type type) =>
        fields[type].Values.SelectMany(field => fields.ContainsKey(field.Type) ? Leaves(field.Type).Select(inner => Within(field, inner)) : [field]);

    private Field? Of(Type type, string name) => fields.TryGetValue(type, out var known) && known.TryGetValue(name, out var field) ? field : null;

    private void Describe(Type type)
    {
        var known = new Dictionary<string, Field>(StringComparer.OrdinalIgnoreCase);
        fields[type] = known;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType != typeof(Type)))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner == typeof(PersonType))
            {
                known[name] = personTypeIsNumber
                    ? new Field(name, typeof(int), item => ((PersonType)property.GetValue(item)!).Number)
                    : new Field(name, typeof(string), item => ((PersonType)property.GetValue(item)!).Name);
                continue;
            }

            known[name] = new Field(name, inner, property.GetValue);
            if (inner.Namespace == wire.Namespace) Describe(inner);
        }
    }

    private (EdmModel, IEdmStructuredType) BuildModel()
    {
        var edm = new EdmModel();
        var item = Build(edm, wire);
        if (Prefix is null) return (edm, item);
        var root = new EdmComplexType(Space, "Answer");
        root.AddStructuralProperty(Prefix, new EdmComplexTypeReference(item, isNullable: false));
        edm.AddElement(root);
        return (edm, root);
    }

    private EdmComplexType Build(EdmModel edm, Type type)
    {
        if (edm.FindDeclaredType(Space + "." + type.Name) is EdmComplexType known) return known;
        var complex = new EdmComplexType(Space, type.Name);
        edm.AddElement(complex);
        foreach (var field in fields[type].Values)
        {
            if (fields.ContainsKey(field.Type)) complex.AddStructuralProperty(field.Name, new EdmComplexTypeReference(Build(edm, field.Type), isNullable: true));
            else complex.AddStructuralProperty(field.Name, Primitive(field.Type), isNullable: true);
        }

        return complex;
    }

    private static EdmPrimitiveTypeKind Primitive(Type type) =>
        type == typeof(int) ? EdmPrimitiveTypeKind.Int32
        : type == typeof(double) ? EdmPrimitiveTypeKind.Double
        : type == typeof(bool) ? EdmPrimitiveTypeKind.Boolean
        : type == typeof(DateTimeOffset) ? EdmPrimitiveTypeKind.DateTimeOffset
        : EdmPrimitiveTypeKind.String;
}
