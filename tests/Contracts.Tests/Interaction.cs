using PactNative;

namespace Contracts.Tests;

/// <summary>One interaction of a contract: what crosses the wire, and what the typed client does and understands.</summary>
/// <param name="Description">What is asked, in words; unique in the contract.</param>
/// <param name="Tell">Tells what crosses the wire.</param>
/// <param name="Use">Lets the client call the address, and asserts what it understood.</param>
public sealed record Interaction(string Description, Action<Wire> Tell, Func<Uri, Task> Use);
