using System.Net.Http.Json;
using System.Text.Json;
using Emulator.Core.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Emulator.Tests.Support;

/// <summary>One real emulator on a free port for the whole test run; each test makes a workspace of its own in it.</summary>
public static class EmulatorHost
{
    private static readonly Lazy<Task<Uri>> Shared = new(async () => await StartAsync());

    /// <summary>Where the shared emulator listens.</summary>
    public static Task<Uri> AddressAsync() => Shared.Value;

    /// <summary>A client of the shared emulator that follows no redirects.</summary>
    public static async Task<HttpClient> ClientAsync() => NewClient(await Shared.Value);

    /// <summary>A workspace of its own for a test.</summary>
    public static async Task<TestWorkspace> NewWorkspaceAsync(
        string fixture = "empty", string? now = "2026-03-02T09:00:00Z", string mode = "frozen", long seed = 42, double? factor = null)
    {
        var client = await ClientAsync();
        using var answer = await client.PostAsJsonAsync("/_emulator/workspaces", new { fixture, seed, clock = new { mode, now, factor } }, TestJson.Options);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((int)answer.StatusCode == 201, body.ToString());
        return new TestWorkspace(client, body);
    }

    /// <summary>An emulator of its own for a test that needs other settings; dispose it.</summary>
    public static Task<OwnEmulator> OwnAsync(params string[] args) => OwnAsync(null, args);

    /// <summary>An emulator of its own that plays other providers, or the same with other rules; dispose it.</summary>
    internal static async Task<OwnEmulator> OwnAsync(IReadOnlyList<IProvider>? providers, params string[] args)
    {
        var app = EmulatorApp.Build(["--urls", "http://127.0.0.1:0", .. args], providers);
        await app.StartAsync();
        var root = Addresses.Root(app);
        return new OwnEmulator(app, NewClient(new Uri(root)));
    }

    private static async Task<Uri> StartAsync()
    {
        var emulator = await OwnAsync();
        return emulator.Http.BaseAddress!;
    }

    private static HttpClient NewClient(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };
}

/// <summary>An emulator of its own for one test.</summary>
public sealed record OwnEmulator(WebApplication App, HttpClient Http) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
