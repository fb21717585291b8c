using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Core.Quotas;
using Emulator.Core.State;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;
using Emulator.Providers.KeyPredict.Records;

namespace Benchmarks;

/// <summary>Key Predict's heavier answers, decided without the network: a page of 500 out of 10,000 completed assessments in both
/// formats, and the report in both.</summary>
internal static class KeyPredictReads
{
    private const int Assessments = 10_000;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static IEnumerable<(string What, string Emulator, string Baseline, string Ratio, string Aim)> Rows(bool isQuick)
    {
        var (state, times) = (Fill(), isQuick ? 5 : 100);
        var json = Time(state, KeyPredictRoutes.AssessmentPaginateCompleted, "/customer/REST/assessment/paginate/completed/json", "per_page=500", times);
        var xml = Time(state, KeyPredictRoutes.AssessmentPaginateCompleted, "/customer/REST/assessment/paginate/completed/xml", "per_page=500", times);
        var page = Time(state, "report page", KeyPredictRoutes.ReportPage, "key=report-0", times);
        var pdf = Time(state, "report page", KeyPredictRoutes.ReportPage, "key=report-0" + KeyPredictRoutes.PdfSuffix, times);
        yield return Row("Key Predict page of 500 out of 10,000 completed, JSON, ms", json, xml, "the same in XML");
        yield return Row("Key Predict report as PDF, ms", pdf, page, "the same as HTML");
    }

    private static (string What, string Emulator, string Baseline, string Ratio, string Aim) Row(string what, double own, double other, string otherName) => (
        what,
        own.ToString("0.00", CultureInfo.InvariantCulture),
        $"{other.ToString("0.00", CultureInfo.InvariantCulture)} ({otherName})",
        (own / other).ToString("0.00", CultureInfo.InvariantCulture),
        "none");

    private static double Time(KeyPredictState state, string name, string path, string query, int times)
    {
        var provider = new KeyPredictProvider();
        var operation = provider.Operations.First(one => one.Name == name);
        var taken = new List<double>();
        for (var i = 0; i < times + 3; i++)
        {
            var request =
                new Request { Surface = provider.Surfaces[0], Method = "GET", Path = path, RawQuery = query, BaseUrl = "http://127.0.0.1/keypredict" };
            var call = new Call(request, state, Start.AddDays(60), () => throw new InvalidOperationException("A read makes no secrets."), 1)
            {
                Match = new RouteMatch(operation, RouteValues.None, ["GET"]),
                Quotas = new QuotaLedger(),
            };
            var mark = Stopwatch.GetTimestamp();
            if (operation.Handler(call).Answer is not { Status: 200, Body.Length: > 0 }) throw new InvalidOperationException($"{path} was refused.");
            if (i >= 3) taken.Add(Stopwatch.GetElapsedTime(mark).TotalMilliseconds);
        }

        return taken.Order().ElementAt(taken.Count / 2);
    }

    private static KeyPredictState Fill()
    {
        var state = new KeyPredictState
        {
            Ids = IdSequence.Of(1),
            Accounts = new Single<Account>(
                new Account(1, "Demo", ContractKind.Credits, 0, CatalogueLists.English, new Evaluator(1, "A", "B", "a@people.example"))),
            Integrations = new Single<Integration>(new Integration("login", "password")),
        };
        state = state with { Candidates = state.Candidates.Put(new Candidate(1, "Anna", "Berg", "anna@people.example", "anna", Start)) };
        var made = new Assessment[Assessments];
        for (var i = 0; i < Assessments; i++)
        {
            var at = Start.AddMinutes(i);
            var sent = new Assessment(
                1_210_001 + i, 1, CatalogueTests.Professional, CatalogueLists.English, at, $"session-{i}",
                $"report-{i}")
            { StartedAt = at, CompletedAt = at.AddMinutes(14) };
            made[i] = i == 0 ? sent with { Scores = Scores.Of(state, sent, ImmutableDictionary<int, decimal>.Empty, 1) } : sent;
        }

        return state with { Assessments = state.Assessments.Put(made) };
    }
}
