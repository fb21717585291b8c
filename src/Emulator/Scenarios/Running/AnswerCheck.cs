using System.Text.Json.Nodes;

namespace Emulator.Scenarios.Running;

/// <summary>Compares an answer with what was expected.</summary>
internal static class AnswerCheck
{
    /// <summary>Fails the step when the answer is another than the expected one.</summary>
    /// <param name="wanted">A status, or status, headers and body.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="why">What the journal says of a refusal, or null.</param>
    public static void Judge(JsonNode? wanted, JsonObject answer, string? why = null)
    {
        var expected = wanted is JsonObject parts ? parts : new JsonObject { ["status"] = wanted?.DeepClone() };
        var differences = Match.Differences(expected, answer, "the answer").ToList();
        if (differences.Count == 0) return;
        // The body often tells why.
        var body = expected["body"] is null ? $". The body: {Match.Short(answer["body"])}" : "";
        throw new StepFailedException($"{string.Join("; ", differences)}{body}{(why is null ? "" : $". The verdict: {why}")}");
    }
}
