using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Emulator.Tests.Providers.PredictiveIndex;

/// <summary>Pictures of patterns.</summary>
public class PatternTests
{
    [Theory]
    [InlineData("0", 600)]
    [InlineData("Complete", 600)]
    [InlineData("full", 600)]
    [InlineData("1", 200)]
    [InlineData("self", 200)]
    [InlineData("SelfConcept", 200)]
    [InlineData("3", 200)]
    [InlineData("Synthesis", 200)]
    public async Task A_pattern_is_a_real_PNG(string type, int height)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await CompletedAsync(pi);
        var (status, media, bytes, _) = await pi.FileAsync($"{PiWorkspace.Behavioral}/{id}/patterns/{type}?format=PNG", PiWorkspace.Reader);
        Assert.Equal((200, "image/png"), (status, media));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], bytes[..8]);
        Assert.Equal((480, height), (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20))));
        var pixels = Pixels(bytes);
        Assert.Equal(height * ((480 * 3) + 1), pixels.Length);
        Assert.Contains(pixels.Chunk(3), color => color is [0x1f, 0x5f, 0xa8]);
    }

    [Fact]
    public async Task A_pattern_is_an_SVG_with_a_dot_for_each_factor_where_its_score_lies()
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await CompletedAsync(pi);
        var (status, media, bytes, _) = await pi.FileAsync($"{PiWorkspace.Behavioral}/{id}/patterns/3?format=svg");
        Assert.Equal((200, "image/svg+xml"), (status, media));
        var svg = XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        var dots = svg.Elements().Where(element => element.Name.LocalName == "circle")
            .Select(dot => double.Parse(dot.Attribute("cx")!.Value, CultureInfo.InvariantCulture));
        Assert.Equal([Math.Round(60 + ((1.5 + 3) / 6 * 380), 2), Math.Round(60 + ((-1.25 + 3) / 6 * 380), 2), 250, 440], dots);
        Assert.Contains(svg.Elements(), element => element.Value == "SYNTHESIS");
    }

    [Fact]
    public async Task The_urls_of_the_assessment_lead_to_the_pictures_and_the_same_scores_give_the_same_bytes()
    {
        await using var pi = await PiWorkspace.NewAsync();
        await using var other = await PiWorkspace.NewAsync();
        var (one, two) = (await CompletedAsync(pi), await CompletedAsync(other));
        var assessment = (await pi.GetAsync($"{PiWorkspace.Behavioral}/{one}")).Body;
        foreach (var member in new[] { "patternFullUrl", "patternSelfUrl" })
        {
            var url = new Uri(assessment.GetProperty(member).GetString()!).PathAndQuery;
            var (status, _, bytes, _) = await pi.FileAsync(url);
            Assert.Equal(200, status);
            Assert.Equal(bytes, (await other.FileAsync(url.Replace(one, two))).Bytes);
        }
    }

    [Theory]
    [InlineData("0", "", 400)]
    [InlineData("0", "?format=GIF", 400)]
    [InlineData("4", "?format=PNG", 400)]
    [InlineData("-1", "?format=PNG", 400)]
    [InlineData("0", "?format=PNG", 404)]
    public async Task What_cannot_be_drawn_is_refused(string type, string query, int status)
    {
        await using var pi = await PiWorkspace.NewAsync();
        var id = await pi.InviteIdAsync();
        Assert.Equal(status, (await pi.GetAsync($"{PiWorkspace.Behavioral}/{id}/patterns/{type}{query}")).Status);
        Assert.Equal(status, (await pi.GetAsync($"{PiWorkspace.Behavioral}/x/patterns/{type}{query}")).Status);
        Assert.Equal(401, (await pi.SendAsync(null, HttpMethod.Get, $"{PiWorkspace.Behavioral}/{id}/patterns/{type}{query}")).Status);
    }

    private static async Task<string> CompletedAsync(PiWorkspace pi)
    {
        var id = await pi.InviteIdAsync();
        await pi.ActAsync(id, "complete", new { scores = new { synthesis = new { a = 1.5, b = -1.25, c = 0, d = 3 } } });
        return id;
    }

    private static byte[] Pixels(byte[] png)
    {
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT") data.Write(png, at + 8, length);
            at += length + 12;
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        zlib.CopyTo(pixels);
        return pixels.ToArray();
    }
}
