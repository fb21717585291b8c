using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emulator.Core.State;

/// <summary>What a state is made of: its tables, and the values beside them. Read from the declaration once for each type.</summary>
public sealed class StateShape
{
    private static readonly ConcurrentDictionary<Type, StateShape> Known = new();

    private readonly IReadOnlyList<Part> tables;

    private StateShape(Type type)
    {
        var parts = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => new Part(property)).ToList();
        tables = [.. parts.Where(part => part.IsTable)];
        Values = [.. parts.Where(part => !part.IsTable && part.CanBeSet)];
    }

    /// <summary>The tables.</summary>
    public IReadOnlyList<Part> Tables => tables;

    /// <summary>What is kept besides: sequences and the like.</summary>
    public IReadOnlyList<Part> Values { get; }

    /// <summary>The shape of a type.</summary>
    public static StateShape Of(Type type) => Known.GetOrAdd(type, static type => new StateShape(type));

    /// <summary>The tables of a state, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, ITable>> TablesOf(object state)
    {
        var found = new KeyValuePair<string, ITable>[tables.Count];
        for (var i = 0; i < found.Length; i++) found[i] = new(tables[i].Name, (ITable)tables[i].Get(state)!);
        return found;
    }

    /// <summary>A copy of the state with one table replaced.</summary>
    public static TState With<TState>(TState state, string table, ITable content)
        where TState : ProviderState
    {
        var copy = (TState)state.Copy();
        foreach (var part in Of(state.GetType()).tables)
            if (part.Name == table) part.Set(copy, content);
        return copy;
    }

    /// <summary>One property of a state.</summary>
    public sealed class Part
    {
        private readonly PropertyInfo property;
        private readonly Func<object, object?> get;

        internal Part(PropertyInfo property)
        {
            this.property = property;
            Name = property.GetCustomAttribute<TableNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            IsShown = property.GetCustomAttribute<NotShownAttribute>() is null;
            IsTable = typeof(ITable).IsAssignableFrom(property.PropertyType);
            get = (Func<object, object?>)typeof(Part).GetMethod(nameof(Getter), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(property.DeclaringType!, property.PropertyType).Invoke(null, [property.GetMethod!])!;
        }

        /// <summary>Its name, in camelCase.</summary>
        public string Name { get; }

        /// <summary>Its type.</summary>
        public Type Type => property.PropertyType;

        /// <summary>Whether it is shown.</summary>
        public bool IsShown { get; }

        /// <summary>Whether it is a table.</summary>
        public bool IsTable { get; }

        /// <summary>Whether it is kept, or worked out from others.</summary>
        public bool CanBeSet => property.SetMethod is not null;

        /// <summary>Its value.</summary>
        public object? Get(object state) => get(state);

        /// <summary>Sets it in a state that nobody knows yet.</summary>
        public void Set(object state, object? value) => property.SetValue(state, value);

        private static Func<object, object?> Getter<TState, TValue>(MethodInfo method)
        {
            var typed = method.CreateDelegate<Func<TState, TValue>>();
            return state => typed((TState)state);
        }
    }
}
