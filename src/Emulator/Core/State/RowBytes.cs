using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Emulator.Core.State;

/// <summary>What a value takes in bytes beside its place in its owner: texts and bytes, and those of the records and lists in it. What is kept is read from the
/// declaration once for each type; what is worked out is not counted.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal static class RowBytes<T>
{
    private static readonly Func<T, long> Measure = RowBytes.For<T>();

    /// <summary>The bytes of a value.</summary>
    public static long Of(T? value) => value is null ? 0 : Measure(value);
}

/// <summary>Makes the measures of <see cref="RowBytes{T}"/>.</summary>
internal static class RowBytes
{
    /// <summary>What each row costs beside what is in it: its head, and its places in the table.</summary>
    public const int Frame = 200;

    private delegate TValue StructGetter<TOwner, out TValue>(ref TOwner owner);

    private static readonly ConcurrentDictionary<Type, Func<object, long>> ByType = new();

    /// <summary>What a record takes whose type is not known.</summary>
    public static long OfRecord(object? record) => record is null ? 0
        : ByType.GetOrAdd(record.GetType(), static type => Make<object>(nameof(Record), type))(record);

    /// <summary>The measure of a type.</summary>
    public static Func<T, long> For<T>()
    {
        if (typeof(T) == typeof(string)) return Of<T, string>(static text => sizeof(char) * (long)text.Length);
        if (typeof(T) == typeof(byte[])) return Of<T, byte[]>(static bytes => bytes.Length);
        if (typeof(T) == typeof(ReadOnlyMemory<byte>)) return Of<T, ReadOnlyMemory<byte>>(static bytes => bytes.Length);
        if (!IsCounted(typeof(T))) return static _ => 0;
        if (ElementOf(typeof(T)) is { } element) return Make<T>(nameof(List), element);
        if (Nullable.GetUnderlyingType(typeof(T)) is { } inner) return Make<T>(nameof(Optional), inner);
        var parts = KeptBy(typeof(T)).Where(property => IsCounted(property.PropertyType))
            .Select(property => Make<T>(nameof(Part), property.PropertyType, property)).ToArray();
        return value =>
        {
            long bytes = 0;
            foreach (var part in parts) bytes += part(value);
            return bytes;
        };
    }

    /// <summary>Whether values of the type take anything beside their place: numbers, instants and choices do not, and a whole state (a snapshot holds one)
    /// counts its own.</summary>
    internal static bool IsCounted(Type type) => !IsState(type) && (
        type == typeof(string) || type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>)
        || (Nullable.GetUnderlyingType(type) is { } inner ? IsCounted(inner)
            : ElementOf(type) is not null || (IsOurs(type) && !type.IsEnum && (!type.IsValueType || KeptBy(type).Any(one => IsCounted(one.PropertyType))))));

    /// <summary>The properties with a place of their own in the value.</summary>
    internal static IEnumerable<PropertyInfo> KeptBy(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(property => property.GetMethod is not null
            && property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null);

    private static bool IsState(Type type) => typeof(ProviderState).IsAssignableFrom(type) || typeof(ITable).IsAssignableFrom(type);

    private static bool IsOurs(Type type) => type.Namespace is not null and not "System" && !type.Namespace.StartsWith("System.", StringComparison.Ordinal);

    private static Type? ElementOf(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    private static Func<T, long> Of<T, TKnown>(Func<TKnown, long> measure) => (Func<T, long>)(object)measure;

    private static Func<T, long> Make<T>(string by, Type with, PropertyInfo? property = null) =>
        (Func<T, long>)typeof(RowBytes).GetMethod(by, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(T), with).Invoke(null, property is null ? [] : [property])!;

    private static Func<T, long> Record<T, TRecord>() => static value => RowBytes<TRecord>.Of((TRecord)(object)value!);

    private static Func<T, long> List<T, TElement>() => static values =>
    {
        if (values is System.Collections.IStructuralEquatable && values.Equals(default(T))) return 0; // An array that was never set.
        long bytes = 0;
        foreach (var value in (IEnumerable<TElement>)values!) bytes += Unsafe.SizeOf<TElement>() + RowBytes<TElement>.Of(value);
        return bytes;
    };

    private static Func<T, long> Optional<T, TValue>()
        where TValue : struct => static value => RowBytes<TValue>.Of(((TValue?)(object?)value).GetValueOrDefault());

    private static Func<T, long> Part<T, TValue>(PropertyInfo property)
    {
        if (typeof(T).IsValueType)
        {
            var ofStruct = property.GetMethod!.CreateDelegate<StructGetter<T, TValue>>();
            return value => RowBytes<TValue>.Of(ofStruct(ref value));
        }

        var get = property.GetMethod!.CreateDelegate<Func<T, TValue>>();
        return value => RowBytes<TValue>.Of(get(value));
    }
}
