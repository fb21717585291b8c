using Emulator.Core.Journal;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Emulator.Tests.Pacts;

/// <summary>The emulator keeps the committed contracts, over a real socket, judged by the official verifier.</summary>
public class VerificationTests
{
    /// <summary>What the contracts have as examples of credentials: seen by the emulator, they tell that a provider state did not supply the value.</summary>
    private static readonly string[] Examples = ["example-of-a-contract", "ExampleOfAContract", "00000e8a3b1e"];

    public static TheoryData<string> Files => [.. PactRun.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_emulator_keeps_the_contract(string file)
    {
        var wanted = PactRun.InteractionsOf(file);
        await using var emulator = await EmulatorHost.OwnAsync();
        var report = await PactRun.VerifyAsync(emulator.Http.BaseAddress!, null, file);
        Assert.True(report.IsSuccess, report.Failures);
        // The verifier calls it a success when it was given nothing.
        Assert.Equal(wanted.Count, report.Results.Count);
        Assert.All(report.Results, result => Assert.True(result.IsSuccess, result.Json));

        var registry = emulator.App.Services.GetRequiredService<WorkspaceRegistry>();
        Assert.Equal([WorkspaceRegistry.DefaultId], registry.InMemory.Select(workspace => workspace.Id)); // All states were torn down.
        var strays = registry.Default.Journal.Newest().Select(Text);
        Assert.DoesNotContain(strays, stray => Examples.Any(stray.Contains));
    }

    private static string Text(Exchange exchange) =>
        $"{exchange.FullPath}?{exchange.Request.RawQuery} {string.Join(' ', exchange.Request.Headers)} "
            + $"{System.Text.Encoding.UTF8.GetString(exchange.Request.Body.Span)}";
}
