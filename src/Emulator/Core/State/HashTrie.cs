using System.Numerics;

namespace Emulator.Core.State;

/// <summary>Immutable values, each found by its key in as many steps as the number of values has digits to the base of 32: four for a million. A change copies
/// the nodes on the way to it and shares all others.</summary>
/// <remarks>The immutable dictionaries of the framework are binary trees: twenty steps for a million, each to another place of the memory. A key is compared
/// only with one of the same hash, so how long it takes tells nothing of where two texts differ. Values come in no order, and are not walked.</remarks>
/// <typeparam name="TKey">What is looked for.</typeparam>
/// <typeparam name="TValue">What is found.</typeparam>
internal sealed class HashTrie<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const int Bits = 5, Last = 30;

    private readonly IEqualityComparer<TKey> comparer;
    private readonly Node root;

    private HashTrie(IEqualityComparer<TKey> comparer, Node root) => (this.comparer, this.root) = (comparer, root);

    /// <summary>Nothing yet.</summary>
    /// <param name="comparer">When two keys are the same; null for the usual.</param>
    public static HashTrie<TKey, TValue> Empty(IEqualityComparer<TKey>? comparer = null) => new(comparer ?? EqualityComparer<TKey>.Default, new Node(null));

    /// <summary>When two keys are the same.</summary>
    public IEqualityComparer<TKey> Comparer => comparer;

    /// <summary>The value of a key, or null.</summary>
    public TValue? Find(TKey key) => Find(root, comparer, key);

    /// <summary>With this value under the key.</summary>
    public HashTrie<TKey, TValue> Set(TKey key, TValue value) => new(comparer, Set(root, 0, new Entry(HashOf(comparer, key), key, value), comparer, null));

    /// <summary>Without the key and its value; the same when it is not there.</summary>
    public HashTrie<TKey, TValue> Remove(TKey key) =>
        Remove(root, 0, HashOf(comparer, key), key, comparer, null) is var rest && ReferenceEquals(rest, root) ? this : new(comparer, rest);

    /// <summary>The same while much is changed: what is copied once is then changed in place.</summary>
    public Builder ToBuilder() => new(this);

    private static uint HashOf(IEqualityComparer<TKey> comparer, TKey key) => (uint)comparer.GetHashCode(key);

    private static uint BitOf(uint hash, int shift) => 1u << (int)((hash >> shift) & 31);

    private static int IndexOf(uint map, uint bit) => BitOperations.PopCount(map & (bit - 1));

    private static TValue? Find(Node node, IEqualityComparer<TKey> comparer, TKey key)
    {
        var hash = HashOf(comparer, key);
        for (var shift = 0; shift <= Last; shift += Bits)
        {
            var bit = BitOf(hash, shift);
            if ((node.EntryMap & bit) != 0)
            {
                ref readonly var entry = ref node.Entries[IndexOf(node.EntryMap, bit)];
                return entry.Hash == hash && comparer.Equals(entry.Key, key) ? entry.Value : null;
            }

            if ((node.ChildMap & bit) == 0) return null;
            node = node.Children[IndexOf(node.ChildMap, bit)];
        }

        return IndexIn(node.Entries, comparer, key) is >= 0 and var at ? node.Entries[at].Value : null;
    }

    /// <summary>Where the key is among those of one hash; -1 for nowhere.</summary>
    private static int IndexIn(Entry[] entries, IEqualityComparer<TKey> comparer, TKey key)
    {
        for (var i = 0; i < entries.Length; i++)
            if (comparer.Equals(entries[i].Key, key)) return i;
        return -1;
    }

    private static Node Set(Node node, int shift, Entry entry, IEqualityComparer<TKey> comparer, object? owner)
    {
        var own = node.OwnedBy(owner);
        if (shift > Last)
        {
            // Keys that differ and have one hash lie in a list.
            var same = IndexIn(node.Entries, comparer, entry.Key);
            own.Entries = same < 0 ? [.. node.Entries, entry] : Replaced(node.Entries, same, entry);
            return own;
        }

        var bit = BitOf(entry.Hash, shift);
        var (at, below) = (IndexOf(node.EntryMap, bit), IndexOf(node.ChildMap, bit));
        if ((node.ChildMap & bit) != 0)
        {
            var (child, after) = (node.Children[below], Set(node.Children[below], shift + Bits, entry, comparer, owner));
            if (!ReferenceEquals(child, after)) own.Children = Replaced(node.Children, below, after);
        }
        else if ((node.EntryMap & bit) == 0)
        {
            (own.EntryMap, own.Entries) = (node.EntryMap | bit, Inserted(node.Entries, at, entry));
        }
        else if (node.Entries[at] is var known && known.Hash == entry.Hash && comparer.Equals(known.Key, entry.Key))
        {
            own.Entries = Replaced(node.Entries, at, entry);
        }
        else
        {
            var child = Set(Set(new Node(owner), shift + Bits, known, comparer, owner), shift + Bits, entry, comparer, owner);
            (own.EntryMap, own.Entries) = (node.EntryMap ^ bit, Without(node.Entries, at));
            (own.ChildMap, own.Children) = (node.ChildMap | bit, Inserted(node.Children, below, child));
        }

        return own;
    }

    private static Node Remove(Node node, int shift, uint hash, TKey key, IEqualityComparer<TKey> comparer, object? owner)
    {
        var bit = shift > Last ? 0 : BitOf(hash, shift);
        if ((node.ChildMap & bit) != 0)
        {
            var below = IndexOf(node.ChildMap, bit);
            var (child, rest) = (node.Children[below], Remove(node.Children[below], shift + Bits, hash, key, comparer, owner));
            if (ReferenceEquals(child, rest) && rest.Entries.Length + rest.Children.Length > 0) return node;
            var parent = node.OwnedBy(owner);
            if (rest.Entries.Length + rest.Children.Length > 0) parent.Children = Replaced(node.Children, below, rest);
            else (parent.ChildMap, parent.Children) = (node.ChildMap ^ bit, Without(node.Children, below));
            return parent;
        }

        var at = shift > Last ? IndexIn(node.Entries, comparer, key)
            : (node.EntryMap & bit) == 0 ? -1
            : IndexOf(node.EntryMap, bit) is var place && node.Entries[place].Hash == hash && comparer.Equals(node.Entries[place].Key, key) ? place
            : -1;
        if (at < 0) return node;
        var own = node.OwnedBy(owner);
        (own.EntryMap, own.Entries) = (node.EntryMap & ~bit, Without(node.Entries, at));
        return own;
    }

    private static T[] Replaced<T>(T[] items, int at, T item)
    {
        var copy = (T[])items.Clone();
        copy[at] = item;
        return copy;
    }

    private static T[] Inserted<T>(T[] items, int at, T item)
    {
        var copy = new T[items.Length + 1];
        items.AsSpan(0, at).CopyTo(copy);
        copy[at] = item;
        items.AsSpan(at).CopyTo(copy.AsSpan(at + 1));
        return copy;
    }

    private static T[] Without<T>(T[] items, int at)
    {
        if (items.Length == 1) return [];
        var copy = new T[items.Length - 1];
        items.AsSpan(0, at).CopyTo(copy);
        items.AsSpan(at + 1).CopyTo(copy.AsSpan(at));
        return copy;
    }

    /// <summary>Changes many values; until it is made a trie again, nobody else sees the nodes that it copied.</summary>
    public sealed class Builder
    {
        private readonly IEqualityComparer<TKey> comparer;
        private object owner = new();
        private Node root;

        internal Builder(HashTrie<TKey, TValue> from) => (comparer, root) = (from.comparer, from.root);

        /// <inheritdoc cref="HashTrie{TKey,TValue}.Comparer"/>
        public IEqualityComparer<TKey> Comparer => comparer;

        /// <inheritdoc cref="HashTrie{TKey,TValue}.Find(TKey)"/>
        public TValue? Find(TKey key) => HashTrie<TKey, TValue>.Find(root, comparer, key);

        /// <summary>Puts this value under the key.</summary>
        public void Set(TKey key, TValue value) => root = HashTrie<TKey, TValue>.Set(root, 0, new Entry(HashOf(comparer, key), key, value), comparer, owner);

        /// <summary>Takes the key and its value away.</summary>
        public void Remove(TKey key) => root = HashTrie<TKey, TValue>.Remove(root, 0, HashOf(comparer, key), key, comparer, owner);

        /// <summary>What it has become. Whatever is changed afterwards is copied again.</summary>
        public HashTrie<TKey, TValue> ToTrie()
        {
            owner = new object();
            return new(comparer, root);
        }
    }

    /// <summary>A value with its key, and the hash of that.</summary>
    private readonly record struct Entry(uint Hash, TKey Key, TValue Value);

    /// <summary>Up to 32 places, told apart by five bits of the hash: in each lies a value, or a node for all whose hashes agree so far, or nothing.</summary>
    private sealed class Node(object? owner)
    {
        public uint EntryMap { get; set; }

        public uint ChildMap { get; set; }

        public Entry[] Entries { get; set; } = [];

        public Node[] Children { get; set; } = [];

        private object? Owner { get; } = owner;

        /// <summary>This node when it is the builder's own; else a copy for it.</summary>
        public Node OwnedBy(object? builder) => builder is not null && ReferenceEquals(builder, Owner)
            ? this
            : new Node(builder) { EntryMap = EntryMap, ChildMap = ChildMap, Entries = Entries, Children = Children };
    }
}
