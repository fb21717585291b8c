using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Emulator.Tests.Support;

namespace Emulator.Tests.Docs;

/// <summary>What the read-me states is so.</summary>
public partial class ReadMeTests
{
    [Fact]
    public void It_says_both_commands_first()
    {
        var first = ReadMe.Text[..ReadMe.Text.IndexOf("```\n", StringComparison.Ordinal)];
        Assert.Contains("dotnet run --project src/Emulator", first);
        Assert.Contains("./test.sh", first);
        Assert.True(first.Split('\n').Length < 8);
    }

    [Fact]
    public async Task It_shows_the_addresses_hosts_and_credentials_that_the_program_prints()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        foreach (var surface in ProviderList.All.SelectMany(provider => provider.Surfaces))
        {
            Assert.Contains($"`{ReadMe.Address}{surface.Prefix}", ReadMe.Text);
            Assert.Contains($"`https://{surface.VendorHost}", ReadMe.Text);
            Assert.Contains($"`http://{surface.VendorHost}:8080", ReadMe.Text);
        }

        // «AccountAdmin: api-key 0…a2», «login x  password y»: the read-me shortens keys that differ in their end alone.
        foreach (var value in emulator.Output.TakeWhile(line => line != "Try:")
            .SelectMany(line => Credential().Matches(line).Select(match => match.Groups[1].Value)))
            Assert.True(
                ReadMe.Text.Contains($"`{value}`", StringComparison.Ordinal) || ReadMe.Text.Contains($"`…{value[^2..]}`", StringComparison.Ordinal),
                $"{value} is not in the read-me.");
    }

    [Fact]
    public void Its_settings_are_those_of_the_program_with_their_defaults()
    {
        var stated = SettingRow().Matches(ReadMe.Text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        Assert.True(stated.Remove("urls", out var urls));
        Assert.Equal(EmulatorApp.DefaultUrl, urls);
        var known = Settings("", new EmulatorSettings())
            .Concat(ProviderList.Options.SelectMany(pair => Settings(pair.Key + ":", Activator.CreateInstance(pair.Value)!)));
        Assert.Equal(known.ToDictionary().OrderBy(pair => pair.Key, StringComparer.Ordinal), stated.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Links_between_the_documents_lead_somewhere()
    {
        foreach (var name in new[] { "README.md", "PRINCIPLES.md", "CONTRIBUTING.md", "CHANGELOG.md" })
            foreach (Match link in RelativeLink().Matches(File.ReadAllText(Repository.At(name))))
                Assert.True(Path.Exists(Repository.At(link.Groups[1].Value)), $"{name} links to {link.Groups[1].Value}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(string prefix, object settings)
    {
        foreach (var property in settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = prefix + char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var value = property.GetValue(settings)!;
            if (property.PropertyType.IsClass && value is not (string or IEnumerable)) foreach (var inner in Settings(name + ":", value)) yield return inner;
            else
                yield return new(name, value is bool flag ? (flag ? "true" : "false")
                    : value is string[] list ? string.Join(",", list)
                    : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
        }
    }

    [GeneratedRegex("(?:private key|secret key|api-key|login|password) ([^ ]+)")]
    private static partial Regex Credential();

    [GeneratedRegex(@"^\| `(?<name>[\w:]+)` \| (?:`(?<value>[^`]*)`)? ?\| ", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)\)")]
    private static partial Regex RelativeLink();
}
