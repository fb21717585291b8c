using System.Collections.Immutable;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>Look-ups in tables and in the orders of their indices.</summary>
internal static class TableExtensions
{
    /// <summary>The row with a number as a caller sends it, which may be larger than any id; or null.</summary>
    public static TRow? At<TRow>(this Table<int, TRow> table, long id)
        where TRow : class, IRow<int> => id is > 0 and <= int.MaxValue ? table.Find((int)id) : null;

    /// <summary>The group of a number as a caller sends it.</summary>
    public static ImmutableSortedSet<TRow> At<TRow>(this Table<int, TRow> table, Ordered<TRow, int> index, long group)
        where TRow : class, IRow<int> => table.In(index, group is > 0 and <= int.MaxValue ? (int)group : -1);

    /// <summary>The position of the first row that is so far on; all after it are too. The number of rows when none is.</summary>
    public static int FirstFrom<TRow>(this ImmutableSortedSet<TRow> rows, Func<TRow, bool> isReached)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (isReached(rows[middle])) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
