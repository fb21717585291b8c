using Emulator.Providers.Kelio;
using Emulator.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Emulator.Tests.Field;

/// <summary>Settings in a form that people write were taken for something else, or silently not at all.</summary>
public class SettingTests
{
    [Theory]
    [InlineData("PT5S", "00:00:05")]
    [InlineData("00:00:05", "00:00:05")]
    [InlineData("PT0.5S", "00:00:00.5000000")]
    [InlineData("00:00:00.25", "00:00:00.2500000")]
    [InlineData("PT10M", "00:10:00")]
    public void A_duration_takes_ISO_8601_and_hours_minutes_and_seconds(string text, string expected)
    {
        Assert.Equal(expected, Read("--webhooks:longestAttempt", text).Webhooks.LongestAttempt.ToString());
        Assert.Equal(expected, ((KelioOptions)Read("--kelio:resumeDelay", text).Providers["kelio"]).ResumeDelay.ToString());
    }

    [Theory]
    [InlineData("5", "has no unit", "PT72H", "00:00:05")]
    [InlineData("0.5", "has no unit")]
    [InlineData("-5", "has no unit")]
    [InlineData("5s", "PT72H", "00:00:05")]
    [InlineData("5 seconds", "PT72H")]
    [InlineData("00:05", "00:00:05")]
    [InlineData("P1M", "days")]
    [InlineData("P1Y", "days")]
    [InlineData("PT0S", "above zero")]
    [InlineData("-PT5S", "above zero")]
    [InlineData("P2D", "at most")]
    public void Any_other_is_refused_with_the_forms_that_work(string text, params string[] words)
    {
        var mistake = Assert.Throws<SettingsException>(() => Read("--webhooks:longestAttempt", text)).Message;
        Assert.Contains("longestAttempt", mistake, StringComparison.OrdinalIgnoreCase);
        foreach (var word in words) Assert.Contains(word, mistake);
    }

    [Theory]
    [InlineData("--kelio:extraAudiences", "https://mine.example")]
    [InlineData("--kelio:extraAudiences:0", "https://mine.example")]
    [InlineData("--Emulator:kelio:extraAudiences", "https://mine.example")]
    public void A_list_given_as_one_value_is_a_list_of_one(string name, string value) =>
        Assert.Equal([value], ((KelioOptions)Read(name, value).Providers["kelio"]).ExtraAudiences);

    [Theory]
    [InlineData("journal is “5”, and it is a section", "--journal", "5")]
    [InlineData("kelio is “on”, and it is a section", "--kelio", "on")]
    [InlineData("webhooks is “none”", "--webhooks", "none")]
    [InlineData("seed:x is no setting: seed has one value", "--seed:x", "5")]
    [InlineData("fixture:0 is no setting", "--fixture:0", "demo")]
    [InlineData("resumeDelay:seconds is no setting", "--kelio:resumeDelay:seconds", "5")]
    [InlineData("kelio:extraAudiences:first is no setting", "--kelio:extraAudiences:first", "x")]
    [InlineData("as one value and as a list", "--kelio:extraAudiences", "a", "--kelio:extraAudiences:1", "b")]
    public void A_setting_in_the_wrong_shape_is_a_mistake(string words, params string[] arguments) =>
        Assert.Contains(words, Assert.Throws<SettingsException>(() => Read(arguments)).Message, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("open-sesame\n")]
    [InlineData("open-sesame\r\n")]
    [InlineData("  open-sesame ")]
    public void A_control_token_from_a_file_is_taken_without_its_newline(string text)
    {
        Assert.Equal("open-sesame", Read("--controlToken", text).ControlToken);
        Assert.Equal("open-sesame", SettingsReader.Read([], Environment(("EMULATOR_CONTROL_TOKEN", text))).ControlToken);
        Assert.Equal("open-sesame", SettingsReader.Read([], Environment(("Emulator:ControlToken", text))).ControlToken);
    }

    [Theory]
    [InlineData("open\tsesame", "U+0009")]
    [InlineData("\n", "blank")]
    [InlineData("   ", "blank")]
    [InlineData("open\nsesame", "U+000A as character 5")]
    [InlineData("s\u00e9same", "U+00E9")]
    [InlineData("open\u200bsesame", "U+200B")]
    [InlineData("“open”", "U+201C")]
    public void A_token_that_no_header_can_carry_is_refused_at_the_start_without_being_repeated(string text, string words)
    {
        var mistake = Assert.Throws<SettingsException>(() => SettingsReader.Read([], Environment(("EMULATOR_CONTROL_TOKEN", text)))).Message;
        Assert.Contains(words, mistake);
        Assert.DoesNotContain("sesame", mistake);
    }

    [Fact]
    public async Task It_is_one_line_and_exit_code_1()
    {
        var start = Command.Describe(Path.GetTempPath(), "dotnet", EmulatorProcess.Program, "--urls", "http://127.0.0.1:0", "--journal", "5");
        var ended = await Command.RunAsync(start, TimeSpan.FromMinutes(1));
        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Contains("journal", Assert.Single(ended.Errors.TrimEnd('\n').Split('\n')));
    }

    private static EmulatorSettings Read(params string[] arguments) =>
        SettingsReader.Read(arguments, new ConfigurationBuilder().AddCommandLine(arguments).Build());

    private static IConfiguration Environment(params (string Name, string Value)[] given) =>
        new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();
}
