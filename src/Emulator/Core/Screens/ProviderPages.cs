using System.Collections.Immutable;
using Emulator.Core.Effects;

namespace Emulator.Core.Screens;

/// <summary>What the emulator's page shows of one provider only, told by the provider: its credentials, and its administration screen.</summary>
/// <param name="SecretName">What the secret of a call is called where it has to be put in by hand: <c>API_KEY</c>.</param>
public sealed record ProviderPages(string SecretName)
{
    /// <summary>A provider that tells nothing.</summary>
    public static ProviderPages None { get; } = new("SECRET");

    /// <summary>Addresses and credentials for a client, in groups.</summary>
    public Func<Moment, ImmutableArray<ScreenFacts>> Credentials { get; init; } = _ => [];

    /// <summary>What can stand for the secret that the journal masks, so that a call can be made again.</summary>
    public Func<Moment, ImmutableArray<StandIn>> StandIns { get; init; } = _ => [];

    /// <summary>The vendor's administration screen; null when there is none.</summary>
    public Func<Moment, Screen>? Administration { get; init; }
}

/// <summary>What can stand for the masked secret in the calls of one caller.</summary>
/// <param name="Caller">How the caller's name in the journal ends; empty for every caller.</param>
public sealed record StandIn(string Caller)
{
    /// <summary>The secret itself, where it goes over the wire as it is.</summary>
    public string? Value { get; init; }

    /// <summary>A line for a shell that writes the secret, where it has to be got first.</summary>
    public string? Shell { get; init; }

    /// <summary>A text in quotation marks for a shell.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
