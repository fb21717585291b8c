using Recorder.Taking;

namespace Recorder.Masking;

/// <summary>The mask of a whole exchange. It is made twice: what is found in one place is known in all others the second time.</summary>
/// <param name="mostBytes">The size of a body that is read through; a longer one is not kept.</param>
/// <param name="shapesOnly">Whether only shapes are kept of bodies.</param>
internal sealed class ExchangeMask(long mostBytes, bool shapesOnly)
{
    private readonly StandIns standIns = new();
    private readonly KnownValues known = new();
    private readonly Lock order = new();

    /// <summary>The exchange without anything real in it.</summary>
    public MaskedExchange Mask(Exchange exchange)
    {
        lock (order)
        {
            Once(exchange);
            return Once(exchange);
        }
    }

    /// <summary>The path of a target, masked.</summary>
    public string PathOf(string target)
    {
        lock (order) return new ValueMask(standIns, known).Path(target.Split('?')[0]);
    }

    private static string? Header(IReadOnlyList<KeyValuePair<string, string>> headers, string name) =>
        headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private MaskedExchange Once(Exchange exchange)
    {
        var values = new ValueMask(standIns, known);
        var headers = new HeaderMask(values, new JsonMask(values, isRefusal: false));
        var (path, query) = exchange.Target.Split('?', 2) is [var first, var second] ? (first, second) : (exchange.Target, "");
        var requestHeaders = headers.Mask(exchange.RequestHeaders);
        var request = Body(values, isRefusal: false, exchange.RequestBody, exchange.RequestHeaders);
        var maskedQuery = values.Query(query);
        var maskedPath = values.Path(path);
        var responseHeaders = headers.Mask(exchange.ResponseHeaders);
        var response = Body(values, isRefusal: exchange.Status >= 400, exchange.ResponseBody, exchange.ResponseHeaders);
        return new MaskedExchange(
            exchange.Number, exchange.At, exchange.Method, maskedPath, maskedQuery, requestHeaders, shapesOnly ? Shape.Of(request) : request,
            exchange.Status, responseHeaders, shapesOnly ? Shape.Of(response) : response, shapesOnly);
    }

    private MaskedBody Body(ValueMask values, bool isRefusal, byte[] bytes, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new BodyMask(values, isRefusal, mostBytes).Mask(bytes, Header(headers, "Content-Type"), Header(headers, "Content-Encoding"));
}

/// <summary>An exchange with made-up values in place of all that is secret or personal.</summary>
internal sealed record MaskedExchange(
    int Number, DateTimeOffset At, string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> RequestHeaders, MaskedBody Request,
    int Status, IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders, MaskedBody Response, bool ShapesOnly);
