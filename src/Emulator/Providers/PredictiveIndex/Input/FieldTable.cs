using System.Reflection;
using System.Text.Json;
using Contracts.PredictiveIndex;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The fields of a list: named and typed as on its wire record, read from the records themselves, so that a filter makes nothing of the rows that it
/// leaves out. The same as a model for the OData parser. In <c>/api/v2</c> field paths begin with the name of the answer's array [BEST].</summary>
/// <typeparam name="TRow">What a field is read from.</typeparam>
internal sealed class FieldTable<TRow>
{
    private readonly Dictionary<Type, IReadOnlyDictionary<string, (string Name, Type Type)>> members = [];
    private readonly Dictionary<string, Field<TRow>> fields = new(StringComparer.Ordinal);
    private readonly Lazy<FieldModel> model;
    private readonly Type wire;

    private FieldTable(Type wire, string? prefix, bool personTypeIsNumber, IReadOnlyDictionary<string, Func<TRow, FieldValue>> readers)
    {
        (this.wire, Prefix) = (wire, prefix);
        Describe(wire, personTypeIsNumber);
        Fill(wire, "", readers);
        model = new(() => new FieldModel(members, wire, prefix));
    }

    /// <summary>The name of the array in the answer, with which paths begin; null in <c>/api/v1</c>.</summary>
    public string? Prefix { get; }

    /// <summary>All fields that hold a value, also those within others, in the order of the wire record.</summary>
    public IEnumerable<Field<TRow>> All => fields.Values.Where(one => !members.ContainsKey(one.Type));

    /// <summary>The model for the OData parser, made for the first filter.</summary>
    public FieldModel Model => model.Value;

    /// <summary>The table of a wire record.</summary>
    /// <param name="prefix">The name of the array in the answer, or null.</param>
    /// <param name="personTypeIsNumber">Whether a person type is a number there.</param>
    /// <param name="readers">How each field is read, by its path; those that the wire record does not have are left.</param>
    public static FieldTable<TRow> Of<TWire>(string? prefix, bool personTypeIsNumber, IReadOnlyDictionary<string, Func<TRow, FieldValue>> readers) =>
        new(typeof(TWire), prefix, personTypeIsNumber, readers);

    /// <summary>The field with this path, with or without the prefix, that holds a value; <c>selfScores/a</c> is a field within one. Null when there is
    /// none.</summary>
    public Field<TRow>? Find(string path) => PathOf(path) is { } known && fields[known] is var field && !members.ContainsKey(field.Type) ? field : null;

    /// <summary>The path of a member as it is on the wire and without the prefix, whatever the member holds; for selections. Null when there is none.</summary>
    public string? PathOf(string path)
    {
        var (names, type) = (new List<string>(), wire);
        foreach (var part in Parts(path))
        {
            if (!members.TryGetValue(type, out var known) || !known.TryGetValue(part, out var next)) return null;
            names.Add(next.Name);
            type = next.Type;
        }

        return string.Join('/', names);
    }

    /// <summary>How the field with this path of the model is read.</summary>
    public Func<TRow, FieldValue> Reader(string path) => fields[PathOf(path)!].Read;

    private string[] Parts(string path)
    {
        var parts = path.Split('/');
        return Prefix is not null && parts.Length > 1 && parts[0].Equals(Prefix, StringComparison.OrdinalIgnoreCase) ? parts[1..] : parts;
    }

    private void Describe(Type type, bool personTypeIsNumber)
    {
        var known = new Dictionary<string, (string Name, Type Type)>(StringComparer.OrdinalIgnoreCase);
        members[type] = known;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType != typeof(Type)))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner == typeof(PersonType)) inner = personTypeIsNumber ? typeof(int) : typeof(string);
            known[name] = (name, inner);
            if (inner.Namespace == wire.Namespace) Describe(inner, personTypeIsNumber);
        }
    }

    private void Fill(Type type, string before, IReadOnlyDictionary<string, Func<TRow, FieldValue>> readers)
    {
        foreach (var (name, inner) in members[type].Values)
        {
            fields.Add(before + name, new Field<TRow>(before + name, inner, readers[before + name]));
            if (members.ContainsKey(inner)) Fill(inner, before + name + "/", readers);
        }
    }
}
