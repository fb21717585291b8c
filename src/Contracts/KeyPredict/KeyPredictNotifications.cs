using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Contracts.KeyPredict;

/// <summary>The receiver's side of the notifications: reads them, and judges their credentials in a time that tells nothing of them.</summary>
public static class KeyPredictNotifications
{
    /// <summary>Reads a notification.</summary>
    /// <param name="contentType">The call's content type: JSON or a form.</param>
    /// <param name="body">The call's body.</param>
    /// <exception cref="JsonException">The body cannot be read.</exception>
    public static KeyPredictNotification Read(string? contentType, string body)
    {
        if (contentType is not null && contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            return JsonSerializer.Deserialize(body, KeyPredictJson.Default.KeyPredictNotification) ?? throw new JsonException("The notification is null.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            fields[WebUtility.UrlDecode(cut < 0 ? pair : pair[..cut])] = cut < 0 ? "" : WebUtility.UrlDecode(pair[(cut + 1)..]);
        }

        return new KeyPredictNotification(Must("event"), Must("assessment_id"), Must("candidate_id"), Must("test_id"), Must("assessment_start_date"))
        {
            AssessmentEndDate = fields.GetValueOrDefault("assessment_end_date"),
            CandidateReportLink = fields.GetValueOrDefault("candidate_report_link"),
            CandidateReportPdfLink = fields.GetValueOrDefault("candidate_report_pdf_link"),
            Login = fields.GetValueOrDefault("login"),
            Password = fields.GetValueOrDefault("password"),
        };

        string Must(string name) => fields.GetValueOrDefault(name) ?? throw new JsonException($"The notification has no {name}.");
    }

    /// <summary>Whether the header <c>Authorization</c> carries the API login and password.</summary>
    public static bool IsAuthentic(string? authorization, string login, string password)
    {
        if (authorization is null || !authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return false;
        var given = new byte[authorization.Length];
        return Convert.TryFromBase64String(authorization[6..].Trim(), given, out var length)
            && Same(given.AsSpan(0, length), Encoding.UTF8.GetBytes($"{login}:{password}"));
    }

    /// <summary>Whether the notification's own fields carry the API login and password.</summary>
    public static bool IsAuthentic(KeyPredictNotification notification, string login, string password) =>
        Same(Encoding.UTF8.GetBytes(notification.Login ?? ""), Encoding.UTF8.GetBytes(login))
        & Same(Encoding.UTF8.GetBytes(notification.Password ?? ""), Encoding.UTF8.GetBytes(password));

    // Digests have one length, so that not even the length of the password shows.
    private static bool Same(ReadOnlySpan<byte> given, ReadOnlySpan<byte> right) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(given), SHA256.HashData(right));
}
