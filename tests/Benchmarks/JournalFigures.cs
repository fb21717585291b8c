using System.Diagnostics;
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
    private static readonly Check[] Checks =
        [.. Enumerable.Range(0, 17).Select(i => new Check($"check {i}", Provenance.Documented("page"), static _ => Judgement.Passed()))];
    private static readonly Surface Surface = new("sandbox", "/kelio/sandbox", "x.test");

    public static int Print(bool isQuick)
    {
        var rounds = isQuick ? 3 : 15;
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

        var secrets = Secrets(new SecretSet(), 20);
        var mask = new SecretMask(secrets, new SensitiveNames(["password", "secretKey", "api-key"]));
        var oldest = journal.Newest().Last().Number;
        Row(
            "the newest 100 of 10,000, ms",
            Measure(rounds, () => new JournalFilter(null, null, null, null, null, null).Of(journal, mask, 100)).Milliseconds,
            "0.000");
        Row("all 10,000, ms", Measure(rounds, () => new JournalFilter(null, null, null, null, null, null).Of(journal, mask, Kept)).Milliseconds, "0.00");
        Row(
            "status that none has, ms",
            Measure(rounds, () => new JournalFilter(null, 418, null, null, null, null).Of(journal, mask, 100)).Milliseconds,
            "0.00");
        Row(
            "q that none has, ms",
            Measure(rounds, () => new JournalFilter(null, null, null, null, null, "nobody wrote this").Of(journal, mask, 100)).Milliseconds,
            "0.00");
        Row(
            "q that none has, KB allocated",
            Measure(rounds, () => new JournalFilter(null, null, null, null, null, "nobody wrote this").Of(journal, mask, 100)).Allocated / 1024,
            "0.0");
        Row(
            "q that every hundredth has, ms",
            Measure(rounds, () => new JournalFilter(null, null, null, null, null, "a77@people.example").Of(journal, mask, Kept)).Milliseconds,
            "0.00");
        Row(
            "since the tenth newest, ms",
            Measure(rounds, () => new JournalFilter(null, null, null, oldest + Kept - 11, null, null).Of(journal, mask, Kept)).Milliseconds,
            "0.000");
        Row("one by its number, µs", Measure(rounds, () =>
        {
            for (var i = 0; i < 1000; i++) journal.Find(oldest + (i * 9));
        }).Milliseconds, "0.00");

        var few = Measure(rounds, () => Show(journal, mask));
        var common = Secrets(new SecretSet(), 20);
        var all = Enumerable.Range(0, 1000).Select(i => Secrets(new SecretSet(common), 20)).ToList();
        var many = new SecretMask(all[500], new SensitiveNames(["password", "secretKey", "api-key"]));
        var crowded = Measure(rounds, () => Show(journal, many));
        var thousands = new SecretMask(Secrets(new SecretSet(), 20_000), new SensitiveNames(["password", "secretKey", "api-key"]));
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
            foreach (var line in exchange.Verdict.Lines) mask.Text(line.Detail ?? "");
        }
    }

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
                new("Host", "127.0.0.1:8080"), new("Authorization", "Bearer " + new string('t', 280)),
                new("Content-Type", "application/json"), new("User-Agent", "client/1.0"),
                new("Accept", "application/json"), new("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ],
            Body = Encoding.UTF8.GetBytes(
                $$"""{"applicant":{"email":"a{{number}}@people.example","first_name":"Zoë","last_name":"Martin","note":"{{new string('n', 200)}}"}}"""),
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

    /// <summary>What one of several rounds allocates and the middle one takes.</summary>
    private static (double Allocated, double Milliseconds) Measure(int rounds, Action act)
    {
        act();
        var times = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < rounds; i++)
        {
            var mark = Stopwatch.GetTimestamp();
            act();
            times.Add(Stopwatch.GetElapsedTime(mark).TotalMilliseconds);
        }

        return ((GC.GetAllocatedBytesForCurrentThread() - before) / (double)rounds, times.Order().ElementAt(times.Count / 2));
    }

    private static void Row(string what, double figure, string format) =>
        Console.WriteLine($"| {what} | {figure.ToString(format, CultureInfo.InvariantCulture)} |");
}
