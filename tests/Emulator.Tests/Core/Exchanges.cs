using System.Collections.Immutable;
using System.Text;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Core;

/// <summary>Exchanges for the tests of the journal.</summary>
internal static class Exchanges
{
    private static readonly Surface[] Surfaces = [new("main", "/x", "x.test"), new("other", "/y/été", "y.test")];
    private static readonly ImmutableArray<Check[]> Lists =
    [
        [],
        [Check("route"), Check("credential"), Check("quota")],
        [Check("route"), Check("scope “a”")],
        [.. Enumerable.Range(0, 17).Select(i => Check($"check {i}"))],
    ];

    /// <summary>A call with a body of so many bytes.</summary>
    public static Exchange Small(int bodyBytes = 10, long number = 0, string fullPath = "/x/") => new()
    {
        Number = number,
        At = DateTimeOffset.UnixEpoch,
        Provider = "p",
        Request = new Request { Surface = Surfaces[0], Method = "POST", Path = "/", BaseUrl = "http://x.test", Body = new byte[bodyBytes] },
        Answer = Answer.Empty(204),
        DurationMs = 0,
        Verdict = Verdict.Empty,
        FullPath = fullPath,
    };

    /// <summary>A call with these headers and this body.</summary>
    public static Exchange Of(KeyValuePair<string, string>[]? headers = null, byte[]? body = null) => Small() with
    {
        Request = new Request { Surface = Surfaces[0], Method = "GET", Path = "/", BaseUrl = "", Headers = headers ?? [], Body = body },
    };

    /// <summary>A call as providers get them: headers, bodies, a verdict with details.</summary>
    public static Exchange Usual(string body = """{"email":"zoe@people.example"}""") => Small() with
    {
        Request = new Request
        {
            Surface = Surfaces[0],
            Method = "POST",
            Path = "/v2/applicants",
            RawQuery = "page=2",
            Headers = [new("Host", "x.test"), new("Authorization", "Bearer abc.def.ghi"), new("Content-Type", "application/json")],
            BaseUrl = "http://x.test/x",
            Body = Encoding.UTF8.GetBytes(body),
        },
        Answer = Answer.Text(201, "application/json", """{"id":17}""").With("Location", "/x/17"),
        Verdict = new Verdict([.. Lists[3].Select((check, i) => new CheckLine(check, CheckOutcome.Passed, i % 4 == 0 ? $"detail “{i}”" : null))], null),
        FullPath = "/x/v2/applicants",
    };

    /// <summary>Anything that may come, from a seed: odd texts, empty and many headers, no answer, small and large bodies.</summary>
    public static Exchange Any(int seed)
    {
        var random = new Random(seed);
        var checks = Lists[random.Next(Lists.Length)];
        var (path, isEnd) = ("/" + Text(random), random.Next(3) > 0);
        return new Exchange
        {
            At = new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks / 2), TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(random.Next(0, 14 * 60))),
            Provider = Text(random),
            Request = new Request
            {
                Surface = random.Next(4) == 0 ? new Surface(Text(random), Text(random), Text(random)) : Surfaces[random.Next(Surfaces.Length)],
                Method = Text(random),
                Path = path,
                RawQuery = Text(random),
                Headers = Headers(random),
                Body = Body(random),
                IsTooLarge = random.Next(2) == 0,
                BaseUrl = Text(random),
                ClientAddress = Text(random),
            },
            Answer = random.Next(4) == 0 ? null : new Answer(random.Next(100, 600), TextOrNull(random), Body(random)) { Headers = Headers(random) },
            DurationMs = random.NextDouble() * 1000,
            Caller = TextOrNull(random),
            Operation = TextOrNull(random),
            Verdict = new Verdict([.. checks.Select(check => new CheckLine(check, (CheckOutcome)random.Next(3), TextOrNull(random)))], TextOrNull(random)),
            Fault = random.Next(3) > 0 ? null : Text(random),
            FullPath = isEnd ? Text(random) + path : Text(random),
        };
    }

    /// <summary>Asserts that both are the same in everything.</summary>
    public static void Same(Exchange expected, Exchange actual)
    {
        Assert.Equal(expected with { Request = null!, Answer = null, Verdict = default }, actual with { Request = null!, Answer = null, Verdict = default });
        Assert.Equal(expected.At.Offset, actual.At.Offset);
        Assert.Equal(expected.Request.Surface, actual.Request.Surface);
        Assert.Equal(Parts(expected.Request), Parts(actual.Request));
        Assert.Equal(expected.Request.Headers, actual.Request.Headers);
        Assert.Equal(expected.Request.Body.ToArray(), actual.Request.Body.ToArray());
        Assert.Equal((expected.Answer?.Status, expected.Answer?.ContentType), (actual.Answer?.Status, actual.Answer?.ContentType));
        Assert.Equal(expected.Answer?.Headers, actual.Answer?.Headers);
        Assert.Equal(expected.Answer?.Body.ToArray(), actual.Answer?.Body.ToArray());
        Assert.Equal(expected.Verdict.Lines, actual.Verdict.Lines);
        Assert.Equal(expected.Verdict.Fix, actual.Verdict.Fix);
    }

    private static Check Check(string name) => new(name, Provenance.Documented("page of " + name), static _ => Judgement.Passed());

    private static object Parts(Request request) =>
        (request.Method, request.Path, request.RawQuery, request.IsTooLarge, request.BaseUrl, request.ClientAddress);

    private static string? TextOrNull(Random random) => random.Next(2) == 0 ? null : Text(random);

    private static KeyValuePair<string, string>[] Headers(Random random) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => KeyValuePair.Create(Text(random), Text(random)))];

    private static byte[] Body(Random random)
    {
        var body = new byte[random.Next(4) switch { 0 => 0, 1 => random.Next(100), 2 => random.Next(3000), _ => random.Next(20_000) }];
        random.NextBytes(body);
        return body;
    }

    private static string Text(Random random) => random.Next(6) switch
    {
        0 => "",
        1 => "plain text",
        2 => new string('a', random.Next(300)),
        3 => "Zoë “Noël” 日本 🙂",
        4 => "half of \ud83d a sign, and \udc00",
        _ => new string((char)random.Next(1, 0xffff), random.Next(1, 40)),
    };
}
