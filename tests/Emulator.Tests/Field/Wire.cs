using System.Net.Sockets;
using System.Text;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Bytes on a socket, as no well-behaved client sends them. In a text each letter up to U+00FF is one byte.</summary>
internal static class Wire
{
    /// <summary>Sends the bytes, at once or so many at a time, and answers all that comes back until the connection is closed.</summary>
    public static async Task<string> SendAsync(Uri emulator, string text, int atATime = int.MaxValue)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", emulator.Port);
        var stream = client.GetStream();
        var bytes = Encoding.Latin1.GetBytes(text);
        try
        {
            foreach (var part in bytes.Chunk(Math.Min(atATime, bytes.Length))) await stream.WriteAsync(part);
        }
        catch (IOException)
        {
            // The server has heard enough; its answer is there.
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>As above, to the emulator that all tests share.</summary>
    public static async Task<string> SendAsync(string text, int atATime = int.MaxValue) => await SendAsync(await EmulatorHost.AddressAsync(), text, atATime);

    /// <summary>The bytes of a text in UTF-8, one letter each.</summary>
    public static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The status codes in what came back.</summary>
    public static int[] Statuses(string answers) =>
        [.. System.Text.RegularExpressions.Regex.Matches(answers, @"HTTP/1\.1 (\d{3}) ").Select(match => int.Parse(match.Groups[1].Value, null))];
}
