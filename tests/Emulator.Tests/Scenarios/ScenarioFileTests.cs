using System.Text;
using Emulator.Scenarios;
using Emulator.Scenarios.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Scenarios;

/// <summary>Reading and checking scenarios: every mistake with its place, all at once, and never an exception.</summary>
public class ScenarioFileTests
{
    [Theory]
    [InlineData("call: GET /v2/aplicants?per_page=1\n    at: kelio", "4,11 kelio has no such path", "/v2/applicants")]
    [InlineData("call: GET /v2/aplications/${sent.id}\n    at: kelio production", "4,11 kelio production has no such path", "/v2/applications/{id}")]
    [InlineData("call: DELETE /api/v1/behavioralassessments\n    at: predictive-index", "4,11 predictive-index offers", null)]
    [InlineData(
        "expect call: POST /customer/REST/create/candidat/json\n    at: key-predict", "4,18 key-predict has no such path", "/customer/REST/create/candidate")]
    [InlineData("call: GET /v2/aplicants\n    at: kelio\n    answers: 404", null, null)]
    [InlineData("call: GET /v2/nonsense\n    at: kelio\n    answers: { status: 404 }", null, null)]
    [InlineData("expect call: GET /v2/nonsense/*\n    at: kelio", null, null)]
    [InlineData("call: GET /v2/${what}\n    at: kelio", null, null)]
    [InlineData("expect call: GET /v2/applicants\n    at: kelio production", null, null)]
    public void A_call_to_a_path_that_the_provider_does_not_have_is_told_before_it_runs(string step, string? words, string? nearest)
    {
        var (_, mistakes) = ScenarioFile.Read($"title: Paths\nsteps:\n  - let: {{ a: 1 }}\n  - {step}\n", ShippedScenarioTests.Words);
        if (words is null) Assert.DoesNotContain(mistakes, mistake => mistake.Text.Contains("path", StringComparison.Ordinal));
        else
        {
            var mistake = Assert.Single(
                mistakes,
                mistake => mistake.Member.StartsWith("steps[1].", StringComparison.Ordinal) && mistake.Text.Contains("path", StringComparison.Ordinal));
            Assert.StartsWith(words, $"{mistake.Line},{mistake.Column} {mistake.Text}");
            Assert.Equal(nearest, mistake.Nearest);
        }
    }

    [Fact]
    public void All_mistakes_are_told_at_once_with_line_column_and_the_nearest_word()
    {
        const string text = """
            title: Mistakes
            workspace: { fixture: dmo }
            steps:
              - acct: complete assessment
                at: key-predict
              - act: complet assessment
                at: key-predict
                id: 5
              - act: start assessment
                at: keypredict
                id: 5
              - call: GTE /v2/applicants
                at: kelio
              - act: complete assessment
                at: key-predict
                of: a@people.example
                after: 2 dys
                with: { scors: 1 }
              - expect state: complted
                at: predictive-index
                id: ${sent.id}
              - fault: statsu
                at: kelio
                foo: 1
            """;
        var (scenario, mistakes) = ScenarioFile.Read(text, ShippedScenarioTests.Words);
        Assert.Null(scenario);
        var told = mistakes.Select(mistake => $"{mistake.Line},{mistake.Column} {mistake.Member} → {mistake.Nearest}").ToList();
        Assert.Equal(
            [
                "2,23 workspace.fixture → demo",
                "4,5 steps[0] → act",
                "6,10 steps[1].act → complete assessment",
                "10,9 steps[2].at → key-predict",
                "12,11 steps[3].call → GET",
                "17,12 steps[4].after → ",
                "18,13 steps[4].with.scors → scores",
                "19,19 steps[5].expect state → completed",
                "21,9 steps[5].id → ",
                "22,12 steps[6].fault → status",
                "24,5 steps[6].foo → ",
            ],
            told);
    }

    [Fact]
    public void A_completed_assessment_cannot_expire()
    {
        var (_, mistakes) = Read("""
              - act: complete assessment
                at: predictive-index
                id: abc
              - after: 30 days
                act: expire assessment
                at: predictive-index
                id: abc
            """);
        var mistake = Assert.Single(mistakes);
        Assert.Equal((7, 10), (mistake.Line, mistake.Column));
        Assert.Equal(
            "A completed assessment cannot expire: that can be done when it is sent, opened, started; “complete assessment” in line 3 has made it so.",
            mistake.Text);
    }

    [Theory]
    [InlineData("start assessment", "cancel assessment", null, true)] // Started: the invitation cannot be taken back any more.
    [InlineData("start assessment", "complete assessment", null, false)]
    [InlineData("complete assessment", null, "expired", true)]
    [InlineData("start assessment", null, "expired", false)] // Time may do that.
    [InlineData("start assessment", null, "invited", true)]
    [InlineData("cancel assessment", "complete assessment", null, true)]
    public void The_providers_state_machine_judges_before_anything_runs(string first, string? second, string? state, bool isWrong)
    {
        var then = second is not null ? $"act: {second}" : $"expect state: {state}";
        var (_, mistakes) = Read($"  - act: {first}\n    at: key-predict\n    id: 7\n  - after: 1 day\n    {then}\n    at: key-predict\n    id: 7\n");
        Assert.Equal(isWrong ? 1 : 0, mistakes.Count);
    }

