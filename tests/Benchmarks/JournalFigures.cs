using System.Globalization;
using System.Text;
using Emulator.Control.Watching;
using Emulator.Core.Journal;
using Emulator.Core.Judging;
using Emulator.Core.Masking;
using Emulator.Core.Wire;

namespace Benchmarks;

/// <summary>What the journal and the masks cost in our own code, without a server: allocation a call, and looking at ten thousand exchanges.</summary>
internal static class JournalFigures
{
    private const int Kept = 10_000;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(200);
    private static readonly Check[] Checks =
        [.. Enumerable.Range(0, 17).Select(i => new Check($"check {i}", Provenance.Documented("page"), static _ => Judgement.Passed()))];
    private static readonly JournalFilter All = new(null, null, null, default, null);
    private static readonly Surface Surface = new("sandbox", "/kelio/sandbox", "x.test");

    public static int Print(bool isQuick)
    {
        var rounds = isQuick ? 1 : 7;
        var journal = new ExchangeJournal(Kept, 64 * 1024 * 1024);
        var calls = Enumerable.Range(0, 100).Select(Call).ToArray();
        for (var i = 0; i < 3 * Kept; i++) journal.Add(calls[i % calls.Length]);
        Row("bytes a kept exchange", (double)journal.Bytes / journal.Count, "0");
        Row("memory of the blocks beside the exchanges' own bytes", (double)journal.Taken / journal.Bytes, "0.00");
        var (allocated, milliseconds) = Measure(rounds, () =>
        {
            for (var i = 0; i < Kept; i++) journal.Add(calls[i % calls.Length]);
        });
        Row("bytes allocated by one Add", allocated / Kept, "0.0");
        Row("one Add, µs", milliseconds * 1000 / Kept, "0.00");

        var common = Secrets(new SecretSet(), 20);
        var mask = MaskOf(Secrets(new SecretSet(common), 20));
        var oldest = journal.Newest().Last().Number;
        foreach (var (what, filter, most) in new (string, JournalFilter, int)[]
        {
            ("the newest 100 of 10,000", All, 100),
            ("all 10,000", All, Kept),
            ("a status that none has", All with { Status = 418 }, 100),
            ("q that none has", All with { Text = "nobody wrote this" }, 100),
            ("q that every hundredth has", All with { Text = "a77@people.example" }, Kept),
            ("since the tenth newest", All with { Since = new Since(oldest + Kept - 11, null) }, Kept),
        })
        {
            var looked = Measure(rounds, () => filter.Of(journal, mask, most));
            Row(what + ", ms", looked.Milliseconds, "0.000");
            Row(what + ", KB allocated", looked.Allocated / 1024, "0.0");
        }

        Row("one by its number, µs", Measure(rounds, () =>
        {
            for (var i = 0; i < 1000; i++) journal.Find(oldest + (i * 9));
        }).Milliseconds, "0.00");

        var few = Measure(rounds, () => Show(journal, mask));
        var all = Enumerable.Range(0, 1000).Select(i => Secrets(new SecretSet(common), 20)).ToList();
        var one = MaskOf(all[500]);
        var crowded = Measure(rounds, () => Show(journal, one));
        var thousands = MaskOf(Secrets(new SecretSet(common), 20_000));
        var rich = Measure(rounds, () => Show(journal, thousands));
        Row("masking 100 exchanges, one workspace, ms", few.Milliseconds, "0.00");
        Row("masking 100 exchanges, one workspace, KB allocated", few.Allocated / 1024, "0");
        Row("ratio with 1,000 workspaces, time", crowded.Milliseconds / few.Milliseconds, "0.00");
        Row("ratio with 1,000 workspaces, allocation", crowded.Allocated / few.Allocated, "0.00");
        Row("ratio with 20,000 secrets in one workspace, time", rich.Milliseconds / few.Milliseconds, "0.00");
        return 0;
    }

    private static void Show(ExchangeJournal journal, SecretMask mask)
    {
        foreach (var exchange in journal.Newest().Take(100))
        {
            mask.Text(exchange.FullPath);
            mask.Query(exchange.Request.RawQuery);
            foreach (var (name, value) in exchange.Request.Headers) mask.Header(name, value);
            mask.Body("application/json", Encoding.UTF8.GetString(exchange.Request.Body.Span));
            mask.Body("application/json", Encoding.UTF8.GetString(exchange.Answer!.Body.Span));
            foreach (var line in exchange.Verdict.Lines) mask.Text(line.Detail.Text ?? "");
        }
    }

    private static SecretMask MaskOf(SecretSet secrets) => new(secrets, new SensitiveNames(["password", "secretKey", "api-key"]));

    private static SecretSet Secrets(SecretSet secrets, int count)
    {
        for (var i = 0; i < count; i++) secrets.Add(i % 4 == 0 ? $"Basic dXNlcjpwYXNzd29yZA{i}==" : $"1a2bc3d4-e5f6-47b8-89d0-{i:000000000000}");
        return secrets;
    }

    private static Exchange Call(int number) => new()
    {
        At = DateTimeOffset.UnixEpoch.AddSeconds(number),
        Provider = "kelio",
        Request = new Request
        {
            Surface = Surface,
            Method = "POST",
            Path = "/v2/applicants",
            RawQuery = "page=2&per_page=50",
            Headers =
            [
                new("Host", "127.0.0.1:8080"), new("Authorization", "Bearer " + new string('t', 280)), new("Content-Type", "application/json"),
                new("User-Agent", "client/1.0"), new("Accept", "application/json"),
                new("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ],
            Body = Encoding.UTF8.GetBytes(
                $$"""{"applicant":{"email":"a{{number}}@people.example","first_name":"Zoë","note":"{{new string('n', 200)}}"} }"""),
            BaseUrl = "http://127.0.0.1:8080/kelio/sandbox",
            ClientAddress = "127.0.0.1",
        },
        Answer = Answer.Text(
            201,
            "application/json; charset=utf-8",
            $$"""{"id":{{number}},"email":"a{{number}}@people.example","created_at":"2026-03-02T09:00:00Z","text":"{{new string('x', 300)}}"}"""),
        DurationMs = 0.3,
        Caller = "sandbox key 1a2b",
        Operation = "create applicant",
        Verdict = new Verdict([.. Checks.Select((check, i) => new CheckLine(check, CheckOutcome.Passed, i % 3 == 0 ? $"detail {i} of {number}" : null))], null),
        FullPath = "/kelio/sandbox/v2/applicants",
    };

    /// <summary>What one round allocates, and the processor time of a middle one: the machine may have other things to do.</summary>
    private static (double Allocated, double Milliseconds) Measure(int rounds, Action act)
    {
        act();
        var times = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        for (var i = 0; i < rounds; i++)
        {
            var (began, count) = (Environment.CpuUsage.TotalTime, 0);
            for (; Environment.CpuUsage.TotalTime - began < Round; count++) act();
            times.Add((Environment.CpuUsage.TotalTime - began).TotalMilliseconds / count);
        }

        return (allocated, times.Order().ElementAt(times.Count / 2));
    }

    private static void Row(string what, double figure, string format) =>
        Console.WriteLine($"| {what} | {figure.ToString(format, CultureInfo.InvariantCulture)} |");
}
