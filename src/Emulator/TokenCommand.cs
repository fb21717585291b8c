using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using Contracts.Control;
using Emulator.Core.Wire;

namespace Emulator;

/// <summary><c>Emulator token create|list|revoke</c>: the tokens of teams that share a running emulator.</summary>
internal static class TokenCommand
{
    private const string TokenVariable = "EMULATOR_CONTROL_TOKEN";

    private static readonly Option<string> Url = new("--url")
    {
        Description = "The running emulator.",
        DefaultValueFactory = _ => EmulatorApp.DefaultUrl,
        Recursive = true,
    };

    private static readonly Option<string?> Token = new("--token")
    {
        Description = $"The control token that it was started with; without it that of {TokenVariable}.",
        Recursive = true,
    };

    /// <summary>The command with its parts.</summary>
    public static Command Make()
    {
        var team = new Option<string>("--team") { Description = "The team.", Required = true };
        var workspaces = new Option<int?>("--max-workspaces") { Description = "How many workspaces the team may have at once." };
        var requests = new Option<int?>("--requests-per-minute") { Description = "How many calls to the control API the team may make in a minute." };
        var create = new Command("create", "Make a token and write it to the standard output, this once. A limit that is not said stays as it is.")
        {
            team, workspaces, requests,
        };
        create.SetAction((parsed, stop) => GuardAsync(parsed, control => CreateAsync(control, new TokenRequest
        {
            Team = parsed.GetValue(team),
            MaxWorkspaces = parsed.GetValue(workspaces),
            RequestsPerMinute = parsed.GetValue(requests),
        }, stop)));
        var list = new Command("list", "List the tokens, without what opens.");
        list.SetAction((parsed, stop) => GuardAsync(parsed, control => ListAsync(control, stop)));
        var id = new Argument<string>("ID") { Description = "The token’s name, as list tells it." };
        var revoke = new Command("revoke", "Take a token back.") { id };
        revoke.SetAction((parsed, stop) => GuardAsync(parsed, control => control.RevokeTokenAsync(parsed.GetValue(id)!, stop)));
        return new Command("token", "Make, list and take back the tokens of teams that share a running emulator.") { create, list, revoke, Url, Token };
    }

    private static async Task<int> GuardAsync(ParseResult parsed, Func<ControlClient, Task> run)
    {
        var root = parsed.GetValue(Url)!;
        try
        {
            using var http = DirectClient.New();
            http.BaseAddress = new Uri(root.TrimEnd('/'));
            if ((parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable(TokenVariable))?.Trim() is { Length: > 0 } token)
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await run(new ControlClient(http));
            return 0;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return await SayAsync($"{root} does not answer: {error.Message}");
        }
        catch (Exception error) when (error is ControlException or UriFormatException or ArgumentException or NotSupportedException or FormatException
            or System.Text.Json.JsonException)
        {
            return await SayAsync(error.Message);
        }
    }

    private static async Task<int> SayAsync(string mistake)
    {
        await Console.Error.WriteLineAsync("Emulator: " + mistake.ReplaceLineEndings(" "));
        return 1;
    }

    private static async Task CreateAsync(ControlClient control, TokenRequest wanted, CancellationToken stop)
    {
        var made = await control.CreateTokenAsync(wanted, stop);
        // The token alone goes to the output, so that a script takes it as it is.
        await Console.Error.WriteLineAsync($"Token {made.Id} of team “{made.Team}” ({LimitsOf(made)}). It is told this once:");
        Console.WriteLine(made.Token);
    }

    private static async Task ListAsync(ControlClient control, CancellationToken stop)
    {
        foreach (var token in await control.TokensAsync(stop))
            Console.WriteLine($"{token.Id}  {token.Team,-20}  {token.CreatedAt:yyyy-MM-dd HH:mm} UTC  {LimitsOf(token)}");
    }

    private static string LimitsOf(TokenView token) => string.Create(
        CultureInfo.InvariantCulture, $"{Most(token.MaxWorkspaces)} workspaces, {Most(token.RequestsPerMinute)} requests a minute");

    private static string Most(int? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "any number of";
}
