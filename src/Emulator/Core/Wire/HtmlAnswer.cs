namespace Emulator.Core.Wire;

/// <summary>A page of HTML at a provider's address: no script runs in it, nothing comes from elsewhere, and nobody's page frames it.</summary>
internal static class HtmlAnswer
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A page, written after the decision.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="formsTo">Where its forms may go, as a policy says it; null for anywhere: what a form is answered may lead to another's address.</param>
    /// <param name="write">Writes it, in UTF-8.</param>
    public static Answer Of(int status, string? formsTo, Func<ReadOnlyMemory<byte>> write) =>
        Answer.Later(status, "text/html; charset=utf-8", write)
            .With("X-Content-Type-Options", "nosniff")
            .With("Content-Security-Policy", formsTo is null ? Policy : $"{Policy}; form-action {formsTo}");
}
