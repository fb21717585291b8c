using System.Text.Json;

namespace Durability;

/// <summary>What a client was told: from here on it relies on it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Exchange">The number of the exchange, or 0 where there is none.</param>
/// <param name="Text">The body.</param>
internal sealed record Told(int Status, long Exchange, string Text)
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>A member of the body as text.</summary>
    public string Member(string name) => Json.GetProperty(name).ToString();

    public override string ToString() => $"{Status} {Text}";
}

/// <summary>Nobody answers any more: whether the call was carried out is not known.</summary>
internal sealed class GoneException(Exception cause) : Exception("The process is gone.", cause);
