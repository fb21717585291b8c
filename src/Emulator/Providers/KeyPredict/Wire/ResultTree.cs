using System.Collections.Immutable;
using System.Globalization;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>The tree of <c>assessment/result</c>: the names are observed in two public clients, which read much of it unguarded; the root's
/// name is inferred. Texts are invented.</summary>
internal static class ResultTree
{
    private const string Blue = "3366CC";
    private const int ReasoningQuestions = 42;

    public static Tree Of(ResultView view, int languageId, string logo)
    {
        var words = Words.Of(languageId);
        return Node("passation", [("noyau_utilisateur_id", Digits(view.Assessment.CandidateId))],
            Node(
                "params",
                Text("date_passation_debut", ParisTime.Text(view.Assessment.StartedAt)),
                Text("date_passation_fin", ParisTime.Text(view.Assessment.CompletedAt)),
                Text("client_societe", view.Company)),
            Node("noyau_utilisateur_info", Text("prenom", view.Candidate?.FirstName), Text("nom", view.Candidate?.LastName)),
            Text("candidate_pdf", "/report?key=" + view.Assessment.ReportKey),
            Elements(view, words, logo),
            Node("parties", [], [.. ResultParts.Of(view, words)]));
    }

    private static Tree.Node Elements(ResultView view, Words words, string logo)
    {
        var score = Score(view.Global);
        var test = Digits(view.Test.Id);
        return Node("elements",
            Node("test_tests", Node(
                "test_test",
                [("id", test), ("score_calcule", score), ("score_brut", Raw(view.Global))],
                Contents(Text("libelle", view.Test.Label), Text("logo3", logo)))),
            Node("test_mini_tests", Node("test_mini_test", [("id", test), ("score_calcule", score)])),
            Node("test_groupe_facteurs", [], [.. view.Groups.Select(group => Node(
                "test_groupe_facteur",
                [("id", Digits(group.Id)), ("score_brut", Raw(group.Score)), ("score_calcule", Score(group.Score))],
                Text("couleur", Blue),
                Contents(Text("libelle", words.Name(group.Name)))))]),
            Node("test_facteurs", [], [.. view.Groups.SelectMany(group => group.Factors.SelectMany(scale => Ends(scale, group.Id, words)))]),
            Node("test_ref_adequation_classes", [], [.. view.Matches.DistinctBy(match => match.ClassId).Select(match => Node(
                "test_ref_adequation_classe",
                [("id", Digits(match.ClassId))],
                Described(words.Name(match.ClassLabel), Words.Fill(words.Reference.Class, words.Name(match.ClassLabel)))))]),
            Node("test_ref_adequation_profils", [], [.. view.Matches.Select(match => Node(
                "test_ref_adequation_profil",
                [("id", Digits(match.Id))],
                Described(words.Name(match.Label), Words.Fill(words.Reference.Profile, words.Name(match.Label)))))]),
            Node(
                "rapport_adequation_profils",
                [],
                [.. view.Matches.Select(match => Node("rapport_adequation_profil", [("score_calcule", Digits(match.Percent))]))]));
    }

    private static IEnumerable<Tree.Node> Ends(ScaledFactor scale, int groupId, Words words)
    {
        yield return Factor(scale.Factor.Id, scale.Factor.Name, scale.Score, scale.Opposed?.Id);
        if (scale.Opposed is { } opposed) yield return Factor(opposed.Id, opposed.Name, scale.OpposedScore, scale.Factor.Id);

        Tree.Node Factor(int id, string name, decimal score, int? opposedId) => Node(
            "test_facteur",
            [
                ("id", Digits(id)),
                ("score_brut", Raw(score)),
                ("score_calcule", Score(score)),
                ("test_groupe_facteur_id", Digits(groupId)),
                ("test_facteur_oppose_id", opposedId is { } other ? Digits(other) : ""),
            ],
            Text("couleur", Blue),
            Contents(Text("libelle", words.Name(name))));
    }

    /// <summary>The params of the reasoning and the emotion test that the others have not.</summary>
    public static IEnumerable<Tree.Node> Special(ResultView view)
    {
        if (view.Test.Id is not (CatalogueTests.Reasoning or CatalogueTests.Emotion)) yield break;
        yield return Text("quotient", Digits(view.Quotient));
        if (view.Test.Id != CatalogueTests.Reasoning) yield break;
        yield return Text("nb_question", Digits(ReasoningQuestions));
        yield return Text("nb_br", Digits((int)Math.Round(ReasoningQuestions * view.Global / KeyPredictSettings.HighestScore, MidpointRounding.AwayFromZero)));
    }

    public static Tree.Node Node(string name, params ReadOnlySpan<Tree.Node> children) => new(name, [], [.. children]);

    public static Tree.Node Node(string name, ImmutableArray<(string Name, string Value)> attributes, params ReadOnlySpan<Tree.Node> children) =>
        new(name, [.. attributes.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))], [.. children]);

    public static Tree.Node Text(string name, string? value) => new(name, [], []) { Value = new Tree.Text(value, IsFree: value is { Length: > 0 }) };

    public static Tree.Node Contents(params ReadOnlySpan<Tree.Node> children) => Node("contenus", new Tree.Node("contenu", [], [.. children]));

    public static string Score(decimal score) => score.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Tree.Node Described(string label, string description) =>
        Contents(Text("libelle", label), Text("description", description), Text("description_longue", description));

    private static string Raw(decimal score) => Digits((int)Math.Round(score * 8m, MidpointRounding.AwayFromZero));
}
