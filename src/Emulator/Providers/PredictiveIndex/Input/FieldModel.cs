using Microsoft.OData.Edm;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The fields of a list as the OData parser wants to know them.</summary>
internal sealed class FieldModel
{
    /// <summary>The namespace of the model's types, which no answer shows.</summary>
    public const string Space = "PI";

    private readonly Dictionary<Type, IReadOnlyDictionary<string, (string Name, Type Type)>> members;

    /// <summary>The model of a wire record.</summary>
    /// <param name="members">The members of each type, by name.</param>
    /// <param name="wire">The wire record.</param>
    /// <param name="prefix">The name of the array in the answer, with which paths begin; or null.</param>
    public FieldModel(Dictionary<Type, IReadOnlyDictionary<string, (string Name, Type Type)>> members, Type wire, string? prefix)
    {
        this.members = members;
        var item = Build(wire);
        if (prefix is null)
        {
            Root = item;
            return;
        }

        var root = new EdmComplexType(Space, "Answer");
        root.AddStructuralProperty(prefix, new EdmComplexTypeReference(item, isNullable: false));
        Edm.AddElement(root);
        Root = root;
    }

    /// <summary>The model.</summary>
    public EdmModel Edm { get; } = new();

    /// <summary>The type on which filters are parsed.</summary>
    public IEdmStructuredType Root { get; }

    private EdmComplexType Build(Type type)
    {
        if (Edm.FindDeclaredType(Space + "." + type.Name) is EdmComplexType known) return known;
        var complex = new EdmComplexType(Space, type.Name);
        Edm.AddElement(complex);
        foreach (var (name, inner) in members[type].Values)
        {
            if (members.ContainsKey(inner)) complex.AddStructuralProperty(name, new EdmComplexTypeReference(Build(inner), isNullable: true));
            else complex.AddStructuralProperty(name, Primitive(inner), isNullable: true);
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
