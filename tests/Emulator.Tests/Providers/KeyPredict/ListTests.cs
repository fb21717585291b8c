using System.Text.Json;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class ListTests
{
    [Fact]
    public async Task The_titles_are_a_bare_array_as_recorded()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal("""[{"id":"1","label":"Mr"},{"id":"2","label":"Ms"}]""", (await caller.CallAsync("list/title")).Text);
        Assert.Equal(
            """<?xml version="1.0" encoding="utf-8"?><titles><title><id>1</id><label><![CDATA[Mr]]></label></title><title><id>2</id><label><![CDATA[Ms]]></label></title></titles>""",
            (await caller.SendAsync(HttpMethod.Get, "list/title/xml", caller.Token)).Text);
    }

    [Fact]
    public async Task The_languages_are_as_recorded_with_an_integer_for_the_default()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var languages = await caller.MustAsync("list/testLanguage");
        Assert.Equal(
            ["1 en_US English (US) 1", "2 fr_FR Français (FR) 0", "3 es_ES Español (ES) 0", "7 ru_RU Русский (RU) 0", "9 ar_MA العربية (MA) 0"],
            languages.EnumerateArray().Select(one => $"{one.GetProperty("id").GetString()} {one.GetProperty("code").GetString()} "
                + $"{one.GetProperty("label").GetString()} {one.GetProperty("default").GetInt32()}"));
        var xml = (await caller.SendAsync(HttpMethod.Get, "list/testLanguage/xml", caller.Token)).Xml;
        Assert.Equal("Français (FR)", xml.Elements("testLanguage").ElementAt(1).Element("label")!.Value);
    }

    [Fact]
    public async Task The_languages_of_one_test_can_be_asked_for()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal(
            ["2"], (await caller.MustAsync("list/testLanguage", ("test_id", "141"))).EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal("\"x\" is not an integer.", (await caller.CallAsync("list/testLanguage", ("test_id", "x"))).Field("test_id"));
        var unknown = await caller.CallAsync("list/testLanguage", ("test_id", "99999999999"));
        Assert.Equal((404, "test not found"), (unknown.Status, unknown.Message));
    }

    [Theory]
    [InlineData("list/test")]
    [InlineData("assessment/list")]
    public async Task The_catalogue_has_the_exact_labels_under_both_names(string method)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync(fixture: "empty");
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var tests = await caller.MustAsync(method);
        var labels = tests.EnumerateArray().ToDictionary(test => test.GetProperty("id").GetString()!, test => test.GetProperty("label").GetString());
        foreach (var (id, label) in new[]
        {
            ("9", "Reasoning Test-R"), ("13", "Big Five Profile"), ("50", "Sales Profile–R"), ("60", "CTPI-R"), ("72", "Entrepreneur Test"),
            ("144", "Professional Profile 2"), ("164", "Occupational Interest Inventory-R"), ("315", "VOCATION"), ("318", "EMOTION"),
        })
            Assert.Equal(label, labels[id]);
        foreach (var test in tests.EnumerateArray())
        {
            Assert.Equal(["id", "category", "label", "logo", "price_in_credits"], test.EnumerateObject().Select(member => member.Name));
            Assert.NotEqual("", test.GetProperty("category").GetString());
            Assert.StartsWith(caller.BaseUrl[..caller.BaseUrl.IndexOf("/customer")] + "/files/logos/", test.GetProperty("logo").GetString());
            Assert.Equal(JsonValueKind.Number, test.GetProperty("price_in_credits").ValueKind);
        }
    }

    [Fact]
    public async Task A_language_of_the_labels_is_taken_and_must_exist()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        await caller.MustAsync("list/test", ("language_id", "2"));
        Assert.Equal("Invalid.", (await caller.CallAsync("list/test", ("language_id", "4"))).Field("language_id"));
    }
}
