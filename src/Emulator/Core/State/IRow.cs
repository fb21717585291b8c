namespace Emulator.Core.State;

/// <summary>A record of a <see cref="Table{TKey,TRow}"/>: immutable, replaced as a whole, found by its key.</summary>
/// <typeparam name="TKey">The key's type: an integer or a string.</typeparam>
public interface IRow<out TKey>
{
    /// <summary>The key, which never changes.</summary>
    TKey Id { get; }
}
