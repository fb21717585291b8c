using System.Net;

namespace Contracts.Kelio;

/// <summary>What came back from the API. A refusal is a value, no exception.</summary>
/// <typeparam name="T">The record of a success.</typeparam>
/// <param name="Status">The HTTP status.</param>
/// <param name="Value">The record; null for a refusal.</param>
/// <param name="Error">The refusal; null for a success, or when its body could not be read.</param>
/// <param name="Page">The numbers of a paginated list.</param>
public sealed record KelioAnswer<T>(HttpStatusCode Status, T? Value, KelioError? Error, KelioPagination? Page)
    where T : class
{
    /// <summary>Whether the call was accepted.</summary>
    public bool IsSuccess => Value is not null || Status == HttpStatusCode.NoContent;

    /// <summary>What a 403 means.</summary>
    public KelioDenial Denial { get; init; }

    /// <summary>How often the client waited until the quota's window had ended. A success after a wait was refused for the quota before.</summary>
    public int Waits { get; init; }
}
