using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>Look-up by a number as a caller sends it, which may be larger than any id.</summary>
internal static class TableExtensions
{
    public static TRow? At<TRow>(this Table<int, TRow> table, long id)
        where TRow : class, IRow<int> => id is > 0 and <= int.MaxValue ? table.Find((int)id) : null;
}
