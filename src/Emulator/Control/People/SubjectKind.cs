using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Emulator.Core.Hosting;
using Emulator.Core.State;

namespace Emulator.Control.People;

/// <summary>A kind of record that is a person or belongs to one. The records of the table <c>xs</c> are of the kind <c>x</c>; a person has the member
/// <c>Email</c>, and what belongs to a
/// person has a member <c>YId</c> that tells the key of its owner, of the kind <c>y</c>.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Name">The kind.</param>
/// <param name="Owner">The kind of its owner; null when it is a person.</param>
/// <param name="Value">The e-mail address of a person, or the key of the owner as text.</param>
internal sealed record SubjectKind(string Provider, string Name, string? Owner, Func<object, string?> Value)
{
    private const string Email = "Email";
    private static readonly ConcurrentDictionary<(Type, string), Func<object, string?>> Getters = new();

    /// <summary>The table of its records.</summary>
    public string Table { get; } = Name + "s";

    /// <summary>The kinds that a provider has: those to which something can be done, and their owners. Persons are first.</summary>
    public static IReadOnlyList<SubjectKind> Of(IProvider provider, ProviderState state)
    {
        var types = state.Tables.ToDictionary(table => table.Key, table => table.Value.RowType);
        var found = new List<SubjectKind>();
        foreach (var name in provider.Acts.Where(act => act.HasSubject).Select(act => act.Subject).Distinct())
        {
            if (!types.TryGetValue(name + "s", out var type)) continue;
            if (IsPerson(type)) Add(name, null, type, Email);
            else if (OwnerOf(type, types) is { } owner)
            {
                Add(owner, null, types[owner + "s"], Email);
                Add(name, owner, type, Key(owner));
            }
        }

        return [.. found.OrderBy(kind => kind.Owner is null ? 0 : 1)];

        void Add(string kind, string? owner, Type row, string member)
        {
            if (found.Exists(one => one.Name == kind)) return;
            found.Add(new SubjectKind(provider.Name, kind, owner, Getters.GetOrAdd((row, member), static key => Getter(key.Item1.GetProperty(key.Item2)!))));
        }
    }

    private static string? OwnerOf(Type type, Dictionary<string, Type> types) =>
        types.Keys.Where(table => table.EndsWith('s') && IsPerson(types[table])).Select(table => table[..^1])
            .FirstOrDefault(owner => type.GetProperty(Key(owner)) is not null);

    private static bool IsPerson(Type type) => type.GetProperty(Email)?.PropertyType == typeof(string);

    private static string Key(string owner) => char.ToUpperInvariant(owner[0]) + owner[1..] + "Id";

    private static Func<object, string?> Getter(PropertyInfo property) => record => Convert.ToString(property.GetValue(record), CultureInfo.InvariantCulture);
}
