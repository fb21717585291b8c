using System.Net;

namespace Contracts.Kelio;

/// <summary>A page of a list that is walked was refused. Only walks throw; single calls give refusals as values.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="error">The refusal; null when its body could not be read.</param>
public sealed class KelioRefusedException(HttpStatusCode status, KelioError? error) : Exception($"The API answered {(int)status}: {error?.Error}")
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The refusal.</summary>
    public KelioError? Error { get; } = error;
}
