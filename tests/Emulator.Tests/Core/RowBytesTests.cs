using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Emulator.Core.State;

namespace Emulator.Tests.Core;

/// <summary>What a record takes is worked out from its declaration; a member that is passed over would grow unseen.</summary>
public class RowBytesTests
{
    private static readonly MethodInfo HoldsReferences = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!;

    private enum Choice
    {
        One,
    }

    [Fact]
    public void Texts_and_bytes_are_counted_wherever_they_lie_and_nothing_else()
    {
        Assert.Equal(0, RowBytes<Row>.Of(null));
        Assert.Equal(0, RowBytes<Row>.Of(new Row(1)));
        Assert.Equal(8, RowBytes<Row>.Of(new Row(1) { Text = "four" }));
        Assert.Equal(3, RowBytes<Row>.Of(new Row(1) { Bytes = new byte[3] }));
        Assert.Equal(5, RowBytes<Row>.Of(new Row(1) { Memory = new byte[5] }));
        Assert.Equal(16, RowBytes<Row>.Of(new Row(1) { Inner = new Row(2) { Inner = new Row(3) { Text = "eight..." } } }));
        Assert.Equal((2 * 8) + 2 + 4, RowBytes<Row>.Of(new Row(1) { Texts = ["a", "bc"] }));
        Assert.Equal(3 * sizeof(int), RowBytes<Row>.Of(new Row(1) { Numbers = [1, 2, 3] }));
        Assert.Equal(6, RowBytes<Row>.Of(new Row(1) { Pair = new Pair(1, "two") }));
        Assert.Equal(0, RowBytes<Row>.Of(new Row(1) { Texts = default, Choice = Choice.One, At = DateTimeOffset.MaxValue }));
    }

    [Fact]
    public void A_table_knows_what_its_rows_take_however_they_came()
    {
        var table = Table<int, Row>.Empty.Put(new Row(1) { Text = "four" }).Put(new Row(2));
        Assert.Equal(8 + (2 * RowBytes.Frame), table.Bytes);
        Assert.Equal(table.Bytes, Table<int, Row>.With().Put(table.Rows).Bytes);
        Assert.Equal(table.Bytes, table.Of(table.Rows).Bytes);
        Assert.Equal(RowBytes.Frame, table.Remove(1).Bytes);
        Assert.Equal(2 * RowBytes.Frame, table.Put(new Row(1)).Bytes);
        Assert.Equal(0, table.Remove(1).Remove(2).Bytes);
    }

    [Fact]
    public void No_member_of_any_providers_record_is_passed_over()
    {
        var seen = new HashSet<Type>();
        var passed = new List<string>();
        foreach (var state in typeof(ProviderState).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ProviderState)) && !type.IsAbstract))
            foreach (var table in StateShape.Of(state).Tables) Walk(table.Type.GetGenericArguments()[^1]);
        Assert.Empty(passed);
        Assert.True(seen.Count > 40, $"{seen.Count} types");

        void Walk(Type type)
        {
            if (typeof(ProviderState).IsAssignableFrom(type) || typeof(ITable).IsAssignableFrom(type)) return;
            if (!seen.Add(type) || type.Assembly != typeof(ProviderState).Assembly) return;
            var kept = RowBytes.KeptBy(type).ToList();
            foreach (var property in kept)
            {
                var held = property.PropertyType;
                var isPassed = !RowBytes.IsCounted(held) && !typeof(ProviderState).IsAssignableFrom(held) && held != typeof(Type);
                if (isPassed && (bool)HoldsReferences.MakeGenericMethod(held).Invoke(null, null)!)
                    passed.Add($"{type.Name}.{property.Name} is a {held}");
                foreach (var part in (Type[])[held, .. held.IsGenericType ? held.GetGenericArguments() : []]) Walk(part);
            }

            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length;
            if (fields > kept.Count && !type.IsEnum) passed.Add($"{type.Name} has fields of its own");
        }
    }

    private readonly record struct Pair(int Number, string Text);

    private sealed record Row(int Id) : IRow<int>
    {
        public string? Text { get; init; }

        public byte[]? Bytes { get; init; }

        public ReadOnlyMemory<byte> Memory { get; init; }

        public Row? Inner { get; init; }

        public ImmutableArray<string> Texts { get; init; }

        public ImmutableArray<int> Numbers { get; init; } = [];

        public Pair? Pair { get; init; }

        public Choice Choice { get; init; }

        public DateTimeOffset At { get; init; }

        public string Worked => Text + Text;
    }
}
