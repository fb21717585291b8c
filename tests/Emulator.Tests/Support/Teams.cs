using System.Net.Http.Headers;
using Contracts.Control;

namespace Emulator.Tests.Support;

/// <summary>An emulator that teams share, in which the test is the administrator.</summary>
public sealed class Teams(OwnEmulator emulator) : IAsyncDisposable
{
    private const string AdministratorToken = "the-administrators";

    public OwnEmulator Emulator { get; } = emulator;

    /// <summary>What the administrator calls.</summary>
    public ControlClient Administrator { get; } = new(emulator.Http);

    public static async Task<Teams> StartAsync(params string[] args)
    {
        var emulator = await EmulatorHost.OwnAsync(["--controlToken", AdministratorToken, .. args]);
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdministratorToken);
        return new Teams(emulator);
    }

    /// <summary>A client that shows a new token of a team.</summary>
    public async Task<HttpClient> JoinAsync(string team, int? workspaces = null, int? requests = null) => ClientOf(
        (await Administrator.CreateTokenAsync(new TokenRequest { Team = team, MaxWorkspaces = workspaces, RequestsPerMinute = requests })).Token);

    /// <summary>A client that shows this, or nothing.</summary>
    public HttpClient ClientOf(string? token)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Emulator.Http.BaseAddress };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
