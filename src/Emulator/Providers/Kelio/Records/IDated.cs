namespace Emulator.Providers.Kelio.Records;

/// <summary>A record that lists show by the instant of its creation.</summary>
internal interface IDated
{
    DateTimeOffset CreatedAt { get; }
}
