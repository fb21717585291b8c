using Contracts.Pacts;

namespace PactNative;

/// <summary>Writes a contract of a consumer with a provider: each interaction is played by the official mock server while the real client calls it, and
/// written when all went as told.</summary>
public sealed class PactRecorder(string consumer, string provider, string folder)
{
    /// <summary>Plays one interaction and writes it into the contract's file in the folder.</summary>
    /// <param name="description">What is asked, in words; with the state, the interaction's key.</param>
    /// <param name="tell">Tells what crosses the wire.</param>
    /// <param name="use">Lets the client call the address.</param>
    /// <returns>What was told.</returns>
    /// <exception cref="PactException">The client called otherwise than told.</exception>
    public async Task<Wire> RecordAsync(string description, Action<Wire> tell, Func<Uri, Task> use)
    {
        var pact = NewPact();
        var wire = new Wire(PactCore.NewInteraction(pact, description));
        tell(wire);
        try
        {
            using var server = new PactMockServer(pact);
            Exception? failure = null;
            try
            {
                await use(server.Address);
            }
            catch (Exception error)
            {
                failure = error;
            }

            // What was called otherwise explains why the client fell over it.
            if (server.Mismatches() is { Count: > 0 } wrong)
                throw new PactException($"“{description}” was not called as told: {wrong.ToJsonString()} {failure?.Message}");
            if (failure is not null) throw new PactException($"“{description}”: the client did not understand the answer: {failure}");
            PactCore.Must(PactCore.WriteFile(pact, folder, 0), "to write the contract");
            return wire;
        }
        finally
        {
            _ = PactCore.FreePact(pact);
        }
    }

    /// <summary>Writes one message into the contract's file in the folder, after the client's reader has understood it.</summary>
    /// <param name="description">What happened, in words.</param>
    /// <param name="tell">Tells what the message carries.</param>
    /// <param name="read">Lets the client read the example.</param>
    public Wire RecordMessage(string description, Action<Wire> tell, Action read)
    {
        read();
        var pact = NewPact();
        try
        {
            var wire = new Wire(PactCore.NewMessage(pact, description));
            tell(wire);
            PactCore.Must(PactCore.WriteFile(pact, folder, 0), "to write the contract");
            return wire;
        }
        finally
        {
            _ = PactCore.FreePact(pact);
        }
    }

    private ushort NewPact()
    {
        PactCore.Load();
        var pact = PactCore.NewPact(consumer, provider);
        PactCore.Must(PactCore.WithSpecification(pact, PactCore.V4), "the version of Pact");
        return pact;
    }
}
