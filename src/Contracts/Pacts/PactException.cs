namespace Contracts.Pacts;

/// <summary>A contract was not kept, or the Pact core could not do what it was asked.</summary>
/// <param name="message">What happened.</param>
public sealed class PactException(string message) : Exception(message);
