namespace Emulator.Core.History;

/// <summary>A call to the control API that was to change a workspace, as it was: secrets are masked when it is shown.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path after the workspace, without a slash in front: <c>clock/advance</c>.</param>
/// <param name="Query">The query without its question mark.</param>
/// <param name="Summary">What the route does, in one line.</param>
/// <param name="Body">The body sent, as text.</param>
/// <param name="Status">The status answered.</param>
/// <param name="Answer">What was answered, or null.</param>
public sealed record ControlAct(string Method, string Path, string Query, string Summary, string Body, int Status, object? Answer)
{
    /// <summary>The provider whose screen it was, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>What was sent with it, in bytes.</summary>
    public long Bytes => sizeof(char) * ((long)Method.Length + Path.Length + Query.Length + Body.Length);

    /// <summary>Whether it moved or set the clock.</summary>
    public bool IsAboutTime => Path.StartsWith("clock/", StringComparison.Ordinal);

    /// <summary>Whether it was carried out.</summary>
    public bool IsDone => Status < 400;
}
