namespace Emulator.Scenarios;

/// <summary>Where this process is reached by itself.</summary>
/// <param name="Root">Answers the address, without a slash at the end; known once the server has started.</param>
internal sealed record SelfAddress(Func<string> Root);
