using System.Security.Cryptography;
using System.Text;
using Emulator.Cluster.Forwarding;
using Emulator.Control.Pact;
using Emulator.Core.Workspaces;
using Orleans.Runtime;

namespace Emulator.Cluster.Nodes;

/// <summary>The states that were set up anywhere in the cluster.</summary>
/// <param name="ownership">The way to the other nodes.</param>
internal sealed class SharedPactStates(Ownership ownership) : IPactStates
{
    private const int MostTries = 8;

    public Task EnterAsync(string state, string workspace) => DoAsync(state, async grain =>
    {
        await grain.EnterAsync(workspace);
        return true;
    });

    public Task<IReadOnlyList<string>> LeaveAsync(string state) => DoAsync<IReadOnlyList<string>>(state, async grain => await grain.LeaveAsync());

    private async Task<T> DoAsync<T>(string state, Func<IPactStateGrain, Task<T>> action)
    {
        for (var tries = 1; ; tries++)
        {
            var grains = ownership.Membership?.Silo?.Grains ?? throw new NotKeptException("This node joins the cluster anew.");
            try
            {
                return await action(grains.GetGrain<IPactStateGrain>(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))));
            }
            catch (Exception error) when (Sending.IsUnbegun(error) && tries < MostTries)
            {
                await Sending.PauseAsync(tries, CancellationToken.None);
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                throw new NotKeptException("The node that remembers the state was lost: what was set up there ends by its time to live.", error);
            }
        }
    }
}
