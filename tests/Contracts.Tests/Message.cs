using PactNative;

namespace Contracts.Tests;

/// <summary>One message of a contract: a webhook that the client's own reader understands.</summary>
/// <param name="Description">What happened, in words; unique in the contract.</param>
/// <param name="Tell">Tells what the message carries.</param>
/// <param name="Read">Lets the client's reader read the example, and asserts what it understood.</param>
public sealed record Message(string Description, Action<Wire> Tell, Action Read);
