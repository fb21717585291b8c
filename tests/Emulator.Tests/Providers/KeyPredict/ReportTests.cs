using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using System.Xml.XPath;
using Emulator.Tests.Support;

namespace Emulator.Tests.Providers.KeyPredict;

public class ReportTests
{
    public static readonly TheoryData<string> EveryTest = new("9", "13", "50", "60", "72", "141", "144", "164", "315", "318", "330");

    [Fact]
    public async Task Factor_scores_are_a_bare_array_of_names_and_numbers()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await CompletedAsync(workspace, "315", """{"scores":{"factors":{"Realistic":6.2,"Social":0}}}""");
        var answer = await caller.CallAsync("report/factors_scores", ("assessment_id", assessment));
        Assert.StartsWith("""[{"factor_id":"31501","factor_name":"Realistic","factor_score":6.2},""", answer.Text);
        Assert.Contains("""{"factor_id":"31504","factor_name":"Social","factor_score":0.0}""", answer.Text);
        Assert.Equal(
            ["realistic", "investigative", "artistic", "social", "entrepreneurial", "conventional"],
            answer.Json.EnumerateArray().Select(factor => factor.GetProperty("factor_name").GetString()!.ToLowerInvariant()));
        var french = await caller.MustAsync("report/factors_scores", ("assessment_id", assessment), ("language_id", "2"));
        Assert.Equal("Réaliste", french[0].GetProperty("factor_name").GetString());
        var xml = (await caller.SendAsync(HttpMethod.Get, $"report/factors_scores/xml?assessment_id={assessment}", caller.Token)).Xml;
        Assert.Equal(("Realistic", "6.2"), (xml.Elements().First().Element("factor_name")!.Value, xml.Elements().First().Element("factor_score")!.Value));
    }

    [Fact]
    public async Task Of_two_opposed_factors_one_is_ten_less_the_other()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await CompletedAsync(workspace, "144", """{"scores":{"factors":{"Firmness":6.2}}}""");
        var scores = (await caller.MustAsync("report/factors_scores", ("assessment_id", assessment))).EnumerateArray()
            .ToDictionary(
                factor => factor.GetProperty("factor_id").GetString()!,
                factor => (factor.GetProperty("factor_name").GetString()!, factor.GetProperty("factor_score").GetDecimal()));
        Assert.Equal(28, scores.Count);
        Assert.Contains(("Flexibility", 3.8m), scores.Values);
        var pairs = 0;
        foreach (var factor in (await caller.MustAsync("assessment/test_factors", ("test_id", "144"))).EnumerateArray())
        {
            if (factor.GetProperty("opposed_factor_id").GetString() is not { } opposed) continue;
            Assert.Equal(10m, scores[factor.GetProperty("id").GetString()!].Item2 + scores[opposed].Item2);
            pairs++;
        }

        Assert.Equal(28, pairs);
    }

    [Theory]
    [MemberData(nameof(EveryTest))]
    public async Task The_scores_of_groups_and_the_whole_are_means_of_the_factors(string test)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await CompletedAsync(workspace, test);
        var factors = (await caller.MustAsync("assessment/test_factors", ("test_id", test))).EnumerateArray()
            .Where(factor => factor.GetProperty("opposed_factor_id").GetString() is not { } opposed
                || string.CompareOrdinal(factor.GetProperty("id").GetString(), opposed) < 0).ToList();
        var scores = (await caller.MustAsync("report/factors_scores", ("assessment_id", assessment))).EnumerateArray()
            .ToDictionary(factor => factor.GetProperty("factor_id").GetString()!, factor => factor.GetProperty("factor_score").GetDecimal());
        Assert.All(scores.Values, score => Assert.InRange(score, 0m, 10m));
        var global = await caller.MustAsync("report/score", ("id", assessment));
        Assert.Equal(
            Mean(scores.Where(score => factors.Any(factor => factor.GetProperty("id").GetString() == score.Key)).Select(score => score.Value)),
            global.GetProperty("score").GetDecimal());
        Assert.Equal(global.ToString(), (await caller.MustAsync("report/score", ("assessment_id", assessment))).ToString());
        var groups = (await caller.MustAsync("report/groups_score", ("assessment_id", assessment))).EnumerateArray().ToList();
        Assert.True(groups.Count >= 2);
        foreach (var group in groups)
        {
            var own = factors.Where(factor => factor.GetProperty("group_id").GetString() == group.GetProperty("group_id").GetString())
                .Select(factor => scores[factor.GetProperty("id").GetString()!]);
            Assert.Equal(Mean(own), group.GetProperty("group_score").GetDecimal());
        }

        var references = (await caller.MustAsync("assessment/referentials", ("id", assessment))).EnumerateArray().ToList();
        Assert.All(references, reference => Assert.InRange(reference.GetProperty("referential_score").GetInt32(), 0, 100));
        var names = test == "141" ? ("Consciencieux", "Profil général") : ("Conscientious", "General profile"); // COM-R is taken in French
        Assert.Contains(
            references, reference => (reference.GetProperty("referential_name").GetString(), reference.GetProperty("class_name").GetString()) == names);
    }

    // The paths are those that the two public clients read without asking whether they are there.
    [Theory]
    [MemberData(nameof(EveryTest))]
    public async Task The_result_tree_holds_what_clients_read_unguarded(string test)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await CompletedAsync(workspace, test);
        var answer = await caller.SendAsync(HttpMethod.Post, $"assessment/result/XML?id={assessment}&language_id=1", caller.Token);
        var root = answer.Xml;
        Assert.Equal("passation", root.Name.LocalName);
        Assert.Equal(
            (await caller.MustAsync("assessment/completed"))[0].GetProperty("candidate_id").GetString(), root.Attribute("noyau_utilisateur_id")!.Value);
        Assert.Equal(("2026-03-02 10:00:00", "Demo Company"), (Value(root, "params/date_passation_debut"), Value(root, "params/client_societe")));
        Assert.Equal("Berg", Value(root, "noyau_utilisateur_info/nom"));
        Assert.Single(root.XPathSelectElements("elements/test_tests/test_test[@id and @score_calcule and @score_brut]/contenus/contenu[libelle and logo3]"));
        Assert.Single(root.XPathSelectElements("elements/test_mini_tests/test_mini_test[@id and @score_calcule]"));
        Assert.True(root.XPathSelectElements(
            "elements/test_groupe_facteurs/test_groupe_facteur[@id and @score_brut and @score_calcule and couleur]/contenus/contenu/libelle").Count() >= 2);
        var factors = root.XPathSelectElements("elements/test_facteurs/test_facteur").ToList();
        Assert.True(factors.Count >= 2);
        Assert.All(factors, factor => Assert.All(
            ["id", "score_brut", "score_calcule", "test_groupe_facteur_id", "test_facteur_oppose_id"], name => Assert.NotNull(factor.Attribute(name))));
        Assert.True(root.XPathSelectElements("elements/test_ref_adequation_classes/test_ref_adequation_classe[@id]/contenus/contenu[libelle and description "
            + "and description_longue]").Count() >= 2);
        Assert.True(root.XPathSelectElements("elements/test_ref_adequation_profils/test_ref_adequation_profil[@id]/contenus/contenu[libelle and description "
            + "and description_longue]").Count() >= 2);
        var parts = root.XPathSelectElements("parties/partie").ToList();
        Assert.True(parts.Count >= 2);
        Assert.All(parts, part => Assert.NotNull(part.XPathSelectElement("contenus/contenu/libelle")));
        Assert.Equal(
            Enumerable.Range(1, parts.Count).Select(order => order.ToString(CultureInfo.InvariantCulture)), parts.Select(part => Value(part, "params/ordre")));
        var details = parts.Where(part => part.Attribute("type")!.Value == "rapport_details_facteur").ToList();
        Assert.NotEmpty(details);
        Assert.All(details, part =>
            Assert.NotNull(part.XPathSelectElement("contenus/contenu[titre and libelle_facteur and description_courte and description_courte_opposition]")));
        Assert.NotEqual("", root.Descendants("description_1").First().Value);
        Assert.NotEqual("", root.Descendants("description_2").First().Value);
        Assert.Contains("<candidate_pdf><![CDATA[/report?key=", answer.Text);
    }

    [Fact]
    public async Task The_result_in_JSON_is_the_same_tree_as_PHP_makes_it_of_XML()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var (caller, assessment) = await CompletedAsync(workspace, "9");
        var json = await caller.MustAsync("assessment/result", ("id", assessment));
        var xml = (await caller.SendAsync(HttpMethod.Get, $"assessment/result/xml?id={assessment}", caller.Token)).Xml;
        Same(xml, json);
        var test = json.GetProperty("elements").GetProperty("test_tests").GetProperty("test_test");
        Assert.Equal("9", test.GetProperty("@attributes").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Array, json.GetProperty("parties").GetProperty("partie").ValueKind);
        var graph = json.GetProperty("parties").GetProperty("partie")[1].GetProperty("params");
        Assert.Equal("42", graph.GetProperty("nb_question").GetString());
        Assert.InRange(int.Parse(graph.GetProperty("quotient").GetString()!, CultureInfo.InvariantCulture), 50, 150);
    }

    [Theory]
    [InlineData("assessment/result", "id")]
    [InlineData("assessment/referentials", "id")]
    [InlineData("report/score", "assessment_id")]
    [InlineData("report/factors_scores", "assessment_id")]
    [InlineData("report/groups_score", "assessment_id")]
    public async Task Results_are_refused_without_an_id_for_an_unknown_one_and_before_completion(string method, string name)
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync());
        Assert.Equal("Required.", (await caller.CallAsync(method)).Field(name));
        Assert.Equal("\"x\" is not an integer.", (await caller.CallAsync(method, (name, "x"))).Field(name));
        Assert.Equal("Invalid.", (await caller.CallAsync(method, (name, assessment), ("language_id", "77"))).Field("language_id"));
        var unknown = await caller.CallAsync(method, (name, "1"));
        Assert.Equal((404, "assessment not found"), (unknown.Status, unknown.Message));
        Assert.Equal("record", (await caller.RefusedByAsync()).Check);
        var early = await caller.CallAsync(method, (name, assessment));
        Assert.Equal((406, "assessment is not completed"), (early.Status, early.Message));
        Assert.Equal("completion", (await caller.RefusedByAsync()).Check);
        var xml = (await caller.SendAsync(HttpMethod.Get, $"{method}/xml?{name}={assessment}", caller.Token)).Xml;
        Assert.Equal(("406", "assessment is not completed"), (xml.Attribute("code")!.Value, xml.Element("messages")!.Value.Trim()));
    }

    [Fact]
    public async Task An_unknown_test_has_no_factors()
    {
        await using var workspace = await EmulatorHost.NewWorkspaceAsync();
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        Assert.Equal("Required.", (await caller.CallAsync("assessment/test_factors")).Field("test_id"));
        Assert.Equal(
            (404, "test not found"),
            ((await caller.CallAsync("assessment/test_factors", ("test_id", "1"))).Status,
                (await caller.CallAsync("assessment/test_factors", ("test_id", "1"))).Message));
    }

    internal static async Task<(KeyPredictCaller Caller, string Assessment)> CompletedAsync(TestWorkspace workspace, string test, string? scores = null)
    {
        var caller = await KeyPredictCaller.ConnectedAsync(workspace);
        var assessment = await caller.InviteAsync(await caller.CandidateAsync(), test, ("test_language_id", test == "141" ? "2" : "1"));
        await caller.MustActAsync(assessment, "complete", scores);
        return (caller, assessment);
    }

    private static void Same(XElement xml, JsonElement json)
    {
        if (!xml.HasElements && !xml.HasAttributes)
        {
            if (xml.Value.Length == 0) Assert.Equal("{}", json.GetRawText());
            else Assert.Equal(xml.Value, json.GetString());
            return;
        }

        foreach (var attribute in xml.Attributes())
            Assert.Equal(attribute.Value, json.GetProperty("@attributes").GetProperty(attribute.Name.LocalName).GetString());
        foreach (var same in xml.Elements().GroupBy(child => child.Name.LocalName))
        {
            var member = json.GetProperty(same.Key);
            if (same.Count() == 1) Same(same.First(), member);
            else
                foreach (var (child, index) in same.Select((child, index) => (child, index))) Same(child, member[index]);
        }
    }

    private static string Value(XElement root, string path) => root.XPathSelectElement(path)!.Value;

    private static decimal Mean(IEnumerable<decimal> scores) => Math.Round(scores.Average(), 1, MidpointRounding.AwayFromZero);
}
