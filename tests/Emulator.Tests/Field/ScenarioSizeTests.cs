using System.Text.Json.Nodes;
using Emulator.Scenarios.Running;
using Emulator.Tests.Scenarios;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>A scenario of a few hundred bytes doubled a text with each line and took a gigabyte: what a name stands for is bounded while it grows, however it
/// is put together, and a count that is worked out has the limits of one that is written.</summary>
public class ScenarioSizeTests
{
    [Theory]
    [InlineData("\"${x}${x}\"")]
    [InlineData("[\"${x}\", \"${x}\"]")]
    [InlineData("{ a: \"${x}\", b: \"${x}\" }")]
    [InlineData("{ \"${x}a\": \"${x}\", b: 1 }")]
    [InlineData("[\"${x}\", \"${x}${x}\"]")]
    [InlineData("{ a: { b: [\"${x}\", { c: \"${x}\" }] } }")]
    public async Task What_doubles_with_each_line_ends_in_plain_words(string twice)
    {
        using var http = await EmulatorHost.ClientAsync();
        var steps = "  - let: { x: 0123456789 }\n" + string.Concat(Enumerable.Repeat($"  - let: {{ x: {twice} }}\n", 60));
        var run = await ScenarioRunning.RunAsync(http, ScenarioRunning.With(steps, "empty"));
        Assert.Equal("failed", run.GetProperty("state").GetString());
        var failed = Assert.Single(run.GetProperty("steps").EnumerateArray().ToList(), step => step.GetProperty("outcome").GetString() == "failed");
        Assert.Matches(
            "larger than 4194304 characters|more than (4194304|8388608) characters|nested deeper than 96 levels",
            failed.GetProperty("detail").GetString());
        Assert.InRange(failed.GetProperty("line").GetInt32(), 5, 64);
        Assert.InRange(run.ToString().Length, 0, 200_000);
    }

    [Fact]
    public void A_value_that_would_be_too_large_is_never_made()
    {
        var names = new Bindings(static _ => null, "");
        names.Set("x", JsonValue.Create(new string('x', 1_000_000)));
        var many = string.Concat(Enumerable.Repeat("${x}", 100_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<StepFailedException>(() => names.Text(many));
        Assert.Throws<StepFailedException>(() => names.Fill(new JsonArray([.. Enumerable.Repeat(0, 10_000).Select(_ => JsonValue.Create("${x}"))])));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000);
    }

    [Fact]
    public void All_names_together_are_bounded_and_one_that_is_said_anew_makes_room()
    {
        var names = new Bindings(static _ => null, "");
        var large = JsonValue.Create(new string('x', 4_000_000));
        names.Set("a", large);
        names.Set("b", large);
        Assert.Contains("all names", Assert.Throws<StepFailedException>(() => names.Set("c", large)).Message);
        names.Set("a", JsonValue.Create(1));
        names.Set("c", large);
        Assert.Throws<StepFailedException>(() => new Bindings(static _ => null, names.Json).Set("d", large));
    }

    [Theory]
    [InlineData("2000000000")]
    [InlineData("100001")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("many")]
    public async Task A_count_that_is_worked_out_has_the_limits_of_one_that_is_written(string count)
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.RunAsync(http, ScenarioRunning.With(
            $"  - let: {{ n: \"{count}\" }}\n  - call: GET /v2/applicants\n    at: kelio\n    answers: 401\n    repeat: ${{n}}\n", "empty"));
        var step = run.GetProperty("steps")[1];
        Assert.Equal("failed", step.GetProperty("outcome").GetString());
        Assert.Equal($"“repeat” is a whole number from 1 to 100000, and here it is “{count}”.", step.GetProperty("detail").GetString());
        run = await ScenarioRunning.RunAsync(http, ScenarioRunning.With(
            $"  - let: {{ n: \"{count}\" }}\n  - expect call: GET /v2/applicants\n    at: kelio\n    times: ${{n}}\n", "empty"));
        Assert.StartsWith("“times” is a whole number from 1 to 100000", run.GetProperty("steps")[1].GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("title: A test\nsteps:\n  - let: { a: &a [x, x], b: [*a, *a] }\n", 3, "Anchors")]
    [InlineData("title: A test\nsteps:\n  - let: { b: *a }\n", 3, "")]
    [InlineData("title: A test\nsteps:\n  - &s\n    wait: 1 day\n  - <<: *s\n", 3, "Anchors")]
    public async Task YAML_that_multiplies_itself_is_refused_with_its_line(string text, int line, string told)
    {
        using var http = await EmulatorHost.ClientAsync();
        var (status, problem) = await ScenarioRunning.PostAsync(http, "/_emulator", text);
        Assert.Equal(400, status);
        Assert.Contains(told, problem.GetProperty("detail").GetString());
        Assert.Equal(line, problem.GetProperty("mistakes")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Long_titles_are_not_kept_with_each_report_and_thousands_of_mistakes_are_told_in_part()
    {
        using var http = await EmulatorHost.ClientAsync();
        var run = await ScenarioRunning.PassAsync(http, ScenarioRunning.With($"  - title: {new string('t', 100_000)}\n    let: {{ a: b }}\n", "empty"));
        Assert.Equal(401, run.GetProperty("steps")[0].GetProperty("title").GetString()!.Length);
        var (status, problem) = await ScenarioRunning.PostAsync(http, "/_emulator", $"title: {new string('t', 100_000)}\nsteps:\n  - wait: 1 day\n");
        Assert.Equal((400, "line 1, column 8: title: The title has at most 1000 characters."), (status, problem.GetProperty("detail").GetString()));
        (status, problem) = await ScenarioRunning.PostAsync(
            http, "/_emulator", ScenarioRunning.With($"  - let: {{ a: \"{string.Concat(Enumerable.Repeat("${nobody}", 20_000))}\" }}\n"));
        Assert.Equal(400, status);
        Assert.InRange(problem.GetProperty("mistakes").GetArrayLength(), 1, 200);
    }
}
