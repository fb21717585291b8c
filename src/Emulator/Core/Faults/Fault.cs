using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Core.Faults;

/// <summary>A registered fault: which calls it meets and what it does to them.</summary>
/// <param name="Id">Number in the workspace, growing.</param>
/// <param name="Provider">The provider whose calls it meets.</param>
/// <param name="Kind">What it does.</param>
public sealed record Fault(int Id, string Provider, FaultKind Kind) : IRow<int>
{
    /// <summary>The verb it meets, or null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The path it meets, whole or its last parts (<c>/applicants</c> meets <c>/v2/applicants</c>); <c>*</c> stands for anything, and then the
    /// whole path is meant. Null for all.</summary>
    public string? Path { get; init; }

    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The real time of <see cref="FaultKind.Delay"/>.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How likely it strikes a call that it meets, 0 to 1; drawn from the workspace's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How often it still strikes, or null for ever.</summary>
    public int? Remaining { get; init; }

    /// <summary>How many calls it has met, struck or not.</summary>
    public int Met { get; init; }

    /// <summary>Whether it is about webhooks, not calls.</summary>
    [JsonIgnore]
    public bool IsAboutWebhooks => Kind is FaultKind.WebhookDuplicate or FaultKind.WebhookDrop;

    /// <summary>Whether it meets the call.</summary>
    public bool Meets(string provider, string method, string path, string fullPath) =>
        Provider == provider && (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (Path is null || Fits(Path, path) || Fits(Path, fullPath));

    private static bool Fits(string pattern, string path)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1) return path.EndsWith('/' + pattern.TrimStart('/'), StringComparison.OrdinalIgnoreCase);
        if (!path.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)) return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = path.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return path.Length - at >= parts[^1].Length && path.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What goes wrong on purpose.</summary>
public enum FaultKind
{
    /// <summary>The call is answered with a status in the provider's words and changes nothing.</summary>
    Status,

    /// <summary>The answer is kept back for a while of real time.</summary>
    Delay,

    /// <summary>The connection is broken before the call is looked at.</summary>
    Reset,

    /// <summary>The call is carried out and half of the answer's body is sent.</summary>
    Truncate,

    /// <summary>The call is carried out and the answer's body is damaged.</summary>
    Garble,

    /// <summary>The call is answered as if the quota were used up.</summary>
    Quota,

    /// <summary>A webhook is delivered twice.</summary>
    WebhookDuplicate,

    /// <summary>A webhook is never sent.</summary>
    WebhookDrop,
}
