using System.Globalization;
using Emulator.Core.Clock;
using Emulator.Core.Faults;
using Emulator.Core.Wire;

namespace Emulator.Core.Calls;

/// <summary>Puts an answer on the wire, whole or as a fault wants it.</summary>
internal static class AnswerWriter
{
    private static readonly TimeSpan UntilHalfHasLeft = TimeSpan.FromMilliseconds(100);

    /// <summary>The answer with its body damaged, where a fault says so.</summary>
    public static Answer? Damage(Answer? answer, Fault? fault)
    {
        if (answer is null || fault is not { Kind: FaultKind.Garble } || answer.Body.IsEmpty) return answer;
        var body = answer.Body.ToArray();
        for (var i = 0; i < body.Length; i += 3) body[i] ^= 0x5a;
        return answer with { Body = body };
    }

    /// <summary>Sends the answer.</summary>
    /// <param name="context">The call.</param>
    /// <param name="answer">The answer; null breaks the connection.</param>
    /// <param name="at">When it was decided.</param>
    /// <param name="number">The number of the exchange, to be told in a header; null for none.</param>
    /// <param name="fault">The fault that strikes, or null.</param>
    public static async Task SendAsync(HttpContext context, Answer? answer, DateTimeOffset at, long? number, Fault? fault)
    {
        if (answer is null)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = HttpDate.Of(at);
        if (number is { } told) response.Headers["X-Emulator-Exchange"] = told.ToString(CultureInfo.InvariantCulture);
        foreach (var header in answer.Headers) response.Headers.Append(header.Key, header.Value);
        if (answer.ContentType is { } type) response.ContentType = type;
        if (answer.Status is 204 or 304) return;
        response.ContentLength = answer.Body.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        if (fault is { Kind: FaultKind.Truncate })
        {
            await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
            await RealTime.WaitAsync(UntilHalfHasLeft, context.RequestAborted); // An abort takes back what is still on its way.
            context.Abort();
            return;
        }

        await response.Body.WriteAsync(answer.Body, CancellationToken.None); // It ends when the caller goes; his token costs each call.
    }
}
