namespace Emulator.Core.Calls;

/// <summary>Marks calls that came in at another node, or here once before: who may call has been judged there.</summary>
internal static class NodeCall
{
    private static readonly object Marked = new();

    /// <summary>The call is such a one.</summary>
    public static void Mark(HttpContext context) => context.Items[typeof(NodeCall)] = Marked;

    /// <summary>Whether the call is such a one.</summary>
    public static bool Is(HttpContext context) => context.Items.TryGetValue(typeof(NodeCall), out var mark) && ReferenceEquals(mark, Marked);
}