    [Fact]
    public void An_expected_refusal_and_another_assessment_are_no_mistakes()
    {
        Assert.Empty(Read("  - act: complete assessment\n    at: key-predict\n    id: 7\n  - act: start assessment\n    at: key-predict\n    id: 7\n"
            + "    answers: 409\n").Mistakes);
        Assert.Empty(
            Read("  - act: complete assessment\n    at: key-predict\n    id: 7\n  - act: start assessment\n    at: key-predict\n    id: 8\n").Mistakes);
    }

    [Theory]
    [InlineData("&a [*a]", "Anchors")]
    [InlineData("title: *x", "Aliases")]
    [InlineData("!!binary abc", "Tags")]
    [InlineData("title: a\ntitle: b\nsteps: []", "twice")]
    [InlineData("title: a\n---\ntitle: b", "second document")]
    [InlineData("", "empty")]
    [InlineData("title: [", "YAML")]
    [InlineData("? [a]\n: b", "a word")]
    [InlineData("just words", "has the parts")]
    public void What_is_no_scenario_at_all_is_told_too(string text, string words)
    {
        var (scenario, mistakes) = ScenarioFile.Read(text, ShippedScenarioTests.Words);
        Assert.Null(scenario);
        Assert.Contains(mistakes, mistake => mistake.Text.Contains(words, StringComparison.Ordinal));
        Assert.All(mistakes, IsPlaced);
    }

    [Fact]
    public void A_text_that_would_fill_the_memory_is_refused()
    {
        foreach (var text in new[]
        {
            new string('a', 600_000),
            string.Concat(Enumerable.Repeat("[", 10_000)),
            string.Concat(Enumerable.Repeat("{a: ", 10_000)),
            "steps: [" + string.Join(',', Enumerable.Repeat("1", 60_000)) + "]",
            "a: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]",
        })
        {
            var (scenario, mistakes) = ScenarioFile.Read(text, ShippedScenarioTests.Words);
            Assert.Null(scenario);
            Assert.NotEmpty(mistakes);
            Assert.All(mistakes, IsPlaced);
        }
    }

    [Fact]
    public void Broken_texts_never_throw_and_always_have_a_place() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Broken().ToArbitrary(), text =>
        {
            var (scenario, mistakes) = ScenarioFile.Read(text, ShippedScenarioTests.Words);
            return scenario is null
                ? mistakes.Count > 0 && mistakes.All(mistake => mistake is { Line: > 0, Column: > 0 } && mistake.Line <= text.Split('\n').Length + 1)
                : mistakes.Count == 0;
        }));

    [Theory]
    [InlineData("2 days", "2.00:00:00")]
    [InlineData("1 hour 30 minutes", "01:30:00")]
    [InlineData("1 hour and 30 minutes", "01:30:00")]
    [InlineData("1.5 seconds", "00:00:01.5000000")]
    [InlineData("PT90M", "01:30:00")]
    [InlineData("P1W", "7.00:00:00")]
    [InlineData("1 week", "7.00:00:00")]
    public void Durations_are_read_as_people_say_them(string text, string expected)
    {
        var duration = Duration.Read(text);
        Assert.Equal(expected, duration!.Value.Time.ToString());
        Assert.Equal(duration, Duration.Read(Duration.Write(duration.Value.Time)));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1 day")]
    [InlineData("2 dys")]
    [InlineData("99999999999 weeks")]
    [InlineData("P99999999D")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(Duration.Read(text));

    private static (Scenario? Scenario, IReadOnlyList<Mistake> Mistakes) Read(string steps) =>
        ScenarioFile.Read("title: A test\nsteps:\n" + steps, ShippedScenarioTests.Words);

    private static void IsPlaced(Mistake mistake) => Assert.True(mistake is { Line: > 0, Column: > 0 }, mistake.ToString());

    /// <summary>Shipped files with bytes changed, left out, put in, doubled or cut off, and plain noise.</summary>
    private static Gen<string> Broken()
    {
        var noise = Gen.Elements("{}[]:,-#&*!|>'\"%@`?\n\t \\0aé$${<>~.".ToCharArray());
        return from file in Gen.Elements(ShippedScenarios.All.Values.ToArray())
               from changes in (from kind in Gen.Choose(0, 5)
                                from at in Gen.Choose(0, 100_000)
                                from letter in noise
                                from length in Gen.Choose(1, 40)
                                select (kind, at, letter, length)).NonEmptyListOf()
               select Change(file, changes.Take(6));
    }

    private static string Change(string file, IEnumerable<(int Kind, int At, char Letter, int Length)> changes)
    {
        var text = new StringBuilder(file);
        foreach (var (kind, where, letter, length) in changes)
        {
            if (text.Length == 0) break;
            var at = where % text.Length;
            var part = Math.Min(length, text.Length - at);
            switch (kind)
            {
                case 0: text[at] = letter; break;
                case 1: text.Remove(at, part); break;
                case 2: text.Insert(at, letter); break;
                case 3: text.Insert(at, text.ToString(at, part)); break;
                case 4: text[at] = (char)(where % 0xFFFF); break;
                default: text.Length = at; break;
            }
        }

        return text.ToString();
    }
}
