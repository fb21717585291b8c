using System.Text.Json;

namespace Contracts.PredictiveIndex;

/// <summary>The API has refused a call.</summary>
/// <param name="status">The HTTP status: branch on this.</param>
/// <param name="body">The body as it came.</param>
public sealed class PredictiveIndexException(int status, string body) : Exception($"Predictive Index answered {status}: {body}")
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The body as it came.</summary>
    public string Body { get; } = body;

    /// <summary>The error object, or null where the body is none (as with 401).</summary>
    public ErrorBody? Error { get; } = Read(body);

    private static ErrorBody? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<ErrorBody>(body, PredictiveIndexJson.V1) is { Description: not null } error ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
