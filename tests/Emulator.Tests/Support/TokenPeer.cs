using System.Text;

namespace Emulator.Tests.Support;

/// <summary>A library of others that signs and verifies tokens, in a process of its own: PyJWT of Debian or jose of npm.</summary>
public static class TokenPeer
{
    /// <summary>PyJWT, by the system's Python, which knows Debian's packages.</summary>
    public static Task<IReadOnlyList<string>> PyJwtAsync(IEnumerable<string> lines) => AskAsync("/usr/bin/python3", "peer.py", lines);

    /// <summary>jose.</summary>
    public static Task<IReadOnlyList<string>> JoseAsync(IEnumerable<string> lines) => AskAsync("node", "peer.mjs", lines);

    /// <summary>The line that asks for a token.</summary>
    public static string Sign(string secret, string claims) => $"sign {Base64(secret)} {Base64(claims)}";

    /// <summary>The line that asks whether a token is signed.</summary>
    public static string Verify(string secret, string token) => $"verify {Base64(secret)} {token}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<IReadOnlyList<string>> AskAsync(string program, string file, IEnumerable<string> lines)
    {
        using var process = System.Diagnostics.Process.Start(Command.Describe(Repository.At("tests/TokenPeers"), program, file))!;
        var (answers, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        foreach (var line in lines) await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
        var text = await answers;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException(await errors);
    }
}
