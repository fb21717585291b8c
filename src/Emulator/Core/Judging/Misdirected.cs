using Emulator.Core.Wire;

namespace Emulator.Core.Judging;

/// <summary>Calls that no provider's client makes on purpose: a browser asks whether it may call, or a client takes us for its proxy. Whatever check refuses
/// them, they are told as what they are.</summary>
internal static class Misdirected
{
    private const string Preflight = "Access-Control-Request-Method";

    /// <summary>The refusal, told as what the call is.</summary>
    public static Refusal Told(Refusal refusal, Request request) => request.Method switch
    {
        "OPTIONS" when request.Header(Preflight) is { } method => refusal with
        {
            Detail = $"This is a browser's preflight (OPTIONS with {Preflight}: {method}{(request.Header("Origin") is { } from ? $", from {from}" : "")}): "
                + "the provider offers no CORS, so no page of another origin can call it.",
            Fix = "Call the provider from a server of your own, not from a page in a browser.",
        },
        "CONNECT" => refusal with { Detail = ProxyDetail, Fix = $"{ProxyFix} The base URL is {request.BaseUrl}." },
        _ => refusal,
    };

    /// <summary>What <c>CONNECT</c> is.</summary>
    public const string ProxyDetail = "The call asks a proxy (CONNECT, or a whole URL in the request line): "
        + "the client is configured to use the emulator as its proxy, and it is none.";

    /// <summary>What helps.</summary>
    public const string ProxyFix = "Take the emulator out of HTTP_PROXY, HTTPS_PROXY and the client's proxy settings, and put it into the base URL instead; "
        + "or start it with --https: then it is a proxy to the hosts that it plays.";
}
