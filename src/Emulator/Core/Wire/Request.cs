using Emulator.Core.State;

namespace Emulator.Core.Wire;

/// <summary>A call as it arrived, in plain data: nothing of the web server, nothing that changes.</summary>
public sealed class Request
{
    private QueryValues? query;
    private QueryValues? form;
    private string? formProblem;
    private string[]? segments;
    private string? path;
    private string whole = "";
    private int pathAt;
    private List<(System.Reflection.MethodInfo Reader, object? With, object Read)>? prepared;

    /// <summary>The surface that was called.</summary>
    public required Surface Surface { get; init; }

    /// <summary>The verb as sent.</summary>
    public required string Method { get; init; }

    /// <summary>The path after the surface's prefix, still percent-encoded, beginning with a slash.</summary>
    public string Path
    {
        get => path ??= pathAt == 0 ? whole : pathAt == whole.Length ? "/" : whole[pathAt..];
        init => (path, whole, pathAt) = (value, value, 0);
    }

    /// <summary>The path as the caller wrote it, and how much of it is the surface's prefix.</summary>
    public (string Path, int PrefixLength) Whole
    {
        get => (whole, pathAt);
        init => (path, whole, pathAt) = (null, value.Path, value.PrefixLength);
    }

    /// <summary>The letters of <see cref="Path"/>.</summary>
    public ReadOnlySpan<char> PathSpan => pathAt > 0 && pathAt == whole.Length ? "/" : whole.AsSpan(pathAt);

    /// <summary>The query without its question mark, still percent-encoded; empty when there is none.</summary>
    public string RawQuery { get; init; } = "";

    /// <summary>All headers in the order of arrival.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty (and <see cref="IsTooLarge"/>) when it exceeds the limit.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the body was larger than the limit and was not read.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>The address the caller used, up to and with the surface's prefix, without a slash at the end: absolute URLs in answers begin with it.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The address of another surface of the same provider, reached the same way: by its prefix, or by the vendor's host.</summary>
    public string AddressOf(Surface other) => BaseUrl.EndsWith(Surface.Prefix, StringComparison.OrdinalIgnoreCase)
        ? BaseUrl[..^Surface.Prefix.Length] + other.Prefix
        : BaseUrl[..(BaseUrl.IndexOf("://", StringComparison.Ordinal) + 3)] + other.VendorHost;

    /// <summary>The caller's network address.</summary>
    public string ClientAddress { get; init; } = "";

    /// <summary>The path's parts between slashes, decoded. A slash at the end adds no part.</summary>
    public IReadOnlyList<string> Segments => segments ??= SegmentsOf(Path);

    /// <summary>The query's parameters, decoded.</summary>
    public QueryValues Query => query ??= QueryValues.Parse(RawQuery);

    /// <summary>The parameters of a form body (<c>application/x-www-form-urlencoded</c>), decoded; empty for any other body, and for one that cannot be
    /// decoded.</summary>
    public QueryValues Form => form ??= ReadForm();

    /// <summary>Why the form cannot be decoded, which continues a sentence; null when it can.</summary>
    public string? FormProblem => Form == QueryValues.Empty ? formProblem : null;

    /// <summary>The media type of the body in lower case, without parameters; empty when none is given.</summary>
    public string MediaType => (Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The value of the header, or null; of a header sent several times, the values with commas between them.</summary>
    public string? Header(string name)
    {
        string? value = null;
        for (var i = 0; i < Headers.Count; i++) // An enumerator of a list would be made for each header that is asked for.
        {
            var header = Headers[i];
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)) value = value is null ? header.Value : value + ", " + header.Value;
        }

        return value;
    }

    /// <summary>What a reader makes of the call. It is read once, outside the gate; a decision that is made again finds it read.</summary>
    /// <param name="with">What the reader needs besides, e.g. settings.</param>
    /// <param name="read">Reads; a static function that depends on nothing else.</param>
    /// <exception cref="NotPreparedException">It has not been read yet, and this thread is inside a workspace's gate.</exception>
    public T Prepared<TWith, T>(TWith with, Func<Request, TWith, T> read)
        where T : class
    {
        foreach (var known in prepared ??= [])
            if (known.Reader == read.Method && Equals(known.With, with)) return (T)known.Read;
        if (InGate.IsHeld) throw new NotPreparedException();
        var made = read(this, with);
        prepared.Add((read.Method, with, made));
        return made;
    }

    /// <summary>The same call for keeping: with at most this many bytes of its body, and without what was read out of it.</summary>
    public Request Cut(int mostBytes)
    {
        (query, form, segments, prepared) = (null, null, null, null);
        return Body.Length <= mostBytes ? this : new Request
        {
            Surface = Surface,
            Method = Method,
            Whole = Whole,
            RawQuery = RawQuery,
            Headers = Headers,
            Body = Body[..mostBytes].ToArray(),
            IsTooLarge = IsTooLarge,
            BaseUrl = BaseUrl,
            ClientAddress = ClientAddress,
        };
    }

    private QueryValues ReadForm() => MediaType == "application/x-www-form-urlencoded"
        ? QueryValues.ParseForm(Body.Span, Header("Content-Type"), out formProblem) ?? QueryValues.Empty
        : QueryValues.Empty;

    /// <summary>The parts of a path between slashes, decoded. A slash at the end adds no part.</summary>
    public static string[] SegmentsOf(string path)
    {
        var parts = path.Split('/');
        var last = parts.Length > 1 && parts[^1].Length == 0 ? parts.Length - 1 : parts.Length;
        var decoded = new string[Math.Max(0, last - 1)];
        for (var i = 1; i < last; i++) decoded[i - 1] = Uri.UnescapeDataString(parts[i]);
        return decoded;
    }
}

/// <summary>One address of a provider: an environment or a generation of its API.</summary>
/// <param name="Name">Short name, unique in the provider, e.g. <c>sandbox</c>.</param>
/// <param name="Prefix">The path prefix on the emulator, without a slash at the end. What follows is the vendor's own path.</param>
/// <param name="VendorHost">The vendor's host that it stands for; a call with this <c>Host</c> needs no prefix.</param>
public sealed record Surface(string Name, string Prefix, string VendorHost);

/// <summary>A decision inside the gate needs what has not been read outside: it is read there, and the decision made again.</summary>
public sealed class NotPreparedException : Exception;
