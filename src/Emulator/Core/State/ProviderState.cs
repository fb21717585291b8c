using System.Text.Json.Serialization;

namespace Emulator.Core.State;

/// <summary>All records of one provider in one workspace: an immutable record of tables, each declared with its indices. Each provider derives one, and says
/// nothing twice: what is a public property is kept, whatever its type, and what can be worked out is marked <see cref="JsonIgnoreAttribute"/>.</summary>
public abstract record ProviderState
{
    private IReadOnlyList<KeyValuePair<string, ITable>>? tables;

    /// <summary>A copy; its tables are looked at anew.</summary>
    protected ProviderState(ProviderState original) => tables = null;

    /// <summary>A fresh state.</summary>
    protected ProviderState()
    {
    }

    /// <summary>The tables by name (camelCase), in the order in which they are declared: that in which a person would read them.</summary>
    [JsonIgnore]
    public IReadOnlyList<KeyValuePair<string, ITable>> Tables => tables ??= StateShape.Of(GetType()).TablesOf(this);

    /// <summary>What is kept that strangers may make grow, in bytes, the rows of all tables when nothing else is said; known without walking over
    /// them.</summary>
    [JsonIgnore]
    public virtual long KeptBytes
    {
        get
        {
            long bytes = 0;
            foreach (var (_, table) in Tables) bytes += table.Bytes;
            return bytes;
        }
    }

    /// <summary>Whether a table is shown in export, diff and timeline.</summary>
    public bool IsShown(string table) => StateShape.Of(GetType()).Tables.Any(part => part.Name == table && part.IsShown);

    /// <summary>The state with writes carried out that were taken down elsewhere.</summary>
    public ProviderState Write(string table, string id, object? after)
    {
        foreach (var (name, content) in Tables)
            if (name == table) return StateShape.With(this, name, content.Write(id, after));
        return this;
    }

    /// <summary>A copy that nobody knows yet.</summary>
    internal ProviderState Copy() => this with { };

    /// <summary>A state is the same as itself only: its tables tell how they differ from those of another.</summary>
    public virtual bool Equals(ProviderState? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>Keeps a table out of what is shown of a state: it is the emulator's own bookkeeping, and no record of the vendor's.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotShownAttribute : Attribute;

/// <summary>Gives a table another name than that of its property.</summary>
/// <param name="name">The name, in camelCase.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TableNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
