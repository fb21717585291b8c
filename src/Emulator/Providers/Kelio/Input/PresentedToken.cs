using System.Buffers.Text;
using System.Text.Json;
using Emulator.Core.Judging;
using Emulator.Core.Tokens;
using Emulator.Core.Wire;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Input;

/// <summary>What the Authorization header holds, read once for a call and not judged.</summary>
/// <param name="Token">The token, or null when it cannot be read.</param>
/// <param name="SchemeProblem">What is wrong with what stands before it; null when nothing is.</param>
/// <param name="FormProblem">What is wrong with its form; null when nothing is.</param>
/// <param name="Credential">Whose call it is; null when that cannot be told.</param>
internal sealed record PresentedToken(Jwt? Token, string? SchemeProblem, string? FormProblem, Credential? Credential)
{
    /// <summary>What stands before the token: it is compared to the letter.</summary>
    public const string Scheme = "Bearer ";

    private const int MaxDepth = 16;

    /// <summary>What the call presents.</summary>
    public static PresentedToken Of(Request request) => request.Prepared(Scheme, static (request, scheme) =>
        Read(request.Header("Authorization"), scheme, request.Headers.Count(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase))));

    private static PresentedToken Read(string? header, string scheme, int count)
    {
        if (ProblemOf(header, scheme, count) is { } problem) return new(null, problem, null, header is null ? null : NamedIn(header));
        var text = header![scheme.Length..];
        if (Jwt.Read(text, out var unreadable) is not { } token) return new(null, null, unreadable, NamedIn(text));
        return new(token, null, null, token.TextClaim("iss") is { } issuer ? new KelioBearer(issuer, token) : null);
    }

    private static string? ProblemOf(string? header, string scheme, int count) => header switch
    {
        null or "" => "There is no Authorization header.",
        _ when count > 1 => $"There are {count} Authorization headers; exactly one is taken.",
        _ when header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } list =>
            $"The Authorization header is a list of {list.Length} with commas between; exactly one credential is taken.",
        _ when !header.StartsWith(scheme, StringComparison.Ordinal) => header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? $"The scheme is written “{header[..scheme.Length].TrimEnd()}”; it is compared to the letter with “Bearer”."
            : "The Authorization header does not begin with “Bearer” and a space.",
        _ when header.Length == scheme.Length => "There is no token after “Bearer”.",
        _ when header.AsSpan(scheme.Length).ContainsAny(" \t") => "There is more than one space after “Bearer”, or a space inside the token.",
        _ => null,
    };

    // A token that will be refused for its form may still tell whose call it was meant to be: the journal's entry belongs there.
    private static Credential? NamedIn(string header)
    {
        var first = header.Split(',')[0].TrimEnd();
        var parts = first[(first.LastIndexOf(' ') + 1)..].Split('.');
        if (parts.Length < 2 || !Base64Url.IsValid(parts[1])) return null;
        return StrictJson.Read(Base64Url.DecodeFromChars(parts[1]), MaxDepth, out _) is { ValueKind: JsonValueKind.Object } payload
            && payload.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String
            ? new Credential(KelioAccess.ClaimKind, issuer.GetString()!)
            : null;
    }
}
