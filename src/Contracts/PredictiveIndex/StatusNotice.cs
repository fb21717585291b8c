using System.Text.Json;

namespace Contracts.PredictiveIndex;

/// <summary>What a status webhook tells, whichever generation sent it.</summary>
/// <param name="AssessmentId">The assessment's id.</param>
/// <param name="ExternalId">The caller's own id of the assessment.</param>
/// <param name="ExternalPersonId">The caller's own id of the person.</param>
/// <param name="AssessmentState">The final state, see <see cref="AssessmentStates"/>.</param>
/// <param name="EventId">The event's id, the same in all retries; null from the legacy API, which sends none.</param>
public sealed record StatusNotice(string AssessmentId, string? ExternalId, string? ExternalPersonId, int AssessmentState, string? EventId)
{
    /// <summary>Reads the body of a webhook of the legacy API or of PI2.</summary>
    /// <exception cref="JsonException">The body is neither.</exception>
    public static StatusNotice Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("eventDetails", out var details))
        {
            return new StatusNotice(
                Required(details, "assessmentId"),
                Text(details, "externalAssessmentId"),
                details.TryGetProperty("person", out var person) ? Text(person, "externalPersonId") : null,
                State(details),
                root.TryGetProperty("event", out var happened) ? Text(happened, "id") : null);
        }

        return new StatusNotice(Required(root, "assessmentId"), Text(root, "externalId"), Text(root, "externalPersonId"), State(root), null);
    }

    private static string Required(JsonElement of, string name) => Text(of, name) ?? throw new JsonException($"A status webhook has the member {name}.");

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int State(JsonElement of)
    {
        foreach (var name in new[] { "assessmentState", "assessmentStatus" })
            if (of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var state)) return state;
        throw new JsonException("A status webhook has the member assessmentState.");
    }
}
